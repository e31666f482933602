import { exitCodes } from "../gate/result.ts";
import { stepText } from "../report/runbooks.ts";
import type { StepResult } from "../runbooks/step-results.ts";
import { executionIdOf, openRunbookProject } from "./open-runbooks.ts";
import { tellStep } from "./tell-runbook.ts";
import type { World } from "./world.ts";

export type StepRequest = {
  /** The id of the execution, or the beginning of it. */
  readonly id: string;
  readonly step: string;
  readonly result: StepResult;
  readonly by?: string | undefined;
  readonly note?: string | undefined;
  readonly config?: string | undefined;
};

/** Tells what became of a step. Returns the exit code; throws `Misuse`. */
export async function runbookStep(request: StepRequest, world: World): Promise<number> {
  const { by, note, result } = request;
  const project = await openRunbookProject(world, request.config);
  const id = await executionIdOf(world.host, project, request.id);
  const told = await tellStep(world, { project, id, by, note }, request.step, result);
  world.output.document(stepText(told.execution, told.step, result));
  return exitCodes.yes;
}
