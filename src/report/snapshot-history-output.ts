import * as z from "zod";

const part = z.object({
  how: z.enum(["added", "changed", "removed"]),
  what: z.string().meta({ description: "In words, such as: column amount." }),
  renamedFrom: z.string().nullable(),
});

const change = z.object({
  how: z.enum(["added", "changed", "removed"]),
  kind: z.string().meta({ description: "In words, such as: table, index, materialized view." }),
  name: z.string().meta({ description: "With its schema, quoted where SQL needs it." }),
  renamedFrom: z.string().nullable().meta({ description: "Its name before, when it has another." }),
  columns: z.int().nullable().meta({ description: "Of a table, as it is or last was." }),
  parts: z
    .array(part)
    .meta({ description: "Its parts, and what came or went with it, such as its indexes." }),
  diff: z.string().meta({ description: "Lines with - as it was, with + as it is." }),
});

const counts = z.object({
  objects: z.int(),
  tables: z.int(),
  columns: z.int().meta({ description: "Of all tables." }),
  kinds: z.record(z.string(), z.int()).meta({ description: "Objects by kind." }),
});

const header = z.object({
  iteration: z.string().nullable(),
  title: z.string().nullable(),
  generated: z.string().nullable(),
  changes: z.string().nullable().meta({ description: "As whoever took it summed them up." }),
});

const fault = z.object({
  code: z.string(),
  message: z.string(),
  remedy: z.string(),
  detail: z.string().optional(),
});

const release = z.object({
  tag: z.string().nullable().meta({ description: "Null for HEAD, which has no release tag." }),
  commit: z.string(),
  date: z.string().nullable().meta({
    description: "ISO 8601: of the tag where it is annotated, else of its commit.",
  }),
  state: z.enum(["read", "no-snapshot", "unreadable"]).meta({
    description: "Whether its snapshot could be read; where it could not, nothing is known of it.",
  }),
  fault: fault.nullable().meta({ description: "Why it is unreadable." }),
  header: header.nullable(),
  serverVersion: z.string().nullable().meta({ description: "Of the dumped PostgreSQL server." }),
  counts: counts.nullable(),
  comparedWith: z.string().nullable().meta({
    description:
      "Tag of the last release before it whose snapshot could be read; null for the first, in which all is added.",
  }),
  changes: z.array(change),
});

const told = z.object({
  schemaVersion: z.literal(1),
  verdict: z.literal("told"),
  snapshot: z.string().meta({ description: "Path in the repository." }),
  head: z.string().meta({ description: "The commit whose history it is." }),
  earlier: z.int().meta({ description: "Releases before these that were left out." }),
  releases: z.array(release).meta({
    description: "In the order of their versions, lowest first; last what is unreleased.",
  }),
});

/** What `promote snapshot history --json` prints. Members may be added within a version; none is removed or retyped. */
export const snapshotHistoryOutput = z
  .union([told, z.object({ schemaVersion: z.literal(1), verdict: z.literal("undecided"), fault })])
  .meta({ title: "promote snapshot history --json" });

export type SnapshotHistoryOutput = z.output<typeof snapshotHistoryOutput>;
export type SnapshotHistory = z.output<typeof told>;
export type HistoryRelease = z.output<typeof release>;
export type HistoryChange = z.output<typeof change>;
export type HistoryCounts = z.output<typeof counts>;
