import { GateFault } from "../gate/fault.ts";
import type { Exit, Host } from "../host/host.ts";
import { listSettings, type OwnSetting, overrulingVariables } from "./distrusted-settings.ts";

/** Settings that could make git run a program, look away or look elsewhere, whoever set them. */
const settings = [
  "advice.graftFileDeprecated=false",
  "core.fsmonitor=false",
  "core.hooksPath=/dev/null",
  "core.attributesFile=/dev/null",
  "core.pager=cat",
  "core.quotePath=false",
  "core.checkStat=default",
  "core.trustctime=true",
  "core.ignoreStat=false",
  "diff.external=",
  "log.showSignature=false",
  "submodule.recurse=false",
  "protocol.ext.allow=never",
  "safe.bareRepository=explicit",
  "gc.auto=0",
  "maintenance.auto=false",
];
const hardening = ["--no-replace-objects", "--no-pager", ...settings.flatMap((one) => ["-c", one])];

/** All that git gets of variables beside what every child does; none of the caller's GIT_* is among that. */
const variables = {
  GIT_NO_REPLACE_OBJECTS: "1",
  GIT_GRAFT_FILE: "/dev/null",
  GIT_ATTR_NOSYSTEM: "1",
  GIT_NO_LAZY_FETCH: "1",
  // Of several settings of `core.gitProxy` git takes the first, so that only this variable overrules them.
  GIT_PROXY_COMMAND: "",
  GIT_TERMINAL_PROMPT: "0",
  GIT_OPTIONAL_LOCKS: "0",
  LC_ALL: "C",
};
/** Objects are read from the repository alone; a remote is asked for its refs, and by no program that a URL names. */
const noProtocol = "none";
const remoteProtocols = "file:git:http:https:ssh";

/** Commands for which git may run programs that settings name: filters, askers for passwords, signers. */
const reaching = new Set([
  ...["add", "commit", "diff", "fetch", "ls-remote", "status", "worktree"],
]);
/** Commands that speak with a remote. */
const remote = new Set(["fetch", "ls-remote"]);

type GitOptions = {
  /** Exit codes beside 0 that are answers and not failures. */
  readonly accept?: readonly number[];
  readonly input?: string;
  readonly limitMs?: number;
  /** Variables beside those every git gets. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Settings of this call, of a command that reaches programs. Git gets them in variables, so they may be secret. */
  readonly settings?: readonly OwnSetting[];
};

/** Runs git plumbing in a folder. Throws "git/failed" on any exit code that is not an answer. */
export async function git(
  { processes }: Pick<Host, "processes">,
  cwd: string,
  args: readonly string[],
  { accept = [], input, limitMs, variables: own = {}, settings: given = [] }: GitOptions = {},
): Promise<Exit> {
  const subcommand = subcommandOf(args);
  const overruling = reaching.has(subcommand) ? await overrule({ processes }, cwd, given) : {};
  const GIT_ALLOW_PROTOCOL = remote.has(subcommand) ? remoteProtocols : noProtocol;
  const exit = await processes.run({
    argv: ["git", ...hardening, ...args],
    cwd,
    variables: { ...own, ...overruling, ...variables, GIT_ALLOW_PROTOCOL },
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

/** The command itself, options before it aside. */
function subcommandOf(args: readonly string[]): string {
  const at = args.findIndex((arg, index) => !arg.startsWith("-") && args[index - 1] !== "-c");
  return args[at] ?? "";
}

async function overrule(
  { processes }: Pick<Host, "processes">,
  cwd: string,
  given: readonly OwnSetting[],
): Promise<Readonly<Record<string, string>>> {
  const argv = ["git", ...hardening, ...listSettings];
  return overrulingVariables(await processes.run({ argv, cwd, variables, log: false }), given);
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
