import type { Wrapping } from "../../environments/unwrap-value.ts";
import type { CommittedFacts } from "./committed/facts.ts";
import type { OnlineFacts } from "./online/facts.ts";
import type { RequiredFacts } from "./required/facts.ts";

/** What a Stripe key or secret is, told by its published prefix. */
export type StripeKind =
  | "secret-key"
  | "restricted-key"
  | "publishable-key"
  | "webhook-secret"
  | "connect-client-id"
  | "organisation-key"
  | "unknown";

/** Webhook secrets, client ids and keys of an organisation carry no mode: undetermined unless it is declared. */
export type StripeMode = "live" | "test" | "undetermined";

/** What stands behind the prefix, compared with what keys are known to have. */
export type KeyLength = "plausible" | "too-short" | "too-long";

/** One variable in one environment, classified; the value itself is gone. */
export type StripeValue =
  | { readonly state: "missing"; readonly sources: readonly string[] }
  | { readonly state: "empty"; readonly source: string }
  | {
      readonly state: "present";
      readonly source: string;
      /** Blanks or quotes around the value. Kind and mode are those of what stands between them. */
      readonly wrapping: Wrapping;
      readonly kind: StripeKind;
      readonly mode: StripeMode;
      /** Whether the configuration says the mode, since the value does not. */
      readonly isDeclared: boolean;
      readonly length: KeyLength;
    };

/** One variable as the two environments have it. */
export type StripeVariable = {
  readonly variable: string;
  readonly staging: StripeValue;
  readonly production: StripeValue;
  /** Null unless both are present. */
  readonly distinct: boolean | null;
};

export type StripeSeparationFacts = {
  /** The names the configuration gives the two environments. */
  readonly from: string;
  readonly to: string;
  readonly variables: readonly StripeVariable[];
  /** Live keys in the candidate's commit and in the schema snapshot. */
  readonly committed: CommittedFacts;
  /** There where the configuration has Stripe asked. */
  readonly online?: OnlineFacts;
  /** There where the configuration requires names. */
  readonly required?: RequiredFacts;
};

/** What a rule judges: one variable, and what the two environments are called. */
export type StripeComparison = StripeVariable & { readonly from: string; readonly to: string };

/** Both values of a comparison, each with the name of its environment. */
export function valuesOf({ from, to, staging, production }: StripeComparison): readonly {
  readonly environment: string;
  readonly value: StripeValue;
}[] {
  return [
    { environment: from, value: staging },
    { environment: to, value: production },
  ];
}

/** Whether both environments look at one and the same place: the configuration's mistake, not the value's. */
export function isOneSource({ staging, production, distinct }: StripeVariable): boolean {
  return (
    distinct === false &&
    staging.state === "present" &&
    production.state === "present" &&
    staging.source === production.source
  );
}

/** A kind in a reader's words. */
export const nounOf: { readonly [Kind in StripeKind]: string } = {
  "secret-key": "secret key",
  "restricted-key": "restricted key",
  "publishable-key": "publishable key",
  "webhook-secret": "webhook secret",
  "connect-client-id": "Connect client id",
  "organisation-key": "key of an organisation",
  unknown: "value of no known form",
};

/** What a value of a known mode is, as words that follow "is": "a live-mode key", "a test-mode restricted key". */
export function modeAndKindOf(value: Extract<StripeValue, { state: "present" }>): string {
  const noun = value.kind === "secret-key" ? "key" : nounOf[value.kind];
  return value.isDeclared
    ? `a ${noun} that promote.yaml declares to be of ${value.mode} mode`
    : `a ${value.mode}-mode ${noun}`;
}
