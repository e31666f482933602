import type { Entry, Job, Step, Workflow } from "./workflow.ts";

const command = /(^|[\s;&|(/"'])promote(-gate)?(@\S+)?["']?[\s:]+(check|verify|snapshot)\b/m;
const action = /(^|\/)promote(-gate|-action)?(\/[^@]*)?@/i;

/** The jobs of a workflow that run promote: the required check is one of them. */
export function gateJobs({ jobs }: Workflow): readonly Job[] {
  return jobs.filter(
    ({ uses, steps }) => steps.some(isGateStep) || (uses !== undefined && action.test(uses.value)),
  );
}

/** Whether a step runs promote. */
export function isGateStep({ uses, run }: Step): boolean {
  return (
    (run !== undefined && command.test(run.value)) ||
    (uses !== undefined && action.test(uses.value))
  );
}

/** Whether a condition holds whatever happened before. */
export function holdsAlways({ value }: Entry): boolean {
  return ["always()", "!cancelled()", "true"].includes(value.replace(/\s+/g, ""));
}

/** The steps of a job that check the repository out. */
export function checkouts({ steps }: Job): readonly Step[] {
  return steps.filter(({ uses }) => uses !== undefined && /^actions\/checkout@/i.test(uses.value));
}

/** What a step is given for an input. */
export function inputOf({ inputs }: Step, name: string): string | undefined {
  return inputs.find((input) => input.name === name)?.value;
}
