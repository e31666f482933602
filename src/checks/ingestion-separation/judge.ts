import { counted } from "../../data/counted.ts";
import type { Account } from "../../gate/check.ts";
import type { Finding } from "../../gate/finding.ts";
import { applyRules } from "../../gate/rule.ts";
import type { Endpoint, IngestionEndpoint, IngestionSeparationFacts } from "./facts.ts";
import { rules } from "./rules/index.ts";

/** Applies every rule to each endpoint, in the order of the configuration. */
export function* judge({ from, to, endpoints }: IngestionSeparationFacts): Iterable<Finding> {
  for (const endpoint of endpoints) {
    yield* applyRules("ingestion-separation", rules, { from, to, ...endpoint });
  }
}

/** How many endpoints are separate and rightly selected, and the record's rows of separation. */
export function account({ from, to, endpoints }: IngestionSeparationFacts): Account {
  const separate = endpoints.filter(
    (endpoint) => [...judge({ from, to, endpoints: [endpoint] })].length === 0,
  ).length;
  return {
    headline: `${amountOf(separate, endpoints.length)} separate and selected by NODE_ENV`,
    counts: {
      endpoints: endpoints.length,
      separate,
      probes: endpoints.reduce((sum, { runs }) => sum + runs.length, 0),
    },
    evidence: { separation: endpoints.map(separationOf) },
  };
}

function amountOf(separate: number, total: number): string {
  const all = counted(total, "ingestion endpoint");
  return separate === total ? all : `${separate} of ${all}`;
}

function separationOf({ variable, staging, production, compare, overlap }: IngestionEndpoint) {
  const isApartByPath = compare === "prefix" && overlap === "origin";
  return {
    provider: "ingestion",
    variable,
    staging: kindOf(staging),
    production: kindOf(production),
    distinct: overlap === null ? null : overlap === "apart" || isApartByPath,
  };
}

/** An endpoint has no mode of its own; which environment it serves is the probe's to show. */
function kindOf(endpoint: Endpoint) {
  return {
    kind: endpoint.state === "usable" ? "endpoint" : endpoint.state,
    mode: "undetermined",
    source: endpoint.state === "missing" ? null : endpoint.source,
  };
}
