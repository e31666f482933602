import type { KeyLength, StripeKind, StripeMode } from "./facts.ts";

/** What a value's prefix and length tell. */
type Classified = {
  readonly kind: StripeKind;
  readonly mode: StripeMode;
  readonly length: KeyLength;
};

/** Lengths are not published: these are what the scanners of leaked keys take for possible, behind the prefix. */
const shortest = 10;
const longest = 247;

/** Anchored and case-sensitive: https://docs.stripe.com/keys and https://docs.stripe.com/webhooks. */
const forms: readonly { readonly form: RegExp; readonly kind: StripeKind }[] = [
  { form: /^sk_(live|test)_([A-Za-z0-9_]*)$/, kind: "secret-key" },
  { form: /^rk_(live|test)_([A-Za-z0-9_]*)$/, kind: "restricted-key" },
  { form: /^pk_(live|test)_([A-Za-z0-9_]*)$/, kind: "publishable-key" },
  { form: /^(whsec)_([A-Za-z0-9+/=_-]*)$/, kind: "webhook-secret" },
  { form: /^(ca)_([A-Za-z0-9_]*)$/, kind: "connect-client-id" },
  { form: /^(sk_org)([A-Za-z0-9_]*)$/, kind: "organisation-key" },
];

/** Kind and mode of a Stripe key by its prefix. Sandbox keys are `_test_` too; webhook secrets and the like have no mode. */
export function classifyKey(value: string): Classified {
  for (const { form, kind } of forms) {
    const [, word, rest] = form.exec(value) ?? [];
    if (rest === undefined) continue;
    const mode = word === "live" || word === "test" ? word : "undetermined";
    return { kind, mode, length: lengthOf(rest) };
  }
  return { kind: "unknown", mode: "undetermined", length: "plausible" };
}

function lengthOf({ length }: string): KeyLength {
  if (length < shortest) return "too-short";
  return length > longest ? "too-long" : "plausible";
}
