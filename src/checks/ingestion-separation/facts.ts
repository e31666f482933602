/** The environment that is promoted from, and the one that is promoted to. */
export type Role = "staging" | "production";

/** What keeps a value from being an endpoint's URL. */
export type Malformation = "not-a-url" | "not-http";

/** The endpoint as one environment has it. User information, path and query are gone. */
export type Endpoint =
  | { readonly state: "missing"; readonly sources: readonly string[] }
  | { readonly state: "empty"; readonly source: string }
  | { readonly state: "padded"; readonly source: string; readonly wrapping: "blanks" | "quotes" }
  | { readonly state: "malformed"; readonly source: string; readonly reason: Malformation }
  | {
      readonly state: "usable";
      readonly source: string;
      readonly scheme: "http" | "https";
      /** Lower case, punycode, without port and trailing dot. */
      readonly host: string;
      /** The host, with the port where it is not the scheme's own. */
      readonly authority: string;
    };

/**
 * How far the two endpoints are one. "origin": host and port alone. "same": the path too. "…-inside": the path of
 * the one lies below the other's.
 */
export type Overlap = "apart" | "origin" | "same" | "staging-inside" | "production-inside";

/** Whose endpoint a printed URL is or lies below; "both" when the two are one. */
export type Selected = Role | "both" | "neither";

/** A URL that the probe printed. */
export type Printed = {
  readonly kind: "printed";
  readonly selected: Selected;
  /** On whose host and port the URL is. */
  readonly owner: Selected;
  readonly authority: string;
};

/** What one run of the probe showed. */
export type ProbeOutcome =
  | Printed
  | { readonly kind: "printed-no-url" }
  | {
      readonly kind: "failed";
      readonly exitCode: number | null;
      readonly signal: string | null;
      /** The line of its error output that tells most, redacted; empty when it said nothing. */
      readonly reason: string;
    };

/** Production's host under another path is production all the same, unless staging shares the host. */
export function selectsProduction({ selected, owner }: Printed): boolean {
  return selected === "production" || (selected === "neither" && owner === "production");
}

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
  /** What sets the two apart: host and port, or the path too. */
  readonly compare: "origin" | "prefix";
  /** Null unless both endpoints are usable. */
  readonly overlap: Overlap | null;
  /** The word of production's path, in which it differs from staging's, that speaks of staging; null for none. */
  readonly pathLabel: string | null;
  /** The only hosts that the endpoints may have, as normalised patterns; any where there are none. */
  readonly allow: { readonly [Each in Role]: readonly string[] };
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

/** Both endpoints of a comparison, each with the name of its environment and the hosts allowed there. */
export function endpointsOf({
  from,
  to,
  staging,
  production,
  allow,
}: EndpointComparison): readonly {
  readonly environment: string;
  readonly endpoint: Endpoint;
  readonly allowed: readonly string[];
}[] {
  return [
    { environment: from, endpoint: staging, allowed: allow.staging },
    { environment: to, endpoint: production, allowed: allow.production },
  ];
}

/** How a run of the probe is typed: `NODE_ENV=production`, or without it. */
export function settingOf({ nodeEnv }: ProbeRun): string {
  return nodeEnv === null ? "without NODE_ENV" : `under NODE_ENV=${nodeEnv}`;
}

/** What to do about two endpoints that are one: set another, or read the two from different places. */
export function sharingRemedyOf(from: string, ofStaging: string, ofProduction: string): string {
  return ofStaging === ofProduction
    ? `Give each environment its own \`suffix\`, \`dotenv\` or \`sources\` under \`environments\` in promote.yaml; both read ${ofStaging}.`
    : `Put the provider's endpoint for ${from} into ${ofStaging}.`;
}
