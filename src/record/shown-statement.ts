import * as z from "zod";
import { statementSchema } from "./statement-schema.ts";

/** What only a person reads is taken where it is well-formed; nothing is decided by it. */
const optional = <Schema extends z.ZodType>(schema: Schema) =>
  schema.optional().catch(() => undefined);

const predicate = statementSchema.shape.predicate;
const check = predicate.shape.checks.element;
const finding = check.shape.findings.element;

const shownFinding = finding.extend({
  why: optional(z.string()),
  remedy: optional(z.string()),
  detail: optional(z.string()),
  place: optional(z.object({ file: z.string(), line: z.int().optional() })),
});

const shownCheck = check.extend({
  headline: optional(z.string()),
  inputs: optional(z.array(z.object({ name: z.string(), sha256: z.string() }))),
  counts: optional(z.record(z.string(), z.number())),
  findings: z.array(shownFinding),
  fault: z
    .object({ code: z.string(), message: z.string(), remedy: optional(z.string()) })
    .optional(),
});

const release = z.object({ tag: z.string(), commit: z.string() });

/** The statement as a person reads it: what a verifier reads, and the words beside it. */
export const shownStatementSchema = statementSchema.extend({
  predicate: predicate.extend({
    source: predicate.shape.source.extend({
      ref: optional(z.string().nullable()),
      previousRelease: optional(release.nullable()),
      firstRelease: optional(z.boolean()),
    }),
    policy: predicate.shape.policy.extend({
      changedInHead: optional(z.boolean()),
      changes: optional(z.array(z.object({ part: z.string(), file: z.string() }))),
    }),
    verifier: predicate.shape.verifier.extend({ node: optional(z.string()) }),
    checks: z.array(shownCheck),
  }),
});

export type ShownPredicate = z.output<typeof shownStatementSchema>["predicate"];

export type ShownCheck = ShownPredicate["checks"][number];

/** A record that was read and not verified: its claims, what contradicts them, what it is called. */
export type ShownRecord = {
  /** As it was named, or relative to the project folder. */
  readonly file: string;
  /** How it is signed, by its own word; null for the plain statement of an unsigned run. */
  readonly signed: {
    readonly kind: "key" | "keyless" | "ssh";
    readonly hint: string | null;
  } | null;
  /** Hex SHA-256 of the statement's bytes: the record's identity, whichever file carries it. */
  readonly payloadSha256: string;
  readonly predicate: ShownPredicate;
  /** Why the record would authorise nothing whoever signed it: its outcome, derived again. */
  readonly objections: readonly string[];
};
