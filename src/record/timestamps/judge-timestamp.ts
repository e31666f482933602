import { generateKeyPairSync } from "node:crypto";
import { type SignedEntity, type TrustMaterial, Verifier } from "@sigstore/verify";
import type { TimestampAuthority } from "./timestamp-authorities.ts";
import type { TimestampVerdict } from "./timestamp-judge.ts";
import { readTimestampReply, type TimestampReply } from "./timestamp-reply.ts";

/** Judges a timestamp over a signature by the authorities that are trusted. */
export function judgeTimestamp(
  timestamp: Uint8Array,
  signature: Uint8Array,
  authorities: readonly TimestampAuthority[],
): TimestampVerdict {
  const reply = readTimestampReply(timestamp, signature);
  if (typeof reply === "string") return { kind: "invalid", reason: reply };
  const own = authorities.filter((authority) => isOf(reply, authority));
  if (own.length === 0) return { kind: "untrusted" };
  const isProven = own.some((authority) => isSignedBy(reply, signature, authority));
  return isProven
    ? { kind: "proven", at: reply.time }
    : { kind: "invalid", reason: "does not verify with the certificate that it names" };
}

/** Whether the reply names the certificate of the authority. */
function isOf({ parsed }: TimestampReply, { certificates: [own] }: TimestampAuthority): boolean {
  try {
    if (own === undefined) return false;
    const isSame = own.serialNumber.equals(parsed.signerSerialNumber);
    return isSame && own.issuer.equals(parsed.signerIssuer);
  } catch {
    return false;
  }
}

/** Sigstore's verifier checks the authority's chain at that time, and its signature; ours is not its concern here. */
function isSignedBy(
  { parsed }: TimestampReply,
  signature: Uint8Array,
  { certificates, validFor }: TimestampAuthority,
): boolean {
  const material: TrustMaterial = {
    certificateAuthorities: [],
    timestampAuthorities: [{ certChain: [...certificates], validFor }],
    tlogs: [],
    ctlogs: [],
    publicKey: () => ({ publicKey: anyKey, validFor: () => true }),
  };
  const entity: SignedEntity = {
    key: { $case: "public-key", hint: "" },
    signature: {
      signature: Buffer.from(signature),
      compareSignature: () => true,
      compareDigest: () => true,
      verifySignature: () => true,
    },
    timestamps: [{ $case: "timestamp-authority", timestamp: parsed }],
    tlogEntries: [],
  };
  try {
    new Verifier(material, { tlogThreshold: 0, ctlogThreshold: 0, timestampThreshold: 1 }).verify(
      entity,
    );
    return true;
  } catch {
    return false;
  }
}

/** The verifier asks for a key of the signature that it is told is verified. */
const anyKey = generateKeyPairSync("ed25519").publicKey;
