import * as z from "zod";
import { stepResults } from "./step-results.ts";

const time = z.iso.datetime();
const place = z.int().min(0).max(2_147_483_647);

/** The first line of a journal: what the database takes of an execution, and the steps that there were to go through. */
export const startedExecution = z.strictObject({
  id: z.uuid(),
  repository: z.string(),
  environment: z.string().nullable(),
  commit: z.string().regex(/^([0-9a-f]{40}|[0-9a-f]{64})$/),
  /** Path in the repository, and the hex digest of what it said. */
  runbook: z.string(),
  runbookSha256: z.string().regex(/^[0-9a-f]{64}$/),
  title: z.string(),
  by: z.string(),
  at: time,
  steps: z.array(z.strictObject({ step: place, title: z.string() })),
});

const told = {
  execution: z.uuid(),
  /** In the order they were told; the first is 1. */
  position: place.min(1),
  by: z.string(),
  at: time,
  note: z.string().nullable(),
};

/** Every further line: what became of a step, or the end. */
export const toldStep = z.union([
  z.strictObject({ ...told, step: place, title: z.string(), result: z.enum(stepResults) }),
  z.strictObject({
    ...told,
    step: z.null(),
    title: z.null(),
    result: z.enum(["finished", "abandoned"]),
  }),
]);

export type StartedExecution = z.output<typeof startedExecution>;
export type ToldStep = z.output<typeof toldStep>;
/** One step of a runbook. */
export type ListedStep = StartedExecution["steps"][number];

/** Somebody going through a runbook, as far as was told. */
export type Execution = { readonly started: StartedExecution; readonly told: readonly ToldStep[] };

/** `running` until its end was told. */
export function stateOf({ told }: Execution): "running" | "finished" | "abandoned" {
  const last = told.at(-1);
  return last?.step === null ? last.result : "running";
}

/** The steps that nothing was told of. */
export function untoldSteps({ started, told }: Execution): readonly ListedStep[] {
  return started.steps.filter(({ step }) => !told.some((one) => one.step === step));
}

/** The steps whose last word is that they failed. */
export function failedSteps({ started, told }: Execution): readonly ListedStep[] {
  return started.steps.filter(
    ({ step }) => told.findLast((one) => one.step === step)?.result === "failed",
  );
}
