import { commandLineOf } from "../../config/command-line.ts";
import type { ValueSource } from "../../config/config.ts";
import { GateFault } from "../../gate/fault.ts";
import type { Exit, Host } from "../../host/host.ts";
import { declaredVariables } from "../../project-command/declared-variables.ts";
import { lastLinesOf } from "../../project-command/last-lines.ts";
import type { SourceContents } from "./contents.ts";
import { expectedOf, parseOutput } from "./parse-output.ts";

type CommandSource = Extract<ValueSource, { kind: "command" }>;
type Needs = Pick<Host, "environment" | "files" | "processes" | "secrets">;

const placeholder = "{file}";
const largestOutput = 4 * 1024 * 1024;

/** Runs the command and reads the variables it gives. Nothing of what it prints is logged or shown. */
export async function readCommand(
  host: Needs,
  project: string,
  source: CommandSource,
): Promise<SourceContents> {
  const command = commandLineOf(source.run);
  const file = source.run.some((argument) => argument.includes(placeholder))
    ? `${await host.files.makeTemporaryDirectory("source")}/values`
    : undefined;
  try {
    const exit = await run(host, project, source, command, file);
    const text = file === undefined ? exit.stdout : ((await host.files.readText(file)) ?? "");
    const contents = exit.code === 0 ? parseOutput(source.format, text) : undefined;
    if (contents !== undefined) return contents;
    for (const output of [exit.stdout, text]) protectOutput(host, source, output);
    protectAssignments(host, exit.stderr);
    if (exit.code !== 0) throw failed(host, project, command, exit);
    const expected = expectedOf[source.format];
    throw new GateFault("source/output-unreadable", { command, expected });
  } finally {
    if (file !== undefined) await host.files.remove(file);
  }
}

async function run(
  host: Needs,
  project: string,
  source: CommandSource,
  command: string,
  file: string | undefined,
): Promise<Exit> {
  const variables = declaredVariables(host, source.environment, `for \`${command}\``);
  try {
    return await host.processes.run({
      argv: source.run.map((argument) => argument.replaceAll(placeholder, () => file ?? "")),
      cwd: project,
      variables,
      limitMs: source.timeout,
      maxOutputBytes: largestOutput,
      log: false,
    });
  } catch (thrown) {
    if (!(thrown instanceof GateFault) || thrown.code !== "process/time-limit") throw thrown;
    throw new GateFault("source/command-time-limit", { command, limitMs: source.timeout });
  }
}

/** What cannot be read may hold values all the same, and an error may repeat them. Names stay readable. */
function protectOutput({ secrets }: Needs, { format }: CommandSource, output: string): void {
  if (format === "names") return;
  const texts = output.matchAll(/"((?:[^"\\\n]|\\.)*)"|'([^'\n]*)'|=(.*)/g);
  const parts = [...texts].map(([, double, single, rest]) => double ?? single ?? rest ?? "");
  for (const part of [...output.split(/\r?\n/), ...parts]) {
    if (!/^[A-Z_][A-Z0-9_]*$/.test(part.trim())) secrets.protect(part);
  }
}

/** Of an error output the words are worth reading, and what is assigned in it may be a value: `set -x` and dumps show them. */
function protectAssignments({ secrets }: Needs, output: string): void {
  const assigned =
    /\w=(?:"((?:[^"\\\n]|\\.)*)"|'([^'\n]*)'|([^\s"'][^\s]*))|"[ \t]*:[ \t]*"((?:[^"\\\n]|\\.)*)"/g;
  for (const [, double, single, bare, json] of output.matchAll(assigned)) {
    secrets.protect(double ?? single ?? bare ?? json ?? "");
  }
}

function failed(
  host: Needs,
  project: string,
  command: string,
  { code, signal, stderr }: Exit,
): GateFault {
  const detail = lastLinesOf(host, { stdout: "", stderr }, project);
  const ending = code === null ? `signal ${signal ?? "unknown"}` : `exit code ${code}`;
  return new GateFault(
    "source/command-failed",
    { command, ending },
    detail === "" ? {} : { detail },
  );
}
