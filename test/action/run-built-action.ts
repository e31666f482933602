import { spawn } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "../support/temporary-folder.ts";

export const actionFile = join(import.meta.dirname, "../../dist/action.js");

export type ActionRun = {
  readonly workspace: string;
  readonly event: string;
  readonly payload: unknown;
  readonly sha: string;
  readonly apiUrl?: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly variables?: Readonly<Record<string, string>>;
  /** Where the runner's files lie. */
  readonly folder?: string;
  /** Cancelled as the runner does it, once this file is there. */
  readonly cancelAt?: string;
  /** The Action, where it is another than the built one. */
  readonly file?: string;
};

export type ActionEnded = {
  readonly code: number | null;
  readonly log: string;
  readonly summary: string;
  readonly outputs: ReadonlyMap<string, string>;
  /** What the runner would take out of GITHUB_ENV and GITHUB_PATH. */
  readonly environment: string;
  /** Workflow commands that a runner would follow, by its rules. */
  readonly commands: readonly string[];
};

export const token = "ghs_0123456789abcdefghijklmnopqrstuvwxyz";

/** Runs the built Action as the runner runs it: variables, an event file, files to write to. */
export async function runBuiltAction(run: ActionRun): Promise<ActionEnded> {
  const { file, variables } = startedWith(run);
  const child = spawn(process.execPath, [run.file ?? actionFile], {
    cwd: run.workspace,
    env: variables,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let log = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      log += text;
    });
  }
  const { cancelAt } = run;
  const watching = setInterval(() => {
    if (cancelAt === undefined || !existsSync(cancelAt)) return;
    clearInterval(watching);
    child.kill("SIGINT");
  }, 50);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  clearInterval(watching);
  const read = (name: string) => (existsSync(file(name)) ? readFileSync(file(name), "utf8") : "");
  return {
    code,
    log,
    summary: read("summary"),
    outputs: outputsIn(read("output")),
    environment: read("env") + read("path") + read("state"),
    commands: commandsIn(log),
  };
}

/** What the runner gives a step: files, empty but for the event's, and variables. */
export function startedWith(run: ActionRun) {
  const { folder = temporaryFolder() } = run;
  const file = (name: string) => join(folder, name);
  for (const name of ["env", "path", "output", "state", "summary"]) writeFileSync(file(name), "");
  writeFileSync(file("event.json"), JSON.stringify(run.payload));
  const inputs = { "github-token": token, ...run.inputs };
  const { PATH = "", HOME = "", TMPDIR } = process.env;
  const variables: Readonly<Record<string, string>> = {
    ...{ PATH, HOME, ...(TMPDIR && { TMPDIR }), CI: "true", GITHUB_ACTIONS: "true" },
    ...{ GITHUB_EVENT_NAME: run.event, GITHUB_EVENT_PATH: file("event.json") },
    ...{ GITHUB_SHA: run.sha, GITHUB_REPOSITORY: "acme/shop", GITHUB_WORKSPACE: run.workspace },
    ...{ GITHUB_API_URL: run.apiUrl ?? "http://127.0.0.1:9", GITHUB_ACTOR: "ada" },
    ...{ GITHUB_SERVER_URL: "https://github.com", GITHUB_RUN_ID: "1", GITHUB_RUN_ATTEMPT: "1" },
    ...{ GITHUB_ENV: file("env"), GITHUB_PATH: file("path"), GITHUB_STATE: file("state") },
    ...{ GITHUB_OUTPUT: file("output"), GITHUB_STEP_SUMMARY: file("summary") },
    ...Object.fromEntries(
      Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
    ),
    ...run.variables,
  };
  return { file, variables };
}

function outputsIn(text: string): ReadonlyMap<string, string> {
  const entries = text.matchAll(/^(\S+)<<(ghadelimiter_[0-9a-f-]+)\n([\s\S]*?)\n\2$/gm);
  return new Map([...entries].map(([, name = "", , value = ""]) => [name, value]));
}

/** Lines as the runner's ActionCommandManager reads them: leading blanks aside, stopped between two words. */
export function commandsIn(log: string): readonly string[] {
  const found: string[] = [];
  let word: string | undefined;
  for (const line of log.split(/\r\n|\n|\r/).map((one) => one.trimStart())) {
    if (word !== undefined) {
      if (line === `::${word}::`) word = undefined;
      continue;
    }
    const [, stop] = /^::stop-commands::(.+)$/.exec(line) ?? [];
    if (stop !== undefined) word = stop;
    else if (/^::[a-z-]+[ :]/.test(line) || line.includes("##[")) found.push(line);
  }
  return found;
}
