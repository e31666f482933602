import { commandLineOf } from "../../../../config/command-line.ts";
import type { Release } from "../../../../gate/check.ts";
import type { Host } from "../../../../host/host.ts";
import { declaredVariables } from "../../../../project-command/declared-variables.ts";
import { lastLinesOf } from "../../../../project-command/last-lines.ts";
import type { ItemByKind } from "../../facts.ts";
import type { CommandFacts, JudgedOutput } from "./facts.ts";

type Needs = Pick<Host, "environment" | "processes" | "secrets">;
type Item = ItemByKind["command"];

/** Runs the command in the project folder. What it prints is judged here, and only the verdict is kept. */
export async function gatherCommand(
  host: Needs,
  item: Item,
  { candidate: { project } }: Pick<Release, "candidate">,
): Promise<CommandFacts> {
  const exit = await host.processes.run({
    argv: item.command,
    cwd: project,
    variables: declaredVariables(host, item.environment, `for the item ${item.id}`),
    limitMs: item.timeout,
  });
  const output = item.output === undefined ? null : judged(item.output, exit.stdout, host.secrets);
  const isExpected = exit.code === item.exitCode && output?.holds !== false;
  return {
    id: item.id,
    kind: "command",
    command: host.secrets.redact(commandLineOf(item.command)),
    expectedExitCode: item.exitCode,
    exitCode: exit.code,
    signal: exit.signal,
    output,
    lastLines: isExpected ? "" : lastLinesOf(host, exit, project),
  };
}

function judged(
  wanted: NonNullable<Item["output"]>,
  stdout: string,
  { redact }: Host["secrets"],
): JudgedOutput {
  if ("exact" in wanted) {
    const holds = withoutFinalBreaks(stdout) === withoutFinalBreaks(wanted.exact);
    return { how: "exact", expected: redact(wanted.exact), holds };
  }
  if ("contains" in wanted) {
    const holds = stdout.includes(wanted.contains);
    return { how: "contains", expected: redact(wanted.contains), holds };
  }
  const holds = new RegExp(wanted.matches, "mu").test(stdout);
  return { how: "matches", expected: redact(wanted.matches), holds };
}

function withoutFinalBreaks(text: string): string {
  return text.replaceAll("\r\n", "\n").replace(/\n+$/, "");
}
