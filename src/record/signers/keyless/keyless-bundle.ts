import * as z from "zod";
import { firstIssue } from "../../first-issue.ts";
import { bundleMediaType } from "../../promotion-record.ts";
import { isExactLogEntry } from "./exact-log-entry.ts";
import { isExactTimestamp } from "./exact-timestamp.ts";
import { readSigningCertificate, type SigningCertificate } from "./signing-certificate.ts";

const base64 = z.string().refine(isExactBase64, "base64 that is standard, padded and exact");

/** A number as Protocol Buffers write it into JSON: as text, and left out when it is 0. */
const count = z.string().regex(/^[1-9][0-9]{0,15}$/, "a whole number without leading zeros");

const logEntry = z.strictObject({
  logIndex: count.optional(),
  logId: z.strictObject({ keyId: base64 }),
  kindVersion: z.strictObject({ kind: z.literal("dsse"), version: z.literal("0.0.1") }),
  integratedTime: count,
  inclusionPromise: z.strictObject({ signedEntryTimestamp: base64 }),
  inclusionProof: z.strictObject({
    logIndex: count.optional(),
    rootHash: base64,
    treeSize: count,
    hashes: z.array(base64).min(1).optional(),
    checkpoint: z.strictObject({ envelope: z.string() }),
  }),
  canonicalizedBody: base64,
});

export type LogEntry = z.output<typeof logEntry>;

/** A Sigstore bundle v0.3 with a certificate, as this gate writes it: at most one log entry, at most one timestamp. */
const keylessBundle = z.strictObject({
  mediaType: z.literal(bundleMediaType),
  verificationMaterial: z.strictObject({
    certificate: z.strictObject({ rawBytes: base64 }),
    tlogEntries: z.tuple([logEntry]).optional(),
    timestampVerificationData: z
      .strictObject({ rfc3161Timestamps: z.tuple([z.strictObject({ signedTimestamp: base64 })]) })
      .optional(),
  }),
  dsseEnvelope: z.strictObject({
    payload: z.string(),
    payloadType: z.string(),
    signatures: z.array(z.strictObject({ sig: z.string() })),
  }),
});

export type KeylessBundle = z.output<typeof keylessBundle>;

/** A bundle and what its certificate says, or why it is none; nothing of it is verified. */
export type ReadBundle =
  | {
      readonly kind: "bundle";
      readonly bundle: KeylessBundle;
      readonly certificate: SigningCertificate;
    }
  | { readonly kind: "malformed"; readonly reason: string };

/** Reads the JSON value of a keyless bundle. Refuses every member and every byte that no verification would look at. */
export function readKeylessBundle(value: unknown): ReadBundle {
  const parsed = keylessBundle.safeParse(value);
  if (!parsed.success)
    return malformed(`is no keyless Sigstore bundle v0.3${firstIssue(parsed.error)}`);
  const bundle = parsed.data;
  const { certificate, tlogEntries, timestampVerificationData } = bundle.verificationMaterial;
  const der = Buffer.from(certificate.rawBytes, "base64");
  const read = readSigningCertificate(der);
  if (read === undefined) return malformed("holds a certificate that names no one signer exactly");
  for (const entry of tlogEntries ?? []) {
    if (!isExactLogEntry(entry, der))
      return malformed("holds a log entry whose parts contradict each other");
  }
  for (const { signedTimestamp } of timestampVerificationData?.rfc3161Timestamps ?? []) {
    if (!isExactTimestamp(Buffer.from(signedTimestamp, "base64")))
      return malformed("holds a timestamp with something that its authority has not signed");
  }
  return { kind: "bundle", bundle, certificate: read };
}

function isExactBase64(text: string): boolean {
  return text !== "" && Buffer.from(text, "base64").toString("base64") === text;
}

function malformed(reason: string): ReadBundle {
  return { kind: "malformed", reason };
}
