import { createRoute, z } from "@hono/zod-openapi";
import { HTTPException } from "hono/http-exception";
import type { Api } from "../api.ts";
import { json, problem } from "../content.ts";
import { single } from "../database.ts";

const Payment = z
  .object({
    id: z.string().openapi({ example: "42" }),
    entryId: z.uuid(),
    amountCents: z.int(),
    currency: z.string().openapi({ example: "usd" }),
    status: z.enum(["pending", "succeeded", "failed", "refunded"]),
    createdAt: z.iso.datetime(),
  })
  .openapi("Payment");

const StartedPayment = Payment.extend({ clientSecret: z.string() }).openapi("StartedPayment");

const columns = `
  id, entry_id AS "entryId", amount_cents AS "amountCents", currency, status, created_at AS "createdAt"`;

const startPayment = createRoute({
  operationId: "startPayment",
  method: "post",
  path: "/entries/{entryId}/payments",
  summary: "Start to pay the fee of an entry",
  request: { params: z.object({ entryId: z.uuid() }) },
  responses: {
    201: json(StartedPayment, "A payment for the payer to confirm"),
    404: problem("No such entry, or it is free"),
    409: problem("The payment was started before"),
  },
});

const getPayment = createRoute({
  operationId: "getPayment",
  method: "get",
  path: "/payments/{paymentId}",
  request: { params: z.object({ paymentId: z.string().regex(/^[1-9][0-9]{0,17}$/) }) },
  responses: { 200: json(Payment, "The payment"), 404: problem("No such payment") },
});

/** Adds the routes of payments, and the webhook by which Stripe reports on them. */
export function addPayments(app: Api): void {
  app.openapi(startPayment, async (c) => {
    const { entryId } = c.req.valid("param");
    const { database, payments } = c.env;
    const fees = await database.query<{ amountCents: number }>(
      `SELECT entry_fee_cents AS "amountCents" FROM contests JOIN entries ON entries.contest_id = contests.id
       WHERE entries.id = $1 AND entry_fee_cents > 0`,
      [entryId],
    );
    const fee = fees.rows[0];
    if (!fee) throw new HTTPException(404, { message: "There is no such entry with a fee." });

    const intent = await payments.createIntent({
      ...fee,
      currency: "usd",
      idempotencyKey: `entry-${entryId}`,
    });
    const inserted = await database.query<z.infer<typeof Payment>>(
      `INSERT INTO payments (entry_id, amount_cents, stripe_payment_intent_id)
       VALUES ($1, $2, $3) RETURNING ${columns}`,
      [entryId, fee.amountCents, intent.id],
    );
    return c.json({ ...single(inserted), clientSecret: intent.clientSecret }, 201);
  });

  app.openapi(getPayment, async (c) => {
    const { rows } = await c.env.database.query<z.infer<typeof Payment>>(
      `SELECT ${columns} FROM payments WHERE id = $1`,
      [c.req.valid("param").paymentId],
    );
    if (!rows[0]) throw new HTTPException(404, { message: "There is no such payment." });
    return c.json(rows[0], 200);
  });

  app.post("/webhooks/stripe", async (c) => {
    const event = await c.env.payments.readEvent(
      await c.req.text(),
      c.req.header("stripe-signature") ?? "",
    );
    if (event) {
      await c.env.database.query(
        "UPDATE payments SET status = $2 WHERE stripe_payment_intent_id = $1 AND status <> 'refunded'",
        [event.intentId, event.status],
      );
    }
    return c.body(null, 204);
  });
}
