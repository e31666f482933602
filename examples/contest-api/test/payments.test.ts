import { expect } from "vitest";
import { createContest, createEntry, test } from "./support/api-test.ts";

test("a payment succeeds when Stripe says so", async ({ api }) => {
  const contest = await createContest(api);
  const entry = await createEntry(api, contest.id, "Ada");
  const started = await api.request<{ id: string }>("POST", `/entries/${entry.id}/payments`);
  expect(started).toMatchObject({ status: 201, body: { amountCents: 2_500, status: "pending" } });

  const event = { intentId: `pi_entry-${entry.id}`, status: "succeeded" };
  await api.request("POST", "/webhooks/stripe", event, { "stripe-signature": "signed" });

  const payment = await api.request("GET", `/payments/${started.body.id}`);
  expect(payment).toMatchObject({ status: 200, body: { entryId: entry.id, status: "succeeded" } });
});

test("an unsigned webhook call is refused", async ({ api }) => {
  expect(await api.request("POST", "/webhooks/stripe", {})).toMatchObject({ status: 400 });
});
