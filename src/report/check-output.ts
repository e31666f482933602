import * as z from "zod";
import type { Json } from "../data/json.ts";
import { exitCodeOf } from "../gate/result.ts";
import type { PromotionRecord } from "../record/promotion-record.ts";
import { findingWords, outputFault, outputFingerprint } from "./output-parts.ts";
import { policyWordsOf } from "./policy-words.ts";
import type { Places, Timings } from "./run-report.ts";
import { stoppedAt } from "./words.ts";

const statuses = ["passed", "blocked", "undecided", "not-reached", "not-configured"] as const;

const finding = z.object({
  ...findingWords,
  place: z.object({ file: z.string(), line: z.int().optional() }).optional(),
  detail: z.string().optional(),
  fingerprint: outputFingerprint,
  waived: z
    .object({
      reason: z.string(),
      owner: z.string(),
      until: z.string().meta({ description: "The last day, as YYYY-MM-DD, UTC." }),
      daysLeft: z.int().meta({ description: "From the day of the run; 0 on the last day." }),
    })
    .optional()
    .meta({ description: "The exception made for it; then it stops nothing." }),
});

const waiver = z.object({
  check: z.string(),
  fingerprint: z.string(),
  rule: z.string(),
  subject: z.string(),
  reason: z.string(),
  owner: z.string(),
  until: z.string(),
});

const checkResult = z.object({
  id: z.string(),
  title: z.string(),
  status: z.enum(statuses),
  startedAt: z.string().optional(),
  durationMs: z.int().optional(),
  headline: z.string().optional(),
  findings: z.array(finding),
  fault: outputFault.optional(),
  counts: z.record(z.string(), z.number()).optional(),
  reason: z.string().optional().meta({ description: "Why the check is switched off." }),
});

const policy = z.object({
  ref: z.string().nullable().meta({ description: "--policy-ref; null for HEAD's configuration." }),
  uri: z.string().meta({ description: "Path of the configuration in the repository." }),
  commit: z.string().meta({ description: "The commit whose configuration was followed." }),
  digest: z.string(),
  changedInHead: z.boolean().meta({
    description:
      "With `ref`: the configuration or the waivers of the commit that is checked are others. Else: the configuration is not the commit's.",
  }),
  changes: z
    .array(z.object({ part: z.enum(["configuration", "waivers", "trust"]), file: z.string() }))
    .optional()
    .meta({ description: "With `ref`: what takes effect after it is merged." }),
  requiredChecks: z.array(z.string()),
  message: z.string().optional().meta({ description: "The same in words, with `ref`." }),
});

/** What `promote check --json` prints. Members may be added within a version; none is removed or retyped. */
export const checkOutput = z
  .object({
    schemaVersion: z.literal(1),
    outcome: z.enum(["cleared", "blocked", "undecided"]),
    exitCode: z.int(),
    stoppedAt: z.string().nullable().meta({ description: "The check at which the run stopped." }),
    recordId: z.string(),
    record: z.string().meta({ description: "Path of the record." }),
    signed: z.boolean(),
    logs: z.string().meta({ description: "Folder of the logs." }),
    again: z.string().meta({ description: "The command that runs it again." }),
    timings: z.object({
      wallMs: z.int().meta({ description: "Since the process started." }),
      childrenMs: z
        .int()
        .meta({ description: "While at least one child process was being started or ran." }),
    }),
    commit: z.string(),
    environment: z.object({ from: z.string(), to: z.string() }),
    previousRelease: z.string().nullable(),
    policy,
    reservations: z.array(z.object({ code: z.string(), message: z.string() })),
    checks: z.array(checkResult),
    waivers: z.array(waiver).meta({ description: "The waivers that let a finding pass." }),
  })
  .meta({ title: "promote check --json" });

/** The run as `promote check --json` prints it: a view of the signed record and where it lies. */
export function checkOutputOf(record: PromotionRecord, places: Places, timings: Timings): string {
  const { record: path, isSigned, logs, again, policyRef = null } = places;
  const { outcome, recordId, source, environment, policy, reservations, checks, waivers } =
    record.predicate;
  const message = policyWordsOf(record, places);
  const document: Json = {
    schemaVersion: 1,
    outcome,
    exitCode: exitCodeOf(outcome),
    stoppedAt: stoppedAt(record)?.id ?? null,
    recordId,
    record: path,
    signed: isSigned,
    logs,
    again,
    timings,
    commit: source.commit,
    environment,
    previousRelease: source.previousRelease?.tag ?? null,
    policy: { ref: policyRef, ...policy, ...(message === undefined ? {} : { message }) },
    reservations,
    checks: checks.map(({ factsDigest: _facts, inputs: _inputs, ...check }) => check),
    waivers,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
