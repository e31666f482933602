/** What became of a step, as a person can tell it. */
export const stepResults = ["done", "failed", "skipped"] as const;

export type StepResult = (typeof stepResults)[number];
