import type { Severity } from "../gate/finding.ts";
import type { RuleWords } from "./rule-words.ts";

/** Where a reader of SARIF finds what found it. */
const informationUri = "https://www.npmjs.com/package/promote-gate";

/** How bad a result is, as SARIF says it (2.1.0, section 3.27.10). */
export const sarifLevels: { readonly [S in Severity]: string } = {
  blocking: "error",
  advisory: "warning",
};

/** The rules that found something, and where each of them stands in the list: results name both. */
export type FoundRules = {
  readonly rules: readonly RuleWords[];
  readonly indexes: ReadonlyMap<string, number>;
};

/** The words of the rules that are among those found. */
export function foundRulesOf(
  words: readonly RuleWords[],
  found: Iterable<{ readonly rule: string }>,
): FoundRules {
  const names = new Set([...found].map(({ rule }) => rule));
  const rules = words.filter(({ id }) => names.has(id));
  return { rules, indexes: new Map(rules.map(({ id }, index) => [id, index])) };
}

/** A log of one run (SARIF 2.1.0, https://docs.oasis-open.org/sarif/sarif/v2.1.0/), as text. */
export function sarifLog(
  version: string,
  { rules }: FoundRules,
  run: { readonly [member: string]: unknown },
): string {
  const driver = { name: "promote", informationUri, version, rules: rules.map(ruleOf) };
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [{ tool: { driver }, columnKind: "utf16CodeUnits", ...run }],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function ruleOf({ id, summary, why, remedy, severity }: RuleWords) {
  return {
    id,
    shortDescription: { text: summary },
    fullDescription: { text: why },
    help: { text: `${why}\n\n${remedy}` },
    defaultConfiguration: { level: sarifLevels[severity] },
  };
}
