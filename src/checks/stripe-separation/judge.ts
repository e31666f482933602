import { counted } from "../../data/counted.ts";
import type { Account } from "../../gate/check.ts";
import type { Finding } from "../../gate/finding.ts";
import { applyRules, type Rule } from "../../gate/rule.ts";
import { committedRules } from "./committed/rules/index.ts";
import type {
  StripeComparison,
  StripeSeparationFacts,
  StripeValue,
  StripeVariable,
} from "./facts.ts";
import type { OnlineFacts } from "./online/facts.ts";
import { answerRowOf, judgeOnline, onlineHeadlineOf, provedKeysOf } from "./online/judge.ts";
import { judgeRequired, requiredRows } from "./required/judge.ts";
import { rules } from "./rules/index.ts";

/** Applies every rule to each variable, in the order of the configuration. */
export function* judge({
  from,
  to,
  variables,
  online,
  committed,
  required,
}: StripeSeparationFacts): Iterable<Finding> {
  for (const variable of variables) {
    yield* applyRules("stripe-separation", rules, { from, to, ...variable });
  }
  yield* judgeOnline(from, to, online);
  for (const key of committed.keys) yield* applyRules("stripe-separation", committedRules, key);
  yield* judgeRequired(from, to, required);
}

/** Whether a rule that cannot be waived speaks against a variable: then the run is blocked, whatever is still to be seen. */
export function isBlockedForGood(comparison: StripeComparison): boolean {
  return Object.values<Rule<StripeComparison>>(rules).some(
    (rule) => rule.unwaivable !== undefined && [...rule.judge(comparison)].length > 0,
  );
}

/** How many variables are separate, and the record's rows of separation. */
export function account({
  from,
  to,
  variables,
  online,
  committed,
  required,
}: StripeSeparationFacts): Account {
  const separate = variables.filter(
    (variable) =>
      [...applyRules("stripe-separation", rules, { from, to, ...variable })].length === 0,
  ).length;
  return {
    headline: `${amountOf(separate, variables.length)} separate between ${from} and ${to}${onlineHeadlineOf(online)}`,
    counts: {
      variables: variables.length,
      separate,
      ...(online && { provedKeys: provedKeysOf(online).length }),
      committedKeys: committed.keys.length,
      ...(required && { required: required.names.length }),
    },
    evidence: {
      separation: [
        ...variables.map((variable) => separationOf(variable, { from, to }, online)),
        ...requiredRows(required),
      ],
    },
  };
}

function amountOf(separate: number, total: number): string {
  const all = counted(total, "Stripe variable");
  return separate === total ? all : `${separate} of ${all}`;
}

function separationOf(
  { variable, staging, production, distinct }: StripeVariable,
  { from, to }: Pick<StripeSeparationFacts, "from" | "to">,
  online: OnlineFacts | undefined,
) {
  return {
    provider: "stripe",
    variable,
    staging: { ...modeOf(staging), ...answerRowOf(online, variable, from) },
    production: { ...modeOf(production), ...answerRowOf(online, variable, to) },
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
