import { counted } from "../data/counted.ts";
import { groupedBy } from "../data/grouped-by.ts";
import type { ApiChangelogEntry, ApiDiff, ApiFinding, ApiProblem } from "./api-diff-output.ts";
import { visible } from "./visible.ts";

/** The sections of a list of changes, in its order, each with its heading. */
export const changelogSections = [
  ["added", "Added"],
  ["changed", "Changed"],
  ["deprecated", "Deprecated"],
  ["removed", "Removed"],
  ["documentation", "Documentation"],
] as const;

/** Findings of one subject's operation, in the order of the comparison. */
export type FindingGroup = {
  readonly operation: string;
  readonly findings: readonly ApiFinding[];
};

/** The findings by the operation they are nearest to. */
export function findingGroups({ findings }: ApiDiff): readonly FindingGroup[] {
  const groups = groupedBy(findings, ({ operations, subject }) => operations[0] ?? subject);
  return [...groups].map(([operation, members]) => ({ operation, findings: members }));
}

/** The verdict with what it counts, as one sentence. */
export function verdictText({ verdict, base, revision, findings, problems }: ApiDiff): string {
  const breaking = findings.filter(({ severity }) => severity === "blocking").length;
  const advisory = findings.length - breaking;
  const counts = [
    ...(breaking > 0 ? [counted(breaking, "breaking change")] : []),
    ...(advisory > 0 ? [counted(advisory, "advisory finding")] : []),
    ...(problems.length > 0 ? [counted(problems.length, "problem")] : []),
  ];
  const tail = counts.length === 0 ? "." : `: ${counts.join(", ")}.`;
  return `${verdict.toUpperCase()}  ${base} → ${revision}${tail}`;
}

/** What else changed, by count. */
export function changesText({ changes }: ApiDiff): string {
  const counts = Object.entries(changes?.counts ?? {}).filter(([, count]) => count > 0);
  if (counts.length === 0) return "Nothing else changed.";
  return `Beside that: ${counts.map(([section, count]) => `${count} ${section}`).join(", ")}.`;
}

/** One change of a subject as a reader reads it: `response 200: property total was added`. */
export function entryLine({ place, text }: ApiChangelogEntry): string {
  return place === "" ? text : `${place}: ${text}`;
}

/** Where a finding stands: document, line where it is known, pointer. */
export function placeOfFinding({ revision, base }: ApiFinding): string {
  const at = revision ?? base;
  if (at === null) return "";
  return `${at.document}${at.line === undefined ? "" : `:${at.line}`}#${at.pointer}`;
}

/** A problem as compilers say it: `openapi.yaml:3:7: has a key twice in one mapping`. */
export function problemLine({ document, line, column, message }: ApiProblem): string {
  const at = line === null ? "" : `:${line}:${column ?? 1}`;
  return visible(`${document}${at}: ${message}`).replaceAll("\n", " ");
}
