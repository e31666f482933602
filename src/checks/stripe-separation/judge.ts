import type { Account } from "../../gate/check.ts";
import type { Finding } from "../../gate/finding.ts";
import { applyRules } from "../../gate/rule.ts";
import { committedRules } from "./committed/rules/index.ts";
import type { StripeSeparationFacts, StripeValue, StripeVariable } from "./facts.ts";
import { judgeRequired, requiredRows } from "./required/judge.ts";
import { rules } from "./rules/index.ts";

/** Applies every rule to each variable, in the order of the configuration. */
export function* judge({
  from,
  to,
  variables,
  committed,
  required,
}: StripeSeparationFacts): Iterable<Finding> {
  for (const variable of variables) {
    yield* applyRules("stripe-separation", rules, { from, to, ...variable });
  }
  for (const key of committed.keys) yield* applyRules("stripe-separation", committedRules, key);
  yield* judgeRequired(from, to, required);
}

/** How many variables are separate, and the record's rows of separation. */
export function account({
  from,
  to,
  variables,
  committed,
  required,
}: StripeSeparationFacts): Account {
  const separate = variables.filter(
    (variable) =>
      [...applyRules("stripe-separation", rules, { from, to, ...variable })].length === 0,
  ).length;
  return {
    headline: `${amountOf(separate, variables.length)} separate between ${from} and ${to}`,
    counts: {
      variables: variables.length,
      separate,
      committedKeys: committed.keys.length,
      ...(required && { required: required.names.length }),
    },
    evidence: { separation: [...variables.map(separationOf), ...requiredRows(required)] },
  };
}

function amountOf(separate: number, total: number): string {
  const noun = total === 1 ? "Stripe variable" : "Stripe variables";
  return separate === total ? `${total} ${noun}` : `${separate} of ${total} ${noun}`;
}

function separationOf({ variable, staging, production, distinct }: StripeVariable) {
  return {
    provider: "stripe",
    variable,
    staging: modeOf(staging),
    production: modeOf(production),
    distinct,
  };
}

function modeOf(value: StripeValue) {
  switch (value.state) {
    case "present": {
      const { kind, mode, source, isDeclared } = value;
      return { kind, mode, source, ...(isDeclared && { declared: true }) };
    }
    case "empty":
      return { kind: value.state, mode: "undetermined", source: value.source };
    case "missing":
      return { kind: value.state, mode: "undetermined" };
  }
}
