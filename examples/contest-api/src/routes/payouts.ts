import { createRoute, z } from "@hono/zod-openapi";
import { HTTPException } from "hono/http-exception";
import type { ClientBase } from "pg";
import type { Api } from "../api.ts";
import { json, problem } from "../content.ts";
import { inTransaction } from "../database.ts";
import { splitPrizePool } from "../prize-split.ts";
import { ContestPath } from "./contests.ts";

const Payout = z
  .object({
    id: z.string().openapi({ example: "7" }),
    contestId: z.uuid(),
    entryId: z.uuid(),
    place: z.int(),
    amountCents: z.int(),
    status: z.enum(["pending", "paid", "failed"]),
    createdAt: z.iso.datetime(),
  })
  .openapi("Payout");

type Payout = z.infer<typeof Payout>;

const columns = `
  id, contest_id AS "contestId", entry_id AS "entryId", place, amount_cents AS "amountCents", status,
  created_at AS "createdAt"`;

const listPayouts = createRoute({
  operationId: "listPayouts",
  method: "get",
  path: "/contests/{contestId}/payouts",
  request: { params: ContestPath },
  responses: { 200: json(z.array(Payout), "Payouts, the best place first") },
});

const settleContest = createRoute({
  operationId: "settleContest",
  method: "post",
  path: "/contests/{contestId}/payouts",
  summary: "Settle a locked contest: one pending payout per winning entry",
  request: { params: ContestPath },
  responses: {
    201: json(z.array(Payout), "The payouts, the best place first"),
    409: problem("The contest is not locked"),
  },
});

/** Adds the routes of a contest's payouts. */
export function addPayouts(app: Api): void {
  app.openapi(listPayouts, async (c) => {
    const { rows } = await c.env.database.query<Payout>(
      `SELECT ${columns} FROM payouts WHERE contest_id = $1 ORDER BY place`,
      [c.req.valid("param").contestId],
    );
    return c.json(rows, 200);
  });

  app.openapi(settleContest, async (c) => {
    const { contestId } = c.req.valid("param");
    return c.json(await inTransaction(c.env.database, (client) => settle(client, contestId)), 201);
  });
}

async function settle(client: ClientBase, contestId: string): Promise<Payout[]> {
  const contests = await client.query<{ poolCents: number; shares: number[] }>(
    `UPDATE contests SET status = 'settled' WHERE id = $1 AND status = 'locked'
     RETURNING prize_pool_cents AS "poolCents", prize_shares AS shares`,
    [contestId],
  );
  const contest = contests.rows[0];
  if (!contest) throw new HTTPException(409, { message: "The contest is not locked." });

  const { rows } = await client.query<Payout>(
    `INSERT INTO payouts (contest_id, entry_id, place, amount_cents, idempotency_key)
     SELECT $1, winners.id, place, amount, format('contest-%s-place-%s', $1::uuid, place)
     FROM unnest($2::integer[]) WITH ORDINALITY AS prizes (amount, place)
     JOIN (SELECT id, row_number() OVER (ORDER BY score DESC, created_at, id) AS place
           FROM entries WHERE contest_id = $1 AND score IS NOT NULL) AS winners USING (place)
     ORDER BY place
     RETURNING ${columns}`,
    [contestId, splitPrizePool(contest.poolCents, contest.shares)],
  );
  return rows;
}
