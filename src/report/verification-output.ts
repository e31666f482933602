import * as z from "zod";

const refusal = z.object({
  code: z.string().meta({ description: "Stable; scripts branch on it." }),
  message: z.string(),
});

const counts = z.object({ signers: z.int(), people: z.int() });

const verifiedRecord = z.object({
  recordId: z.string(),
  outcome: z.string(),
  commit: z.string(),
  repository: z.string(),
  environment: z.object({ from: z.string(), to: z.string() }),
  policyDigest: z.string(),
  finishedAt: z.string(),
  expiresAt: z.string(),
  actor: z.object({ id: z.string(), provenBy: z.string() }),
  checks: z.array(z.object({ id: z.string(), status: z.string() })),
  signedAt: z.string().optional().meta({
    description:
      "When, as a timestamp proves; untrusted when only an authority nobody trusts says so.",
  }),
  distDigest: z.string().optional().meta({
    description: "sha256: and the hex digest of the files of the program that made the record.",
  }),
  payloadSha256: z.string().meta({ description: "Hex SHA-256 of the signed bytes." }),
});

const signature = z.object({
  cosignature: z.string().nullable().meta({ description: "Its file; null for the record's own." }),
  signer: z
    .object({ name: z.string(), person: z.string().nullable(), id: z.string() })
    .nullable()
    .meta({ description: "Whose it is by the caller's trust; null when it is nobody's." }),
  refusals: z.array(refusal).meta({ description: "Why it does not count; empty when it does." }),
  equivalent: z.string().nullable().meta({
    description: "A command of another program that verifies the signature alone.",
  }),
});

/** What `promote verify --json` prints. */
export const verificationOutput = z
  .object({
    version: z.literal(1),
    verified: z.boolean().meta({ description: "Whether the record authorises the promotion." }),
    refusals: z.array(refusal).meta({ description: "Every step that failed, in order." }),
    verifiedRecord: verifiedRecord.nullable(),
    record: z.string().meta({ description: "The record's file, as it was named." }),
    expected: z.object({
      commit: z.string(),
      environment: z.string(),
      repository: z.string().optional(),
      policyDigest: z.string().optional(),
      policy: z.string().optional().meta({ description: "The configuration that was given." }),
      requiredChecks: z
        .array(z.string())
        .optional()
        .meta({ description: "The checks that it does not switch off." }),
    }),
    trust: z.string().nullable().meta({ description: "The trust file, when one was given." }),
    key: z
      .object({ hint: z.string(), algorithm: z.string(), origin: z.string() })
      .nullable()
      .meta({ description: "The key, when one was given." }),
    identity: z
      .object({ identity: z.string(), issuer: z.string(), root: z.string() })
      .nullable()
      .meta({ description: "The certificate's identity and issuer, when they were given." }),
    threshold: z
      .object({ needed: counts, counted: counts })
      .nullable()
      .meta({ description: "How many different signers and people; null without a signature." }),
    signatures: z.array(signature),
    cosign: z.string().nullable(),
  })
  .meta({ title: "promote verify --json" });

export type VerificationOutput = z.input<typeof verificationOutput>;
