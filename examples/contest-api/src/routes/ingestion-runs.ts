import { createRoute, z } from "@hono/zod-openapi";
import { HTTPException } from "hono/http-exception";
import type { Api } from "../api.ts";
import { json, problem } from "../content.ts";
import { type Database, single } from "../database.ts";
import type { Score } from "../ingestion-client.ts";
import { ContestPath } from "./contests.ts";

const IngestionRun = z
  .object({
    id: z.string().openapi({ example: "108" }),
    contestId: z.uuid(),
    status: z.enum(["running", "succeeded", "failed"]),
    scoresReceived: z.int(),
    error: z.object({ message: z.string() }).nullable(),
    startedAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
    durationSeconds: z
      .number()
      .optional()
      .openapi({ description: "Absent while the run goes on." }),
  })
  .openapi("IngestionRun");

type IngestionRun = z.infer<typeof IngestionRun>;

const columns = `
  id, contest_id AS "contestId", status, scores_received AS "scoresReceived", error,
  started_at AS "startedAt", finished_at AS "finishedAt"`;

const listIngestionRuns = createRoute({
  operationId: "listIngestionRuns",
  method: "get",
  path: "/contests/{contestId}/ingestion-runs",
  request: { params: ContestPath },
  responses: { 200: json(z.array(IngestionRun), "Runs, the latest first") },
});

const startIngestionRun = createRoute({
  operationId: "startIngestionRun",
  method: "post",
  path: "/contests/{contestId}/ingestion-runs",
  summary: "Read the scores of a locked contest from the provider",
  request: { params: ContestPath },
  responses: {
    201: json(IngestionRun, "The finished run, whether it succeeded or failed"),
    409: problem("The contest is not locked"),
  },
});

/** Adds the routes of a contest's ingestion runs. */
export function addIngestionRuns(app: Api): void {
  app.openapi(listIngestionRuns, async (c) => {
    const { rows } = await c.env.database.query<IngestionRun>(
      `SELECT ${columns} FROM ingestion_runs WHERE contest_id = $1 ORDER BY started_at DESC, id DESC LIMIT 100`,
      [c.req.valid("param").contestId],
    );
    return c.json(rows.map(withDuration), 200);
  });

  app.openapi(startIngestionRun, async (c) => {
    const { database, ingestion } = c.env;
    const started = await database.query<{ id: string; contestId: string; slug: string }>(
      `WITH contest AS (SELECT id, slug FROM contests WHERE id = $1 AND status = 'locked'),
            run AS (INSERT INTO ingestion_runs (contest_id) SELECT id FROM contest RETURNING id)
       SELECT run.id, contest.id AS "contestId", slug FROM run, contest`,
      [c.req.valid("param").contestId],
    );
    const run = started.rows[0];
    if (!run) throw new HTTPException(409, { message: "The contest is not locked." });

    const finished = await ingestion.fetchScores(run.slug).then(
      (scores) => recordScores(database, run, scores),
      (error: Error) => recordFailure(database, run, error),
    );
    return c.json(withDuration(finished), 201);
  });
}

async function recordScores(
  database: Database,
  run: { id: string; contestId: string },
  scores: readonly Score[],
) {
  const updated = await database.query<IngestionRun>(
    `WITH scored AS (
       UPDATE entries SET score = received.score
       FROM unnest($3::uuid[], $4::integer[]) AS received (player_id, score)
       WHERE entries.contest_id = $2 AND entries.player_id = received.player_id
     )
     UPDATE ingestion_runs SET status = 'succeeded', scores_received = $5, finished_at = now()
     WHERE id = $1 RETURNING ${columns}`,
    [
      run.id,
      run.contestId,
      scores.map(({ playerId }) => playerId),
      scores.map(({ score }) => score),
      scores.length,
    ],
  );
  return single(updated);
}

async function recordFailure(database: Database, run: { id: string }, { message }: Error) {
  const updated = await database.query<IngestionRun>(
    `UPDATE ingestion_runs SET status = 'failed', error = $2, finished_at = now() WHERE id = $1 RETURNING ${columns}`,
    [run.id, { message }],
  );
  return single(updated);
}

function withDuration(run: IngestionRun): IngestionRun {
  if (run.finishedAt === null) return run;
  return {
    ...run,
    durationSeconds: (Date.parse(run.finishedAt) - Date.parse(run.startedAt)) / 1000,
  };
}
