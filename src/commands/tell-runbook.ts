import { type Execution, type ListedStep, stateOf, type ToldStep } from "../runbooks/execution.ts";
import { tellNext } from "../runbooks/runbook-journals.ts";
import type { StepResult } from "../runbooks/step-results.ts";
import { Misuse } from "./load-config.ts";
import { tellerOf, writtenLine } from "./open-runbooks.ts";
import type { World } from "./world.ts";

/** Whose execution, which one, and what is said beside the result. */
type Telling = {
  readonly project: string;
  readonly id: string;
  readonly by: string | undefined;
  readonly note: string | undefined;
};

const longestNote = 2_000;

/** Tells what became of a step. Throws `Misuse` when there is no such step, or the execution has ended. */
export async function tellStep(
  world: Pick<World, "host">,
  telling: Telling,
  step: string | number,
  result: StepResult,
): Promise<{ readonly execution: Execution; readonly step: ListedStep }> {
  const said = await saidOf(world, telling);
  let found: ListedStep | undefined;
  const execution = await tellNext(world.host, telling.project, telling.id, (before) => {
    assertRunning(before);
    found = stepIn(before, String(step));
    return { ...said, position: before.told.length + 1, ...found, result };
  });
  return { execution, step: found ?? stepIn(execution, String(step)) };
}

/** Tells the end of an execution. Throws `Misuse` when it has ended. */
export async function tellEnd(
  world: Pick<World, "host">,
  telling: Telling,
  result: "finished" | "abandoned",
): Promise<Execution> {
  const said = await saidOf(world, telling);
  return tellNext(world.host, telling.project, telling.id, (before) => {
    assertRunning(before);
    return { ...said, position: before.told.length + 1, step: null, title: null, result };
  });
}

async function saidOf(
  { host }: Pick<World, "host">,
  { project, id, by, note = "" }: Telling,
): Promise<Pick<ToldStep, "execution" | "by" | "at" | "note">> {
  if (note.length > longestNote) {
    throw new Misuse(`--note has ${note.length} characters; expected ${longestNote} at most.`);
  }
  return {
    execution: id,
    by: await tellerOf(host, project, by),
    at: host.clock.now().toISOString(),
    note: writtenLine(host, note) || null,
  };
}

function stepIn({ started: { steps } }: Execution, given: string): ListedStep {
  const found = steps.find(({ step }) => String(step) === given);
  if (found !== undefined) return found;
  throw new Misuse(
    `There is no step ${given} in this runbook; its steps are ${steps.map(({ step }) => step).join(", ")}.`,
  );
}

function assertRunning(execution: Execution): void {
  const state = stateOf(execution);
  if (state === "running") return;
  const { at, by } = execution.told.at(-1) ?? execution.started;
  throw new Misuse(`The execution was ${state} at ${at} by ${by}; nothing is told after its end.`);
}
