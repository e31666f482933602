import type { RegisteredCheck } from "../gate/check.ts";
import type { RuleText } from "../gate/rule.ts";

/** What has rules, in words: a check, or the review of a snapshot. */
type RuledText = {
  readonly id: string;
  readonly title: string;
  readonly rules: RegisteredCheck["rules"];
};

const promotion =
  "A finding that blocks stops the promotion; an advisory one is said and recorded.";

/** The page of the review of a snapshot, which stops a pull request rather than a promotion. */
export function reviewPage(review: RuledText): string {
  return checkPage(
    review,
    "A finding that blocks makes `promote snapshot review` exit with 1, unless `--accept FINGERPRINT` names it; an advisory one is said.",
  );
}

/** A check's page, in the words of its rules: what `explain` prints and `docs/checks/` holds. */
export function checkPage({ id, title, rules }: RuledText, meaning = promotion): string {
  const names = Object.entries(rules);
  return [
    `# ${id}`,
    "",
    `${title}.`,
    "",
    `It has ${names.length} rules. ${meaning}`,
    "",
    ...names.flatMap(([name, rule]) => [ruleText(`${id}/${name}`, rule, "## "), ""]),
  ]
    .join("\n")
    .replace(/\n+$/, "\n");
}

/** One rule: what it reports, why it matters, what to do. */
function ruleText(
  id: string,
  { severity, summary, why, remedy, unwaivable }: RuleText,
  heading = "# ",
): string {
  return [
    `${heading}${id}`,
    "",
    `${summary} ${severity === "blocking" ? "Blocks." : "Advisory."}`,
    "",
    `- **Why:** ${why}`,
    `- **What to do:** ${remedy}`,
    ...(unwaivable === undefined
      ? []
      : [`- **Waiver:** it cannot be waived, because ${unwaivable}.`]),
  ].join("\n");
}

/** The page of one rule by itself: its text, and how an exception is made. */
export function rulePage(id: string, rule: RuleText): string {
  if (rule.severity === "advisory" || rule.unwaivable !== undefined) return ruleText(id, rule);
  if (id.startsWith("snapshot-review/")) {
    return `${ruleText(id, rule)}\n- **Accepting:** \`promote snapshot review --accept FINGERPRINT\`, where it is wanted.`;
  }
  const command = id.startsWith("schema-snapshot/") ? "promote schema accept" : "promote waive";
  return `${ruleText(id, rule)}\n- **Waiver:** it can be waived for a time: \`${command} FINGERPRINT --reason WHY --owner WHO --until DATE\`.`;
}
