import type { SchemaChange } from "./schema-change.ts";

/** What PostgreSQL keeps as a tree and writes out in words of its own, which change from major to major. */
const writtenByServer: readonly (readonly [subject: RegExp, text: RegExp])[] = [
  [/^(materialized )?view |^rule |^policy |^index |^statistics /, /(?:)/],
  [/^(publication |.* of publication )/, /\bWHERE\b/i],
  [/^trigger /, /\bWHEN\b/i],
  [/^(function|procedure) /, /\b(BEGIN\s+ATOMIC|RETURN|DEFAULT)\b/i],
  [/^column /, /\b(DEFAULT|GENERATED)\b/i],
  [/^(domain|type) /, /\b(DEFAULT|CHECK)\b/i],
  [/^constraint /, /\b(CHECK|EXCLUDE)\b/i],
  [/^(foreign |partitioned )?table /, /\bPARTITION\b/i],
];

/** Whether both sides have it, and in a text that PostgreSQL writes out itself: a view, a default, a check. */
export function isServerText(change: SchemaChange): boolean {
  const { snapshot: before, database: after } = change;
  if (change.kind === "columns-reordered" || change.kind === "comment-changed") return false;
  if (before === null || after === null) return false;
  return writtenByServer.some(
    ([subject, text]) => subject.test(change.subject) && (text.test(before) || text.test(after)),
  );
}
