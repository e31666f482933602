import Stripe from "stripe";
import { environmentOf, selectVariable, type Variables } from "./environment.ts";
import { type PaymentEvent, type PaymentProvider, UnsignedEvent } from "./payment-provider.ts";

/** The Stripe key of the environment that NODE_ENV names; throws unless it is live in production, and only there. */
export function selectStripeKey(variables: Variables): string {
  const environment = environmentOf(variables);
  const key = selectVariable(variables, "STRIPE_API_KEY");
  const expected = environment === "production" ? "live" : "test";
  const mode = /^[sr]k_(live|test)_/.exec(key)?.[1];
  if (mode !== expected) {
    const found = mode ? `a ${mode} key` : "not a Stripe key";
    throw new Error(`STRIPE_API_KEY in ${environment} is ${found}: expected a ${expected} key.`);
  }
  return key;
}

/** Payments through Stripe, with the key and webhook secret that the environment selects. */
export function createStripeClient(variables: Variables): PaymentProvider {
  const stripe = new Stripe(selectStripeKey(variables));
  const webhookSecret = selectVariable(variables, "STRIPE_WEBHOOK_SECRET");
  return {
    async createIntent({ amountCents, currency, idempotencyKey }) {
      const intent = await stripe.paymentIntents.create(
        { amount: amountCents, currency },
        { idempotencyKey },
      );
      if (!intent.client_secret)
        throw new Error(`Stripe returned ${intent.id} without a client secret.`);
      return { id: intent.id, clientSecret: intent.client_secret };
    },
    async readEvent(body, signature) {
      try {
        return paymentEventOf(
          await stripe.webhooks.constructEventAsync(body, signature, webhookSecret),
        );
      } catch (cause) {
        if (cause instanceof Stripe.errors.StripeSignatureVerificationError) {
          throw new UnsignedEvent("The signature does not match the body.", { cause });
        }
        throw cause;
      }
    },
  };
}

function paymentEventOf(event: Stripe.Event): PaymentEvent | undefined {
  switch (event.type) {
    case "payment_intent.succeeded":
      return { intentId: event.data.object.id, status: "succeeded" };
    case "payment_intent.payment_failed":
      return { intentId: event.data.object.id, status: "failed" };
    case "charge.refunded": {
      const intent = event.data.object.payment_intent;
      return intent
        ? { intentId: typeof intent === "string" ? intent : intent.id, status: "refunded" }
        : undefined;
    }
    default:
      return undefined;
  }
}
