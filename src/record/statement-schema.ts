import * as z from "zod";
import { digestPattern, isCommitId, isTimestamp } from "./formats.ts";

const json = z.json();
const timestamp = z.string().refine(isTimestamp, "an RFC 3339 time in UTC");
const objectId = z.string().refine(isCommitId, "an object id");
const digest = z.string().regex(digestPattern, "sha256: and 64 hex digits");

/** What kind of statement it is; looked at before anything else in it. */
export const statementTypes = z.object({ _type: z.string(), predicateType: z.string() });

const finding = z.object({
  rule: z.string(),
  severity: z.string(),
  subject: z.string(),
  message: z.string(),
  fingerprint: z.string(),
  waived: z
    .object({
      reason: z.string().min(1),
      owner: z.string().min(1),
      until: z.iso.date(),
      daysLeft: z.int(),
    })
    .optional(),
});

/** A waiver that let a finding pass. */
const appliedWaiver = z.object({
  check: z.string(),
  fingerprint: z.string(),
  rule: z.string(),
  subject: z.string(),
  reason: z.string().min(1),
  owner: z.string().min(1),
  until: z.iso.date(),
});

const check = z.object({
  id: z.string(),
  title: z.string(),
  status: z.string(),
  startedAt: timestamp.optional(),
  durationMs: z.int().min(0).optional(),
  factsDigest: digest.optional(),
  findings: z.array(finding),
  fault: z.object({ code: z.string(), message: z.string() }).optional(),
  reason: z.string().optional(),
});

/**
 * The statement as a verifier reads it. Members it does not know are ignored; words from a closed list
 * (`outcome`, `status`, `severity`, `purpose`) are read as text, because an unknown one means "no".
 */
export const statementSchema = z.object({
  subject: z.tuple([
    z.object({ name: z.string(), digest: z.strictObject({ gitCommit: objectId }) }),
    z.object({
      name: z.string(),
      digest: z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
    }),
  ]),
  predicate: z.object({
    recordId: z.uuid(),
    outcome: z.string(),
    purpose: z.string(),
    repository: z.object({ uri: z.string().min(1) }),
    environment: z.object({ from: z.string().min(1), to: z.string().min(1) }),
    source: z.object({ commit: objectId, tree: objectId }),
    policy: z.object({
      uri: z.string(),
      commit: z.string(),
      digest: z.string(),
      requiredChecks: z.array(z.string()),
    }),
    verifier: z.object({ id: z.string(), version: z.string(), distDigest: digest.optional() }),
    startedAt: timestamp,
    finishedAt: timestamp,
    expiresAt: timestamp,
    checks: z.array(check),
    reservations: z.array(z.object({ code: z.string(), message: z.string() })),
    evidence: z.record(z.string(), json),
    separation: z.array(json),
    actor: z.object({ kind: z.string(), id: z.string(), provenBy: z.string() }),
    confirmations: z.array(json),
    waivers: z.array(appliedWaiver),
    invocation: z.record(z.string(), json).nullable(),
    chain: z.object({ sequence: z.int().min(0), previous: z.string().nullable() }).nullable(),
  }),
});

export type ReadStatement = z.output<typeof statementSchema>;

export type ReadPredicate = ReadStatement["predicate"];
