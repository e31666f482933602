import { commandLineOf } from "../../config/command-line.ts";
import type { CheckSettings } from "../../config/config.ts";
import type { Release } from "../../gate/check.ts";
import type { Host } from "../../host/host.ts";
import { declaredVariables } from "../../project-command/declared-variables.ts";
import { lastLinesOf } from "../../project-command/last-lines.ts";
import type { TestReport, TestsPassFacts } from "./facts.ts";
import { readReport, readReportFile } from "./read-report.ts";

type Needs = Pick<Host, "clock" | "environment" | "files" | "processes" | "secrets">;

/** Runs the tests and reads the report they leave. */
export async function gather(
  host: Needs,
  { command, report, environment }: CheckSettings<"tests-pass">,
  { candidate: { project } }: Release,
): Promise<TestsPassFacts> {
  const path = `${project}/${report}`;
  const before = report === "stdout" ? undefined : await host.files.status(path);
  const earlier = {
    modifiedAt: before?.modifiedAt,
    bytes: before?.bytes ?? 0,
    startedAt: host.clock.now(),
  };
  const variables = declaredVariables(host, environment, "for the tests");
  const exit = await host.processes.run({ argv: command, cwd: project, variables });
  const read: TestReport =
    report === "stdout"
      ? readReport(host, project, exit.stdout)
      : await readReportFile(host, project, path, earlier);
  const spoken = report === "stdout" && read.state === "read" ? { ...exit, stdout: "" } : exit;
  return {
    command: host.secrets.redact(commandLineOf(command)),
    reportPath: report,
    exitCode: exit.code,
    signal: exit.signal,
    durationMs: Math.round(exit.durationMs),
    lastLines: exit.code === 0 ? "" : lastLinesOf(host, spoken, project),
    report: read,
  };
}
