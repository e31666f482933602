import { checks } from "../checks/index.ts";
import { faultReportOf, GateFault } from "../gate/fault.ts";
import { waiversText } from "../gate/waiver-rules/index.ts";
import { keepOutOfGit } from "../record/promote-folder.ts";
import { reporters } from "../report/reporters.ts";
import { ruleWordsOf } from "../report/rule-words.ts";
import type { RunReport } from "../report/run-report.ts";
import { obstacleAt, type ReportFile, type ReportPlan } from "./plan-reports.ts";
import { redactedTexts } from "./redacted-texts.ts";
import type { World } from "./world.ts";

/** A run that is recorded, and the folder of its project, absolute. */
export type ToldRun = Omit<RunReport, "rules"> & { readonly project: string };

/** Tells the run as planned: on standard output first, then in files. Returns what was told, and whether all of it could be. */
export async function tellRun(
  plan: ReportPlan,
  { project, ...told }: ToldRun,
  world: World,
): Promise<{ readonly run: RunReport; readonly isTold: boolean }> {
  const places = redactedTexts(told.places, world.host);
  const run = { ...told, places, rules: ruleWordsOf([...checks, waiversText]) };
  world.output.document(
    reporters[plan.output](run),
    plan.output === "github" ? "annotations" : "text",
  );
  const inFile = {
    ...run,
    terminal: { ...run.terminal, colors: false, columns: 100, width: undefined },
  };
  let areWritten = true;
  for (const report of plan.files) {
    areWritten = (await writeReport(report, inFile, project, world)) && areWritten;
  }
  return { run, isTold: areWritten };
}

/** Writes one report, all or nothing; what keeps it from that is told and keeps nothing else. */
async function writeReport(
  { reporter, file, path }: ReportFile,
  run: RunReport,
  project: string,
  { host, output }: World,
): Promise<boolean> {
  try {
    const reason = await obstacleAt(host, path);
    if (reason !== undefined)
      throw new GateFault("file/unwritable", { path: file, reason: `it is ${reason}` });
    if (path.startsWith(`${project}/`)) {
      await keepOutOfGit(host, project, path.slice(project.length + 1));
    }
    await host.files.writeAtomic(path, reporters[reporter](run));
    return true;
  } catch (thrown) {
    const { message, remedy } = faultReportOf(thrown);
    output.message(`The ${reporter} report is not written: ${message}\n→ ${remedy}`);
    return false;
  }
}
