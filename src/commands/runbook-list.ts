import { GateFault } from "../gate/fault.ts";
import { exitCodes } from "../gate/result.ts";
import { runbookListJson, runbookListText } from "../report/runbooks.ts";
import type { Execution } from "../runbooks/execution.ts";
import { executionIds, readExecution } from "../runbooks/runbook-journals.ts";
import { openRunbookProject } from "./open-runbooks.ts";
import type { World } from "./world.ts";

export type RunbookListRequest = { readonly json: boolean; readonly config?: string | undefined };

/** Lists the executions of the project's runbooks, the newest first. Returns the exit code. */
export async function runbookList(request: RunbookListRequest, world: World): Promise<number> {
  const { host, output } = world;
  const project = await openRunbookProject(world, request.config);
  const executions: Execution[] = [];
  const unreadable: string[] = [];
  for (const id of await executionIds(host, project)) {
    try {
      executions.push(await readExecution(host, project, id));
    } catch (thrown) {
      if (!(thrown instanceof GateFault) || thrown.code === "run/interrupted") throw thrown;
      unreadable.push(thrown.message);
    }
  }
  executions.sort((one, other) => Date.parse(other.started.at) - Date.parse(one.started.at));
  const list = { executions, unreadable };
  output.document(request.json ? runbookListJson(list) : runbookListText(list));
  return unreadable.length === 0 ? exitCodes.yes : exitCodes.unknown;
}
