import type { FaultName } from "./faults.ts";

/** Variables of the example's two environments, made up anew for each demo. */
export type ExampleVariables = Readonly<Record<string, string>>;

/** Stripe keys and ingestion endpoints as a team would have them, with the fault `stripe` put in. */
export function exampleVariables(fault: FaultName | undefined): ExampleVariables {
  const live = stripeKey("live");
  return {
    STRIPE_API_KEY_STAGING: fault === "stripe" ? live : stripeKey("test"),
    STRIPE_API_KEY_PROD: fault === "stripe" ? stripeKey("live") : live,
    STRIPE_WEBHOOK_SECRET_STAGING: `whsec_${randomText(32)}`,
    STRIPE_WEBHOOK_SECRET_PROD: `whsec_${randomText(32)}`,
    INGESTION_ENDPOINT_URL_STAGING: "https://ingest.staging.example.com/v1/scores",
    INGESTION_ENDPOINT_URL_PROD: "https://ingest.example.com/v1/scores",
  };
}

/** A value of the shape of a Stripe secret key; it opens nothing. */
function stripeKey(mode: "live" | "test"): string {
  return `sk_${mode}_${randomText(48)}`;
}

function randomText(length: number): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(length / 2)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
}
