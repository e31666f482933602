import { z } from "zod";
import { changeRules, rules } from "../src/checks/breaking-changes/rules/index.ts";
import { apiChangeKinds } from "../src/openapi/api-change.ts";

const kind = z.enum([...apiChangeKinds, "version-not-bumped"]);

/** What each rule of oasdiff is with us: rules of ours, else (or where none of them applies) a reason. */
export const oasdiffMapping = z.strictObject({
  reasons: z.record(z.string(), z.string()),
  /** Rules of ours that oasdiff has nothing for. */
  oursAlone: z.array(kind),
  rules: z.record(
    z.string(),
    z.union([
      z.strictObject({ ours: z.array(kind).min(1), otherwise: z.string().optional() }),
      z.strictObject({ otherwise: z.string() }),
    ]),
  ),
});

type OasdiffMapping = z.output<typeof oasdiffMapping>;
type Entry = OasdiffMapping["rules"][string];

/** `docs/api-rules.md`: every rule of an API change, and what becomes of each rule of oasdiff. */
export function apiRulesPage(mapping: OasdiffMapping): string {
  const ids = Object.keys(mapping.rules);
  return [
    "# Rules of API changes",
    "",
    "What clients of the previous release cannot bear. A request is what clients send: it breaks them when it takes less than",
    "before. A response is what they receive: it breaks them when it holds more. `promote explain breaking-changes/RULE` says why",
    "and what to do; `levels` of `checks.breaking-changes` sets a rule to `blocking`, `advisory` or `off`.",
    "",
    "## Our rules",
    "",
    `${Object.keys(changeRules).length} rules of changes, and one of the document's version.`,
    "",
    ...table(["Rule", "Severity", "Direction", "What it reports"], ourRows()),
    "",
    "## Rules of oasdiff",
    "",
    `Each of the ${ids.length} rules of [oasdiff](https://github.com/oasdiff/oasdiff) is one of ours, or has a reason not to be.`,
    `${mapping.oursAlone.length} of ours have no counterpart there: ${mapping.oursAlone.map(code).join(", ")}.`,
    "",
    ...table(
      ["oasdiff", "here"],
      ids.map((id) => [code(id), entryText(mapping.rules[id], mapping.reasons)]),
    ),
    "",
  ].join("\n");
}

function ourRows(): readonly (readonly string[])[] {
  const listed = [...Object.keys(changeRules), "version-not-bumped"];
  return Object.entries(rules)
    .filter(([name]) => listed.includes(name))
    .map(([name, { severity, summary }]) => [code(name), severity, directionOf(name), summary])
    .sort(([one = ""], [other = ""]) => (one < other ? -1 : 1));
}

function directionOf(name: string): string {
  return /^(request|response)-/.exec(name)?.[1] ?? "both";
}

function entryText(entry: Entry | undefined, reasons: OasdiffMapping["reasons"]): string {
  const reason = reasons[entry?.otherwise ?? ""];
  if (entry === undefined || !("ours" in entry)) return reason ?? "";
  const ours = entry.ours.map(code).join(", ");
  return reason === undefined ? ours : `${ours}; otherwise: ${reason}`;
}

function code(text: string): string {
  return `\`${text}\``;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)];
}
