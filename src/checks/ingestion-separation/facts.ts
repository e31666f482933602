/** The environment that is promoted from, and the one that is promoted to. */
export type Role = "staging" | "production";

/** What keeps a value from being an endpoint. */
export type Malformation = "empty" | "padded" | "not-a-url" | "not-http";

/** The endpoint as one environment has it. User information, path and query are gone. */
export type Endpoint =
  | { readonly state: "missing"; readonly sources: readonly string[] }
  | { readonly state: "malformed"; readonly source: string; readonly reason: Malformation }
  | {
      readonly state: "usable";
      readonly source: string;
      readonly scheme: "http" | "https";
      /** Lower case, punycode, without port and trailing dot. */
      readonly host: string;
    };

/** Whose endpoint a printed URL is; "both" when the two are one. */
export type Selected = Role | "both" | "neither";

/** What one run of the probe showed. */
export type ProbeOutcome =
  | { readonly kind: "printed"; readonly selected: Selected; readonly host: string }
  | { readonly kind: "printed-no-url" }
  | {
      readonly kind: "failed";
      readonly exitCode: number | null;
      readonly signal: string | null;
      /** The line of its error output that tells most, redacted; empty when it said nothing. */
      readonly reason: string;
    };

/** One run of the probe. */
export type ProbeRun = {
  /** Null: unset. */
  readonly nodeEnv: string | null;
  /** Whose endpoint is the right one; null where there is no right one, only a wrong one. */
  readonly expected: Role | null;
  readonly outcome: ProbeOutcome;
};

/** One endpoint as the two environments have it, and which one the code selects when. */
export type IngestionEndpoint = {
  readonly variable: string;
  readonly staging: Endpoint;
  readonly production: Endpoint;
  /** The probe's command, as typed. */
  readonly probe: string;
  /** Empty unless both endpoints are usable. */
  readonly runs: readonly ProbeRun[];
};

export type IngestionSeparationFacts = {
  /** The names the configuration gives the two environments, which are their `NODE_ENV` too. */
  readonly from: string;
  readonly to: string;
  readonly endpoints: readonly IngestionEndpoint[];
};

/** What a rule judges: one endpoint, and what the two environments are called. */
export type EndpointComparison = IngestionEndpoint & {
  readonly from: string;
  readonly to: string;
};

/** Both endpoints of a comparison, each with the name of its environment. */
export function endpointsOf({ from, to, staging, production }: EndpointComparison): readonly {
  readonly environment: string;
  readonly endpoint: Endpoint;
}[] {
  return [
    { environment: from, endpoint: staging },
    { environment: to, endpoint: production },
  ];
}

/** How a run of the probe is typed: `NODE_ENV=production`, or without it. */
export function settingOf({ nodeEnv }: ProbeRun): string {
  return nodeEnv === null ? "without NODE_ENV" : `under NODE_ENV=${nodeEnv}`;
}
