import { createHash } from "node:crypto";
import { RFC3161Timestamp } from "@sigstore/core";
import { derTags, readDer } from "../signers/keyless/der.ts";

/** An authority's word that something was signed by a time. Its signature is not verified yet. */
export type TimestampReply = {
  readonly parsed: RFC3161Timestamp;
  readonly time: Date;
  /** The number that the asker chose, as big-endian bytes. */
  readonly nonce: Uint8Array | undefined;
};

const largest = 65_536;
const sha256 = "2.16.840.1.101.3.4.2.1";

/** Reads a reply (RFC 3161, section 2.4.2) about a signature, or says what is wrong with it. */
export function readTimestampReply(
  der: Uint8Array,
  signature: Uint8Array,
): TimestampReply | string {
  const bytes = Buffer.from(der);
  if (!isOneSequence(bytes)) return "is no timestamp reply";
  try {
    const parsed = RFC3161Timestamp.parse(bytes);
    if (parsed.status !== 0n && parsed.status !== 1n) return "is a refusal of the authority";
    const { tstInfo } = parsed;
    const [, , imprint, , , ...optional] = tstInfo.root.subs;
    const digest = createHash("sha256").update(signature).digest();
    if (imprint?.subs[0]?.subs[0]?.toOID() !== sha256) return "is not over a SHA-256 digest";
    if (!digest.equals(tstInfo.messageImprintHashedMessage)) return "is of something else";
    const time = parsed.signingTime;
    if (Number.isNaN(time.getTime())) return "holds no time";
    const nonce = optional.find(({ tag }) => tag.isUniversal() && tag.isInteger());
    return { parsed, time, nonce: nonce?.value };
  } catch {
    return "is no timestamp reply";
  }
}

/** Whether bytes are one SEQUENCE in DER and nothing after it. */
function isOneSequence(bytes: Uint8Array): boolean {
  const [only, ...more] = (bytes.length <= largest && readDer(bytes)) || [];
  return only?.tag === derTags.sequence && more.length === 0;
}
