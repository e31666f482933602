import { exitCodes } from "../gate/result.ts";
import { endText } from "../report/runbooks.ts";
import { executionIdOf, openRunbookProject } from "./open-runbooks.ts";
import { tellEnd } from "./tell-runbook.ts";
import type { World } from "./world.ts";

export type FinishRequest = {
  /** The id of the execution, or the beginning of it. */
  readonly id: string;
  readonly abandoned: boolean;
  readonly by?: string | undefined;
  readonly note?: string | undefined;
  readonly config?: string | undefined;
};

/** Tells the end of an execution. Returns the exit code; throws `Misuse`. */
export async function runbookFinish(request: FinishRequest, world: World): Promise<number> {
  const { by, note, abandoned } = request;
  const project = await openRunbookProject(world, request.config);
  const id = await executionIdOf(world.host, project, request.id);
  const result = abandoned ? "abandoned" : "finished";
  world.output.document(endText(await tellEnd(world, { project, id, by, note }, result)));
  return exitCodes.yes;
}
