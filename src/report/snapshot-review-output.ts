import * as z from "zod";

const finding = z.object({
  rule: z.string().meta({ description: "snapshot-review/<rule>." }),
  severity: z.enum(["blocking", "advisory"]),
  accepted: z.boolean().meta({ description: "Named by --accept: it no longer blocks." }),
  area: z
    .enum([
      ...(["data-loss", "running-release", "rewrite-or-lock", "index"] as const),
      ...(["authorisation", "integrity", "replication"] as const),
    ])
    .optional()
    .meta({ description: "What a hazard puts at risk; absent from other findings." }),
  subject: z.string(),
  message: z.string().meta({ description: "Reads on from the subject." }),
  why: z.string(),
  remedy: z.string().meta({ description: "The safer way." }),
  place: z.object({ file: z.string(), line: z.int().optional() }).optional(),
  detail: z.string().optional(),
  fingerprint: z.string().meta({ description: "Stable across commits; what --accept takes." }),
});

const change = z.object({
  how: z.enum(["added", "changed", "removed"]),
  subject: z.string(),
  line: z.int().nullable().meta({ description: "In the snapshot at HEAD; null when gone." }),
  diff: z.string(),
});

const decided = z.object({
  schemaVersion: z.literal(1),
  verdict: z.enum(["clear", "blocked"]),
  base: z.object({
    name: z.string().meta({ description: "As given with --base." }),
    commit: z.string().meta({ description: "The merge base: where the branch left it." }),
    serverVersion: z.string().nullable(),
  }),
  head: z.object({ commit: z.string(), serverVersion: z.string().nullable() }),
  snapshot: z.string().meta({ description: "Path in the repository." }),
  isNew: z.boolean().meta({ description: "True when the base has no snapshot." }),
  changes: z.array(change),
  foreignKeysWithoutIndex: z.object({ new: z.int(), old: z.int() }),
  hazards: z.array(finding),
  findings: z.array(finding).meta({ description: "All that is no hazard." }),
  migrations: z.object({
    folder: z.string(),
    exists: z.boolean().meta({ description: "False: nothing is said about migrations." }),
    reviewed: z.array(z.string()).meta({ description: "Came or changed since the base." }),
    sinceSnapshot: z
      .array(z.string())
      .meta({ description: "Came or changed since the snapshot was last taken, these too." }),
  }),
});

/** What `promote snapshot review --json` prints. Members may be added within a version; none is removed or retyped. */
export const snapshotReviewOutput = z
  .union([
    decided,
    z.object({
      schemaVersion: z.literal(1),
      verdict: z.literal("undecided"),
      fault: z.object({
        code: z.string(),
        message: z.string(),
        remedy: z.string(),
        detail: z.string().optional(),
      }),
    }),
  ])
  .meta({ title: "promote snapshot review --json" });

export type SnapshotReviewOutput = z.output<typeof snapshotReviewOutput>;
export type DecidedReview = z.output<typeof decided>;
export type ReviewFinding = z.output<typeof finding>;

/** Findings in the order they are shown: what blocks, what was accepted, advice. */
export function findingsInOrder({ hazards, findings }: DecidedReview): readonly ReviewFinding[] {
  const rank = ({ severity, accepted }: ReviewFinding) =>
    severity === "advisory" ? 2 : accepted ? 1 : 0;
  return [...findings, ...hazards].sort((a, b) => rank(a) - rank(b));
}

/** The verdict in one sentence. */
export function reviewVerdict(review: DecidedReview): string {
  const all = findingsInOrder(review);
  const blocking = all.filter(({ severity, accepted }) => severity === "blocking" && !accepted);
  const accepted = all.filter((one) => one.accepted).length;
  const rest = [
    `${all.length - blocking.length - accepted} advisory`,
    ...(accepted === 0 ? [] : [`${accepted} accepted`]),
  ].join(", ");
  return blocking.length === 0
    ? `CLEAR: nothing in ${review.snapshot} blocks, ${rest}.`
    : `BLOCKED: ${blocking.length} in ${review.snapshot}, ${rest}.`;
}

/** How many objects came, changed and went, and how many foreign keys have no index. */
export function reviewCounts({ changes, foreignKeysWithoutIndex, isNew }: DecidedReview): string {
  const count = (how: string) => changes.filter((one) => one.how === how).length;
  const { new: added, old } = foreignKeysWithoutIndex;
  return [
    ...(isNew ? ["the snapshot is new"] : []),
    `${count("added")} added, ${count("changed")} changed, ${count("removed")} removed`,
    `foreign keys without an index: ${added} new, ${old} old`,
  ].join("; ");
}
