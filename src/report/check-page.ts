import type { RegisteredCheck } from "../gate/check.ts";
import type { RuleText } from "../gate/rule.ts";

/** A check's page, in the words of its rules: what `explain` prints and `docs/checks/` holds. */
export function checkPage({
  id,
  title,
  rules,
}: Pick<RegisteredCheck, "id" | "title" | "rules">): string {
  const names = Object.entries(rules);
  return [
    `# ${id}`,
    "",
    `${title}.`,
    "",
    `It has ${names.length} rules. A finding that blocks stops the promotion; an advisory one is said and recorded.`,
    "",
    ...names.flatMap(([name, rule]) => [ruleText(`${id}/${name}`, rule, "## "), ""]),
  ]
    .join("\n")
    .replace(/\n+$/, "\n");
}

/** One rule: what it reports, why it matters, what to do. */
export function ruleText(
  id: string,
  { severity, summary, why, remedy }: RuleText,
  heading = "# ",
): string {
  return [
    `${heading}${id}`,
    "",
    `${summary} ${severity === "blocking" ? "Blocks." : "Advisory."}`,
    "",
    `- **Why:** ${why}`,
    `- **What to do:** ${remedy}`,
  ].join("\n");
}
