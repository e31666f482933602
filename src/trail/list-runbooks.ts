import type { Database, Row } from "../host/host.ts";
import { keyForms, keysOf } from "./cursor.ts";
import { numberIn, oneOf, textIn, textOrNull } from "./read-row.ts";
import type {
  RunbookExecution,
  RunbookExecutionDetails,
  RunbookStep,
} from "./runbook-execution.ts";
import { Conditions, exactTimeOf, pageIn, rowsFor, timeOf } from "./sql.ts";
import type { Page, PageRequest } from "./trail.ts";

const columns = `e.id::text AS id, e.repository, e.environment, e.commit_id, e.runbook, e.runbook_sha256, e.title,
  e.started_by, ${timeOf("e.started_at")} AS execution_started_at, coalesce(ending.result, 'running') AS state,
  ending.told_by AS ended_by, ${timeOf("ending.told_at")} AS ended_at, ending.note AS end_note,
  told.done, told.failed, told.skipped`;

const source = `promote.runbook_executions AS e
  LEFT JOIN promote.runbook_steps AS ending ON ending.execution = e.id AND ending.step IS NULL
  CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE result = 'done') AS done, count(*) FILTER (WHERE result = 'failed') AS failed,
      count(*) FILTER (WHERE result = 'skipped') AS skipped
    FROM promote.runbook_steps WHERE execution = e.id
  ) AS told`;

/** Executions of runbooks, the last that began first. Throws `BadCursor`. */
export async function listRunbookExecutions(
  database: Database,
  page: PageRequest,
): Promise<Page<RunbookExecution>> {
  const conditions = new Conditions();
  const keys = keysOf(page, [keyForms.time, keyForms.uuid]);
  if (keys !== undefined) {
    conditions.add("(e.started_at, e.id) < (?::timestamptz, ?::uuid)", ...keys);
  }
  const rows = await database.query(
    `SELECT ${columns}, ${exactTimeOf("e.started_at")} AS key_time FROM ${source} ${conditions.clause}
     ORDER BY e.started_at DESC, e.id DESC LIMIT ${rowsFor(page)}`,
    conditions.values,
  );
  return pageIn(rows, page, ["key_time", "id"], executionIn);
}

/** One execution with its steps. */
export async function readRunbookExecution(
  database: Database,
  id: string,
): Promise<RunbookExecutionDetails | undefined> {
  const [row] = await database.query(`SELECT ${columns} FROM ${source} WHERE e.id = $1::uuid`, [
    id,
  ]);
  if (row === undefined) return undefined;
  const steps = await database.query(
    `SELECT position, step, title, result, told_by, ${timeOf("told_at")} AS told_at, note
     FROM promote.runbook_steps WHERE execution = $1::uuid AND step IS NOT NULL ORDER BY position`,
    [id],
  );
  return { ...executionIn(row), told: steps.map(stepIn), endNote: textOrNull(row, "end_note") };
}

function executionIn(row: Row): RunbookExecution {
  return {
    id: textIn(row, "id"),
    repository: textIn(row, "repository"),
    environment: textOrNull(row, "environment"),
    commit: textIn(row, "commit_id"),
    runbook: textIn(row, "runbook"),
    runbookSha256: textIn(row, "runbook_sha256"),
    title: textIn(row, "title"),
    startedBy: textIn(row, "started_by"),
    startedAt: textIn(row, "execution_started_at"),
    state: oneOf(["running", "finished", "abandoned"], row, "state"),
    endedBy: textOrNull(row, "ended_by"),
    endedAt: textOrNull(row, "ended_at"),
    steps: {
      done: numberIn(row, "done"),
      failed: numberIn(row, "failed"),
      skipped: numberIn(row, "skipped"),
    },
  };
}

function stepIn(row: Row): RunbookStep {
  return {
    position: numberIn(row, "position"),
    step: numberIn(row, "step"),
    title: textOrNull(row, "title"),
    result: oneOf(["done", "failed", "skipped"], row, "result"),
    by: textIn(row, "told_by"),
    at: textIn(row, "told_at"),
    note: textOrNull(row, "note"),
  };
}
