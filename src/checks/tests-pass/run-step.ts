import { commandLineOf } from "../../config/command-line.ts";
import type { CheckSettings } from "../../config/config.ts";
import type { Exit, Host } from "../../host/host.ts";
import { declaredVariables } from "../../project-command/declared-variables.ts";
import { lastLinesOf } from "../../project-command/last-lines.ts";
import type { EarlierCount, StepFacts, TestReport } from "./facts.ts";
import { readReport, readReportFile } from "./read-report.ts";

export type StepNeeds = Pick<Host, "clock" | "environment" | "files" | "processes" | "secrets">;

export type StepSettings = CheckSettings<"tests-pass">["steps"][number];

/** Runs the command of a step, its output in a log of its own, and reads the report it leaves. */
export async function runStep(
  host: StepNeeds,
  project: string,
  settings: StepSettings,
  earlier: EarlierCount | null,
): Promise<StepFacts> {
  const { name, command, report, environment, timeout } = settings;
  const before = report === undefined ? undefined : await host.files.status(`${project}/${report}`);
  const startedAt = host.clock.now();
  const exit = await host.processes.run({
    argv: command,
    cwd: project,
    variables: declaredVariables(host, environment, usedFor(name)),
    limitMs: timeout,
    ...(name === undefined ? {} : { log: name }),
  });
  const earlierFile = { modifiedAt: before?.modifiedAt, bytes: before?.bytes ?? 0, startedAt };
  const read =
    report === undefined || report === "stdout"
      ? reportOn(host, project, report, exit, startedAt)
      : await readReportFile(host, project, report, earlierFile);
  const spoken = report === "stdout" && read?.state === "read" ? { ...exit, stdout: "" } : exit;
  return {
    name: name ?? null,
    command: host.secrets.redact(commandLineOf(command)),
    reportPath: report ?? null,
    exitCode: exit.code,
    signal: exit.signal,
    durationMs: Math.round(exit.durationMs),
    lastLines: exit.code === 0 ? "" : lastLinesOf(host, spoken, project),
    report: read,
    limits: {
      minTests: settings.minTests ?? null,
      maxSkipped: settings.maxSkipped ?? null,
      maxDropPercent: settings.maxDropPercent ?? null,
    },
    earlier,
  };
}

function usedFor(name: string | undefined): string {
  return name === undefined ? "for the tests" : `for step ${name} of the tests`;
}

function reportOn(
  host: StepNeeds,
  project: string,
  report: "stdout" | undefined,
  { stdout }: Exit,
  startedAt: Date,
): TestReport | null {
  return report === undefined ? null : readReport(host, project, stdout, startedAt);
}
