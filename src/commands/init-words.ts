import { gateVariables } from "../init/gate-variables.ts";
import { addPromote } from "../init/package-commands.ts";
import type { PlannedFile } from "../init/plan-files.ts";
import { skeletonPath } from "../init/runbook-text.ts";
import type { Survey } from "../init/survey.ts";
import { visible } from "../report/visible.ts";

type InitReport = {
  readonly survey: Survey;
  readonly plan: readonly PlannedFile[];
  /** False: what would be done. */
  readonly done: boolean;
};

/** What was found, what was or would be written, what was kept, and what to do next. */
export function initText({ survey, plan, done }: InitReport): string {
  const verb = ({ text }: PlannedFile) =>
    text === undefined ? "kept" : done ? "written" : "would write";
  const width = Math.max(...plan.map(({ path }) => path.length));
  const files = plan.map(
    (file) => `  ${verb(file).padEnd(12)} ${file.path.padEnd(width)}  ${file.note}`,
  );
  return visible(
    [summaryOf(survey), ...files, "", "Next:", ...nextSteps(survey, plan), ""].join("\n"),
  );
}

function summaryOf({
  project,
  framework,
  migrations,
  testRunner,
  packageManager,
  openapiDocument,
}: Survey): string {
  const parts = [
    framework,
    migrations && { what: `${migrations.what.tool} migrations` },
    testRunner && { what: testRunner.what.name },
    packageManager && { what: packageManager.what.name },
    openapiDocument,
  ]
    .filter((one) => one !== undefined)
    .map(({ what }) => what);
  const where = project === "" ? "the top of the repository" : project;
  return `The project is ${where}${parts.length === 0 ? "" : `: ${parts.join(", ")}`}.`;
}

function nextSteps(survey: Survey, plan: readonly PlannedFile[]): readonly string[] {
  const { packageManager, hasPromote, project } = survey;
  const install =
    packageManager === undefined || hasPromote
      ? []
      : [
          `run \`${addPromote(packageManager.what)}\`${project === "" ? "" : ` in ${project}`}, then`,
        ];
  return [
    `  1. ${sentence([...install, "read promote.yaml: settle what begins with “To be”, and each check that is off; `promote check --list` shows them."])}`,
    `  2. ${runbookStep(plan)}, and make a key with \`promote key create\`.`,
    "  3. Commit, then see what is still missing: `promote doctor` on this machine, `promote check --keep-going` in all checks.",
    `  4. Give the workflow its secrets (${gateVariables(survey).join(", ")}), and look it over with \`promote doctor --github\`.`,
  ];
}

function runbookStep(plan: readonly PlannedFile[]): string {
  const skeleton = plan.find(({ path, text }) => path.endsWith(skeletonPath) && text !== undefined);
  return skeleton === undefined
    ? "Read the rollback document as somebody would who follows it at night"
    : `Fill in ${skeleton.path} (its <placeholders> block until then)`;
}

function sentence(parts: readonly string[]): string {
  const text = parts.join(" ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
