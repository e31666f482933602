import type { StripeKind, StripeMode } from "./facts.ts";

/**
 * Kind and mode of a Stripe key by its prefix, anchored and case-sensitive.
 * Prefixes: https://docs.stripe.com/keys and https://docs.stripe.com/webhooks. Sandbox keys are `_test_` too.
 */
export function classifyKey(value: string): {
  readonly kind: StripeKind;
  readonly mode: StripeMode;
} {
  const [, prefix, mode] = /^(sk|rk|pk)_(live|test)_[A-Za-z0-9_]{10,247}$/.exec(value) ?? [];
  if (prefix !== undefined && mode !== undefined) {
    return { kind: kinds.get(prefix) ?? "unknown", mode: mode === "live" ? "live" : "test" };
  }
  const isWebhookSecret = /^whsec_[A-Za-z0-9+/=_-]{10,247}$/.test(value);
  return { kind: isWebhookSecret ? "webhook-secret" : "unknown", mode: "undetermined" };
}

const kinds: ReadonlyMap<string, StripeKind> = new Map([
  ["sk", "secret-key"],
  ["rk", "restricted-key"],
  ["pk", "publishable-key"],
]);
