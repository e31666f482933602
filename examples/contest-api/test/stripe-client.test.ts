import Stripe from "stripe";
import { expect, test } from "vitest";
import { createStripeClient, selectStripeKey } from "../src/stripe-client.ts";

const testKey = ["sk", "test", "x".repeat(24)].join("_");
const liveKey = ["sk", "live", "x".repeat(24)].join("_");
const webhookSecret = ["whsec", "x".repeat(24)].join("_");
const staging = {
  NODE_ENV: "staging",
  STRIPE_API_KEY_STAGING: testKey,
  STRIPE_WEBHOOK_SECRET_STAGING: webhookSecret,
};

test("each environment uses its own Stripe key", () => {
  const keys = { STRIPE_API_KEY_STAGING: testKey, STRIPE_API_KEY_PROD: liveKey };
  expect(selectStripeKey({ ...keys, NODE_ENV: "staging" })).toBe(testKey);
  expect(selectStripeKey({ ...keys, NODE_ENV: "production" })).toBe(liveKey);
});

test("a live key outside production is refused", () => {
  const variables = { NODE_ENV: "staging", STRIPE_API_KEY_STAGING: liveKey };
  expect(() => selectStripeKey(variables)).toThrow(/is a live key: expected a test key/);
});

test("a test key in production is refused", () => {
  const variables = { NODE_ENV: "production", STRIPE_API_KEY_PROD: testKey };
  expect(() => selectStripeKey(variables)).toThrow(/is a test key: expected a live key/);
});

test.each([undefined, "development"])(
  "no Stripe key is selected when NODE_ENV is %j",
  (NODE_ENV) => {
    expect(() => selectStripeKey({ ...staging, NODE_ENV })).toThrow(/^NODE_ENV is /);
  },
);

test("a webhook call is read when its signature matches, and refused otherwise", async () => {
  const body = JSON.stringify({
    object: "event",
    type: "payment_intent.succeeded",
    data: { object: { id: "pi_1" } },
  });
  const signature = Stripe.webhooks.generateTestHeaderString({
    payload: body,
    secret: webhookSecret,
  });
  const client = createStripeClient(staging);

  expect(await client.readEvent(body, signature)).toEqual({
    intentId: "pi_1",
    status: "succeeded",
  });
  await expect(client.readEvent(`${body} `, signature)).rejects.toThrow(
    "The signature does not match the body.",
  );
});
