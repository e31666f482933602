import { createRoute, z } from "@hono/zod-openapi";
import type { Api } from "../api.ts";
import { json, jsonBody, problem } from "../content.ts";
import { single } from "../database.ts";

const NewRunbookExecution = z
  .object({
    runbook: z.string().min(1).openapi({ example: "rollback" }),
    step: z.string().min(1).openapi({ example: "Recovery 7" }),
    executedBy: z.string().min(1),
    result: z.enum(["succeeded", "failed", "rolled-back"]),
    contestId: z.uuid().optional(),
    details: z.record(z.string(), z.unknown()).optional(),
  })
  .openapi("NewRunbookExecution");

const RunbookExecution = z
  .object({
    id: z.string().openapi({ example: "15" }),
    runbook: z.string(),
    step: z.string(),
    executedBy: z.string(),
    result: z.enum(["succeeded", "failed", "rolled-back"]),
    contestId: z.uuid().nullable(),
    details: z.record(z.string(), z.any()),
    executedAt: z.iso.datetime(),
  })
  .openapi("RunbookExecution");

type RunbookExecution = z.infer<typeof RunbookExecution>;

const columns = `
  id, runbook, step, executed_by AS "executedBy", result, contest_id AS "contestId", details,
  executed_at AS "executedAt"`;

const listRunbookExecutions = createRoute({
  operationId: "listRunbookExecutions",
  method: "get",
  path: "/runbook-executions",
  request: { query: z.object({ runbook: z.string().optional() }) },
  responses: { 200: json(z.array(RunbookExecution), "Executed steps, the latest first") },
});

const recordRunbookExecution = createRoute({
  operationId: "recordRunbookExecution",
  method: "post",
  path: "/runbook-executions",
  summary: "Record that a step of a runbook was executed",
  request: { body: jsonBody(NewRunbookExecution) },
  responses: {
    201: json(RunbookExecution, "The record, which nobody can change"),
    400: problem("Invalid record"),
    422: problem("No such contest"),
  },
});

/** Adds the routes of the audit trail of runbooks. */
export function addRunbookExecutions(app: Api): void {
  app.openapi(listRunbookExecutions, async (c) => {
    const { runbook } = c.req.valid("query");
    const { rows } = await c.env.database.query<RunbookExecution>(
      `SELECT ${columns} FROM runbook_executions WHERE $1::text IS NULL OR runbook = $1
       ORDER BY executed_at DESC, id DESC LIMIT 100`,
      [runbook ?? null],
    );
    return c.json(rows, 200);
  });

  app.openapi(recordRunbookExecution, async (c) => {
    const { runbook, step, executedBy, result, contestId, details = {} } = c.req.valid("json");
    const inserted = await c.env.database.query<RunbookExecution>(
      `INSERT INTO runbook_executions (runbook, step, executed_by, result, contest_id, details)
       VALUES ($1, $2, $3, $4, $5, $6) RETURNING ${columns}`,
      [runbook, step, executedBy, result, contestId ?? null, details],
    );
    return c.json(single(inserted), 201);
  });
}
