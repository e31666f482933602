import { GateFault } from "../gate/fault.ts";
import type { Exit, Host } from "../host/host.ts";

/** Settings that could make git run a program or look at other objects than the repository's own. */
const hardening = [
  "--no-replace-objects",
  "-c",
  "core.fsmonitor=false",
  "-c",
  "core.hooksPath=/dev/null",
  "-c",
  "diff.external=",
  "-c",
  "core.quotePath=false",
];

type GitOptions = {
  /** Exit codes beside 0 that are answers and not failures. */
  readonly accept?: readonly number[];
  readonly input?: string;
  readonly limitMs?: number;
  /** Variables beside those every git gets. */
  readonly variables?: Readonly<Record<string, string>>;
};

/** Runs git plumbing in a folder. Throws "git/failed" on any exit code that is not an answer. */
export async function git(
  { processes }: Pick<Host, "processes">,
  cwd: string,
  args: readonly string[],
  { accept = [], input, limitMs, variables = {} }: GitOptions = {},
): Promise<Exit> {
  const exit = await processes.run({
    argv: ["git", ...hardening, ...args],
    cwd,
    variables: { ...variables, GIT_TERMINAL_PROMPT: "0", GIT_OPTIONAL_LOCKS: "0", LC_ALL: "C" },
    log: false,
    ...(input === undefined ? {} : { input }),
    ...(limitMs === undefined ? {} : { limitMs }),
  });
  if (exit.code !== 0 && !accept.includes(exit.code ?? -1)) {
    const command = args.join(" ");
    throw new GateFault("git/failed", { command, reason: reasonOf(exit) }, { detail: exit.stderr });
  }
  return exit;
}

/** The first line of what a git command prints. */
export async function gitLine(
  host: Pick<Host, "processes">,
  cwd: string,
  args: readonly string[],
): Promise<string> {
  return ((await git(host, cwd, args)).stdout.split("\n")[0] ?? "").trim();
}

/** What git says first, or how it ended when it says nothing. */
function reasonOf({ stderr, code, signal }: Exit): string {
  const [first = ""] = stderr.trim().split("\n");
  if (first !== "") return first;
  return code === null ? `ended by ${signal ?? "a signal"}` : `exit code ${code}`;
}
