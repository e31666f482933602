import { createRoute, z } from "@hono/zod-openapi";
import { HTTPException } from "hono/http-exception";
import type { Api } from "../api.ts";
import { json, jsonBody, problem } from "../content.ts";
import { single } from "../database.ts";

const ContestStatus = z
  .enum(["scheduled", "open", "locked", "settled", "cancelled"])
  .openapi("ContestStatus");

const Contest = z
  .object({
    id: z.uuid(),
    slug: z.string(),
    title: z.string(),
    status: ContestStatus,
    entryFeeCents: z.int(),
    prizePoolCents: z.int(),
    prizeShares: z.array(z.int()),
    locksAt: z.iso.datetime(),
  })
  .openapi("Contest");

const NewContest = z
  .object({
    slug: z.string().regex(/^[a-z0-9-]+$/),
    title: z.string().min(1),
    entryFeeCents: z.int().min(0).max(1_000_000),
    prizePoolCents: z.int().min(0).max(1_000_000_000),
    prizeShares: z.array(z.int().min(1).max(100)).min(1).optional(),
    locksAt: z.iso.datetime(),
  })
  .refine(({ prizeShares = [] }) => prizeShares.reduce((sum, share) => sum + share, 0) <= 100, {
    path: ["prizeShares"],
    error: "Shares add up to more than 100 percent",
  })
  .openapi("NewContest");

const columns = `
  id, slug, title, status, entry_fee_cents AS "entryFeeCents",
  prize_pool_cents AS "prizePoolCents",
  prize_shares AS "prizeShares", locks_at AS "locksAt"`;

/** The path parameter of everything that belongs to one contest. */
export const ContestPath = z.object({ contestId: z.uuid() });

const listContests = createRoute({
  operationId: "listContests",
  method: "get",
  path: "/contests",
  request: { query: z.object({ status: ContestStatus.optional() }) },
  responses: {
    200: json(z.array(Contest), "Contests, the next to lock first"),
    400: problem("Unknown status"),
  },
});

const createContest = createRoute({
  operationId: "createContest",
  method: "post",
  path: "/contests",
  request: { body: jsonBody(NewContest) },
  responses: {
    201: json(Contest, "The new contest"),
    400: problem("Invalid contest"),
    409: problem("The slug is taken"),
  },
});

const getContest = createRoute({
  operationId: "getContest",
  method: "get",
  path: "/contests/{contestId}",
  request: { params: ContestPath },
  responses: { 200: json(Contest, "The contest"), 404: problem("No such contest") },
});

const lockContest = createRoute({
  operationId: "lockContest",
  method: "post",
  path: "/contests/{contestId}/lock",
  summary: "Close a contest to new entries",
  request: { params: ContestPath },
  responses: { 200: json(Contest, "The locked contest"), 409: problem("The contest is not open") },
});

/** Adds the routes of contests. */
export function addContests(app: Api): void {
  app.openapi(listContests, async (c) => {
    const { status } = c.req.valid("query");
    const { rows } = await c.env.database.query<z.infer<typeof Contest>>(
      `SELECT ${columns} FROM contests WHERE $1::contest_status IS NULL OR status = $1 ORDER BY locks_at, id LIMIT 100`,
      [status ?? null],
    );
    return c.json(rows, 200);
  });

  app.openapi(createContest, async (c) => {
    const {
      slug,
      title,
      entryFeeCents,
      prizePoolCents,
      prizeShares = [50, 30, 20],
      locksAt,
    } = c.req.valid("json");
    const inserted = await c.env.database.query<z.infer<typeof Contest>>(
      `INSERT INTO contests (slug, title, entry_fee_cents, prize_pool_cents, prize_shares, locks_at)
       VALUES ($1, $2, $3, $4, $5, $6) RETURNING ${columns}`,
      [slug, title, entryFeeCents, prizePoolCents, JSON.stringify(prizeShares), locksAt],
    );
    return c.json(single(inserted), 201);
  });

  app.openapi(getContest, async (c) => {
    const { rows } = await c.env.database.query<z.infer<typeof Contest>>(
      `SELECT ${columns} FROM contests WHERE id = $1`,
      [c.req.valid("param").contestId],
    );
    if (!rows[0]) throw new HTTPException(404, { message: "There is no such contest." });
    return c.json(rows[0], 200);
  });

  app.openapi(lockContest, async (c) => {
    const { rows } = await c.env.database.query<z.infer<typeof Contest>>(
      `UPDATE contests SET status = 'locked' WHERE id = $1 AND status = 'open' RETURNING ${columns}`,
      [c.req.valid("param").contestId],
    );
    if (!rows[0]) throw new HTTPException(409, { message: "The contest is not open." });
    return c.json(rows[0], 200);
  });
}
