import { z } from "@hono/zod-openapi";

const sha256 = z.string().meta({ description: "SHA-256 in hex." });
const time = z
  .string()
  .meta({ description: "RFC 3339, UTC.", examples: ["2026-11-21T12:00:00.000Z"] });
const day = z.string().meta({ description: "YYYY-MM-DD, UTC." });
const outcome = z.enum(["cleared", "blocked", "undecided"]);
const count = z.int().min(0);
const environment = z.object({ from: z.string(), to: z.string() });

const list = <Item extends z.ZodType>(item: Item) => z.array(item).readonly();

const referenceMembers = {
  recordId: z.string().meta({ format: "uuid" }),
  outcome,
  repository: z.string(),
  environment,
  commit: z.string(),
  finishedAt: time,
};

const promotionReference = z.object(referenceMembers).openapi("PromotionReference");

const promotionMembers = {
  ...referenceMembers,
  purpose: z.string().meta({ examples: ["release-gate", "pull-request", "iteration-snapshot"] }),
  ref: z.string().nullable(),
  previousRelease: z.string().nullable().meta({ description: "Tag of the release before it." }),
  actor: z.object({
    id: z.string(),
    kind: z.string().meta({ examples: ["human", "workflow"] }),
    provenBy: z.string().meta({ examples: ["oidc", "ssh", "key", "asserted"] }),
  }),
  stoppedAt: z
    .string()
    .nullable()
    .meta({ description: "Id of the first check that was blocked or undecided." }),
  startedAt: time,
  expiresAt: time,
};

export const promotion = z.object(promotionMembers).openapi("Promotion");

const finding = z
  .object({
    rule: z.string(),
    severity: z.enum(["blocking", "advisory"]),
    subject: z.string(),
    message: z.string().meta({ description: "Reads on from the subject." }),
    why: z.string(),
    remedy: z.string(),
    place: z.object({ file: z.string(), line: z.int().nullable() }).nullable(),
    detail: z.string().nullable().meta({ description: "Lines to look at, such as a diff." }),
    fingerprint: z.string(),
    waived: z
      .object({ reason: z.string(), owner: z.string(), until: z.string() })
      .nullable()
      .meta({ description: "The exception made for it." }),
  })
  .openapi("Finding");

const check = z
  .object({
    id: z.string(),
    title: z.string(),
    status: z.enum(["passed", "blocked", "undecided", "not-reached", "not-configured"]),
    headline: z.string().nullable(),
    startedAt: time.nullable(),
    durationMs: z.int().nullable(),
    findings: list(finding),
    fault: z
      .object({
        code: z.string(),
        message: z.string(),
        remedy: z.string(),
        detail: z.string().nullable(),
      })
      .nullable(),
    reason: z.string().nullable().meta({ description: "Why it is not configured." }),
  })
  .openapi("Check");

const confirmationMembers = {
  item: z.string().nullable(),
  by: z.string().nullable(),
  at: time.nullable(),
  evidence: z.string().nullable(),
  expiresAt: time.nullable(),
  signature: z.string().nullable(),
};

const waiverMembers = {
  check: z.string(),
  fingerprint: z.string(),
  rule: z.string(),
  subject: z.string(),
  reason: z.string(),
  owner: z.string(),
  until: day,
};

const snapshotMembers = {
  snapshot: z
    .string()
    .nullable()
    .meta({ description: "Digest of the committed snapshot's model." }),
  database: z.string().nullable(),
  objects: z.int(),
  serverVersion: z.string().nullable(),
  pgDumpVersion: z.string().nullable(),
};

export const recordFile = z
  .object({ path: z.string(), bytes: count, sha256 })
  .openapi("RecordFile");

export const promotionDetails = z
  .object({
    ...promotionMembers,
    entry: z.object({
      ledger: sha256,
      sequence: count,
      previous: sha256.nullable(),
      leaf: sha256,
    }),
    payloadSha256: sha256,
    file: z.string().meta({ description: "The record's main file." }),
    files: list(recordFile),
    reservations: list(z.object({ code: z.string(), message: z.string() })),
    policy: z.object({
      uri: z.string().nullable(),
      commit: z.string().nullable(),
      digest: z.string().nullable(),
    }),
    checks: list(check),
    confirmations: list(z.object(confirmationMembers)),
    waivers: list(z.object(waiverMembers)),
    snapshot: z.object(snapshotMembers).nullable(),
  })
  .openapi("PromotionDetails");

export const confirmation = z
  .object({ ...confirmationMembers, promotion: promotionReference })
  .openapi("Confirmation");

export const waiver = z
  .object({
    ...waiverMembers,
    daysLeft: z.int().meta({ description: "From today; 0 on the last day, negative afterwards." }),
    promotion: promotionReference,
  })
  .openapi("Waiver");

export const snapshot = z
  .object({ ...snapshotMembers, promotion: promotionReference })
  .openapi("Snapshot");

const executionMembers = {
  id: z.string().meta({ format: "uuid" }),
  repository: z.string(),
  environment: z.string().nullable(),
  commit: z.string(),
  runbook: z.string().meta({ description: "Path in the repository." }),
  runbookSha256: sha256,
  title: z.string(),
  startedBy: z.string(),
  startedAt: time,
  state: z.enum(["running", "finished", "abandoned"]),
  endedBy: z.string().nullable(),
  endedAt: time.nullable(),
  steps: z.object({ done: count, failed: count, skipped: count }),
};

export const runbookExecution = z.object(executionMembers).openapi("RunbookExecution");

export const runbookExecutionDetails = z
  .object({
    ...executionMembers,
    told: list(
      z.object({
        position: z.int().min(1),
        step: z.int().meta({ description: "Its number in the runbook." }),
        title: z.string().nullable(),
        result: z.enum(["done", "failed", "skipped"]),
        by: z.string(),
        at: time,
        note: z.string().nullable(),
      }),
    ),
    endNote: z.string().nullable(),
  })
  .openapi("RunbookExecutionDetails");

const outcomeCounts = { cleared: count, blocked: count, undecided: count };

export const summary = z
  .object({
    at: time,
    inEnvironments: list(promotion).meta({
      description: "Of each repository and environment the last promotion that was cleared.",
    }),
    outcomes: z.object(outcomeCounts).meta({ description: "Of the last 90 days." }),
    days: list(z.object({ day, ...outcomeCounts })),
    stops: list(
      z.object({ check: z.string(), title: z.string(), blocked: count, undecided: count }),
    ),
    durations: list(
      z.object({
        check: z.string(),
        title: z.string(),
        days: list(z.object({ day, runs: count, medianMs: count, longestMs: count })),
      }),
    ),
  })
  .openapi("Summary");

export const health = z.object({ status: z.literal("ok") }).openapi("Health");

/** A list that has one page. */
export const wholeOf = <Item extends z.ZodType>(item: Item) => z.object({ items: list(item) });

/** One page of a list, newest first. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({
    items: list(item),
    next: z
      .string()
      .nullable()
      .meta({ description: "`cursor` of the next page; null on the last." }),
  });

export const problem = z
  .object({
    type: z.string().meta({ format: "uri" }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    errors: list(z.object({ parameter: z.string(), detail: z.string() })).optional(),
  })
  .openapi("Problem");
