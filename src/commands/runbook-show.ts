import { exitCodes } from "../gate/result.ts";
import { runbookJson, runbookText } from "../report/runbooks.ts";
import { readExecution } from "../runbooks/runbook-journals.ts";
import { executionIdOf, openRunbookProject } from "./open-runbooks.ts";
import type { World } from "./world.ts";

export type RunbookShowRequest = {
  /** The id of the execution, or the beginning of it. */
  readonly id: string;
  readonly json: boolean;
  readonly config?: string | undefined;
};

/** Shows all that was told of an execution. Returns the exit code; throws `Misuse`. */
export async function runbookShow(request: RunbookShowRequest, world: World): Promise<number> {
  const { host, output } = world;
  const project = await openRunbookProject(world, request.config);
  const id = await executionIdOf(host, project, request.id);
  const execution = await readExecution(host, project, id);
  output.document(request.json ? runbookJson(execution) : runbookText(execution));
  return exitCodes.yes;
}
