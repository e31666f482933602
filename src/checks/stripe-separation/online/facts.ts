/** What Stripe says of a key. */
export type KeyAnswer =
  /** The key opens nothing: it had its time, or Stripe does not know it. */
  | { readonly state: "refused"; readonly reason: "expired" | "unknown" }
  | {
      readonly state: "taken";
      /** Null where the key may not read the balance, which tells it. */
      readonly mode: "live" | "test" | null;
      /** The account's id, which is no secret; null where the key may not read the account. */
      readonly account: string | null;
    };

/** One secret or restricted key, and what Stripe says of it; the key itself is gone. */
export type AskedKey = {
  readonly variable: string;
  readonly environment: string;
  readonly source: string;
  readonly kind: "secret-key" | "restricted-key";
  /** By its prefix. */
  readonly mode: "live" | "test";
  readonly answer: KeyAnswer;
};

/** Which account the keys of an environment must open, by the configuration. */
export type ExpectedAccount = { readonly environment: string; readonly account: string };

export type OnlineFacts =
  /** What was found without Stripe cannot be waived: no answer would change what the run comes to. */
  | { readonly state: "needless" }
  | {
      readonly state: "asked";
      readonly keys: readonly AskedKey[];
      readonly accounts: "any" | "apart" | readonly ExpectedAccount[];
    };

/** What a rule judges: all keys at once, and what the two environments are called. */
export type OnlineProof = Extract<OnlineFacts, { state: "asked" }> & {
  readonly from: string;
  readonly to: string;
};

/** A key that Stripe takes. */
export type TakenKey = AskedKey & { readonly answer: { readonly state: "taken" } };

/** The keys that Stripe takes, in the order of the configuration. */
export function takenKeysOf({ keys }: { readonly keys: readonly AskedKey[] }): readonly TakenKey[] {
  return keys.filter((key): key is TakenKey => key.answer.state === "taken");
}

/** A key in a reader's words. */
export function keyNameOf({
  variable,
  environment,
}: Pick<AskedKey, "variable" | "environment">): string {
  return `${variable} in ${environment}`;
}
