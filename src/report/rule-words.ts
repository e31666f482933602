import type { RuleText } from "../gate/rule.ts";

/** The words of a rule under its whole name, `<check>/<rule>`. */
export type RuleWords = { readonly id: string } & Pick<
  RuleText,
  "remedy" | "severity" | "summary" | "why"
>;

/** The rules of some checks, each with its words, check by check. */
export function ruleWordsOf(
  checks: readonly { readonly id: string; readonly rules: { readonly [name: string]: RuleText } }[],
): readonly RuleWords[] {
  return checks.flatMap(({ id, rules }) =>
    Object.entries(rules).map(([name, { severity, summary, why, remedy }]) => ({
      ...{ id: `${id}/${name}`, severity },
      ...{ summary, why, remedy },
    })),
  );
}
