import { createRoute, z } from "@hono/zod-openapi";
import { HTTPException } from "hono/http-exception";
import type { Api } from "../api.ts";
import { json, jsonBody, problem } from "../content.ts";
import { ContestPath } from "./contests.ts";

const Entry = z
  .object({
    id: z.uuid(),
    contestId: z.uuid(),
    playerId: z.uuid(),
    displayName: z.string(),
    score: z.int().nullable(),
    createdAt: z.iso.datetime(),
  })
  .openapi("Entry");

const NewEntry = z
  .object({ playerId: z.uuid(), displayName: z.string().min(1).max(80) })
  .openapi("NewEntry");

const columns = `
  id, contest_id AS "contestId", player_id AS "playerId", display_name AS "displayName", score,
  created_at AS "createdAt"`;

const listEntries = createRoute({
  operationId: "listEntries",
  method: "get",
  path: "/contests/{contestId}/entries",
  request: { params: ContestPath },
  responses: { 200: json(z.array(Entry), "Entries, the best score first") },
});

const createEntry = createRoute({
  operationId: "createEntry",
  method: "post",
  path: "/contests/{contestId}/entries",
  request: { params: ContestPath, body: jsonBody(NewEntry) },
  responses: {
    201: json(Entry, "The new entry"),
    400: problem("Invalid entry"),
    409: problem("The contest is not open, or the player has entered already"),
  },
});

/** Adds the routes of a contest's entries. */
export function addEntries(app: Api): void {
  app.openapi(listEntries, async (c) => {
    const { rows } = await c.env.database.query<z.infer<typeof Entry>>(
      `SELECT ${columns} FROM entries WHERE contest_id = $1 ORDER BY score DESC NULLS LAST, created_at, id`,
      [c.req.valid("param").contestId],
    );
    return c.json(rows, 200);
  });

  app.openapi(createEntry, async (c) => {
    const { playerId, displayName } = c.req.valid("json");
    const { rows } = await c.env.database.query<z.infer<typeof Entry>>(
      `INSERT INTO entries (contest_id, player_id, display_name)
       SELECT id, $2, $3 FROM contests WHERE id = $1 AND status = 'open' FOR SHARE
       RETURNING ${columns}`,
      [c.req.valid("param").contestId, playerId, displayName],
    );
    if (!rows[0]) throw new HTTPException(409, { message: "The contest is not open." });
    return c.json(rows[0], 201);
  });
}
