import type { Host } from "../host/host.ts";
import { pitfalls } from "./diagnoses/workflow/index.ts";
import type { Diagnosed, Situation } from "./diagnosis.ts";
import { gateJobs } from "./gate-job.ts";
import { parseWorkflow } from "./workflow.ts";

/** What is said under one name. */
export type NamedDiagnosed = Diagnosed & { readonly id: string };

const folder = ".github/workflows";

/** Looks over every workflow of the working tree. */
export async function diagnoseWorkflows(
  { files }: Pick<Host, "files">,
  { repository }: Situation,
): Promise<readonly NamedDiagnosed[]> {
  if (repository === undefined) return [];
  const names = (await files.list(`${repository}/${folder}`)).filter((name) =>
    /\.ya?ml$/.test(name),
  );
  const read = await Promise.all(
    names.map(async (name) => {
      const file = `${folder}/${name}`;
      return {
        file,
        parsed: parseWorkflow((await files.readText(`${repository}/${file}`)) ?? "", file),
      };
    }),
  );
  const said = read.flatMap(({ file, parsed }): readonly NamedDiagnosed[] => {
    if (parsed.kind === "parsed") return saidOf(parsed.workflow);
    const what = `The workflow cannot be read: ${parsed.reason}.`;
    return [
      {
        id: "workflow",
        level: "unknown",
        what,
        where: { file, line: parsed.line },
        fix: "Make it valid YAML.",
      },
    ];
  });
  const runsGate = read.some(
    ({ parsed }) => parsed.kind === "parsed" && gateJobs(parsed.workflow).length > 0,
  );
  return runsGate ? said : [...said, noGate];
}

function saidOf(workflow: Parameters<typeof gateJobs>[0]): readonly NamedDiagnosed[] {
  const found = Object.entries(pitfalls).flatMap(([id, find]) =>
    [...find(workflow)].map(({ line, ...rest }) => ({
      id: `workflow/${id}`,
      ...rest,
      where: { file: workflow.file, line },
    })),
  );
  if (found.length > 0 || gateJobs(workflow).length === 0) return found;
  return [
    {
      id: "workflow",
      level: "ok",
      what: "The workflow runs the gate and has no pitfall that is known.",
      where: { file: workflow.file },
    },
  ];
}

const noGate: NamedDiagnosed = {
  id: "workflow",
  level: "warn",
  what: `No workflow in ${folder} runs promote.`,
  why: "Nothing looks at a change before it is merged.",
  fix: "Write one with `promote init`.",
};
