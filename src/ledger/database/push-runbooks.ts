import { GateFault } from "../../gate/fault.ts";
import type { Row } from "../../host/databases.ts";
import type { Host } from "../../host/host.ts";
import type { Execution } from "../../runbooks/execution.ts";
import { executionIds, readExecution } from "../../runbooks/runbook-journals.ts";

/** Rows of one statement of the ledger's database. */
type Ask = (sql: string, values: readonly unknown[]) => Promise<readonly Row[]>;

/** What sending runbook executions came to. */
export type PushedRunbooks = {
  /** Executions and steps that the database did not have. */
  readonly executions: number;
  readonly steps: number;
  /** One sentence for each journal that cannot be read; it keeps no other one back. */
  readonly unreadable: readonly string[];
};

/** Sends to the database what was told of runbooks in a project; again, nothing. What the database refuses, `ask` throws. */
export async function pushRunbooks(
  host: Pick<Host, "files" | "journals">,
  ask: Ask,
  project: string,
): Promise<PushedRunbooks> {
  let [executions, steps] = [0, 0];
  const unreadable: string[] = [];
  for (const id of await executionIds(host, project)) {
    const execution = await readExecution(host, project, id).catch(messageOf);
    if (typeof execution === "string") {
      unreadable.push(execution);
      continue;
    }
    const sent = await pushExecution(ask, execution);
    if (sent.isNew) executions += 1;
    steps += sent.steps;
  }
  return { executions, steps, unreadable };
}

async function pushExecution(ask: Ask, { started, told }: Execution) {
  const { steps: _, ...said } = started;
  const [row] = await ask("SELECT promote.append_runbook_execution($1::jsonb) AS new", [
    JSON.stringify(said),
  ]);
  const [counted] = await ask(
    `SELECT count(*) FILTER (WHERE promote.append_runbook_step(one))::integer AS new
     FROM jsonb_array_elements($1::jsonb) AS told (one)`,
    [JSON.stringify(told)],
  );
  return { isNew: row?.["new"] === true, steps: Number(counted?.["new"] ?? 0) };
}

function messageOf(thrown: unknown): string {
  if (thrown instanceof GateFault && thrown.code !== "run/interrupted") return thrown.message;
  throw thrown;
}
