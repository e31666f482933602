import type { Json } from "../../../data/json.ts";
import type { Finding } from "../../../gate/finding.ts";
import { applyRules } from "../../../gate/rule.ts";
import type { NamePresence, RequiredFacts, Requirement } from "./facts.ts";
import { requiredRules } from "./rules/index.ts";

/** Applies the rules of required names; none are required where there are no facts. */
export function* judgeRequired(
  from: string,
  to: string,
  required: RequiredFacts | undefined,
): Iterable<Finding> {
  if (required === undefined) return;
  const requirement: Requirement = { from, to, ...required };
  yield* applyRules("stripe-separation", requiredRules, requirement);
}

/** The record's rows on required names: what each environment has, and where, never a value. */
export function requiredRows(required: RequiredFacts | undefined): readonly Json[] {
  return (required?.names ?? []).map(({ name, staging, production }) => ({
    provider: "required",
    variable: name,
    staging: rowOf(staging),
    production: rowOf(production),
    distinct: null,
  }));
}

function rowOf(presence: NamePresence): Json {
  const kind = presence.state;
  const mode = "undetermined";
  return presence.state === "missing" ? { kind, mode } : { kind, mode, source: presence.source };
}
