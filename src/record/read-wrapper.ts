import * as z from "zod";
import type { Json } from "../data/json.ts";
import { canonicalJson } from "./canonical-json.ts";
import { type Envelope, type Wrappers, wrappersOf } from "./envelope.ts";
import { firstIssue } from "./first-issue.ts";
import { parseStrictJson } from "./parse-strict-json.ts";
import { bundleMediaType, payloadType } from "./promotion-record.ts";
import { bytesOf, type Content, maxFileBytes } from "./read-content.ts";
import type { SignedStatement } from "./signed-statement.ts";
import { type KeylessBundle, readKeylessBundle } from "./signers/keyless/keyless-bundle.ts";
import type { Refusal } from "./verification.ts";

const envelopeSchema = z.strictObject({
  payload: z.string(),
  payloadType: z.string(),
  signatures: z.array(z.strictObject({ sig: z.string() })),
});

const bundleSchema = z.strictObject({
  mediaType: z.literal(bundleMediaType),
  verificationMaterial: z.strictObject({
    publicKey: z.strictObject({ hint: z.string() }),
    timestampVerificationData: z
      .strictObject({
        rfc3161Timestamps: z.array(z.strictObject({ signedTimestamp: z.string() })).length(1),
      })
      .optional(),
  }),
  dsseEnvelope: envelopeSchema,
});

/**
 * Reads a bundle or a bare envelope, told apart by content. Refuses whatever is not byte for byte what the
 * writer makes: other members, other white space, other base64, more than one signature.
 */
export function readWrapper(content: Content): SignedStatement | Refusal {
  const bytes = bytesOf(content);
  if (typeof bytes === "string") return malformed(`The record ${bytes}.`);
  const parsed = parseStrictJson(bytes, maxFileBytes);
  if (parsed.kind === "malformed") return malformed(`The record ${parsed.reason}.`);
  const { value } = parsed;
  if (has(value, "_type")) return unsigned;
  if (has(memberOf(value, "verificationMaterial"), "certificate")) return keyless(value, bytes);
  const form = has(value, "mediaType") ? "bundle" : "dsse";
  const bundle = form === "bundle" ? bundleSchema.safeParse(value) : undefined;
  const envelope = bundle === undefined ? envelopeSchema.safeParse(value) : bundle;
  if (!envelope.success)
    return malformed(`The record is no ${shapeWords[form]}${firstIssue(envelope.error)}.`);
  const material = bundle?.data?.verificationMaterial;
  const read = bundle?.data?.dsseEnvelope ?? envelopeSchema.parse(value);
  return decoded(form, read, material, bytes);
}

const shapeWords = {
  bundle: "key-based Sigstore bundle v0.3",
  dsse: "DSSE envelope",
} as const;

const unsigned: Refusal = {
  code: "SIG_INVALID",
  message: "The file is an unsigned statement: it proves nothing and authorises nothing.",
};

function decoded(
  form: keyof Wrappers,
  read: z.output<typeof envelopeSchema>,
  material: z.output<typeof bundleSchema>["verificationMaterial"] | undefined,
  bytes: Uint8Array,
): SignedStatement | Refusal {
  const [signed, ...more] = read.signatures;
  if (signed === undefined) {
    return { code: "NOTHING_TO_VERIFY", message: "The record carries no signature." };
  }
  if (more.length > 0) return malformed("The record carries more than one signature.");
  if (read.payloadType !== payloadType) {
    return { code: "TYPE", message: `The payload is not of type ${payloadType}.` };
  }
  const payload = base64Bytes(read.payload);
  const signature = base64Bytes(signed.sig);
  const stamps = material?.timestampVerificationData?.rfc3161Timestamps ?? [];
  const timestamps = stamps.flatMap(({ signedTimestamp }) => base64Bytes(signedTimestamp) ?? []);
  if (payload === undefined || signature === undefined || timestamps.length < stamps.length) {
    return malformed("The record holds base64 that is not standard, padded and exact.");
  }
  const hint = material?.publicKey.hint;
  const envelope: Envelope = { ...read, signatures: [signed] };
  const expected = wrappersOf(envelope, hint ?? "", timestamps)[form];
  if (!Buffer.from(expected, "utf8").equals(bytes)) {
    return malformed("The record's bytes are not in the one form that promote writes.");
  }
  const proof = { kind: "key", form, envelope, signature, hint, timestamps } as const;
  return { payload, proof };
}

/** A bundle with a certificate: exactly the members that the writer writes, as canonical JSON. */
function keyless(value: Json, bytes: Uint8Array): SignedStatement | Refusal {
  const read = readKeylessBundle(value);
  if (read.kind === "malformed") return malformed(`The record ${read.reason}.`);
  const { bundle, certificate } = read;
  if (!Buffer.from(`${canonicalJson(value)}\n`, "utf8").equals(bytes)) {
    return malformed("The record's bytes are not in the one form that promote writes.");
  }
  const signed = decoded("dsse", bundle.dsseEnvelope, undefined, bytesOfEnvelope(bundle));
  if ("code" in signed || signed.proof.kind !== "key") return signed;
  const { envelope } = signed.proof;
  return { payload: signed.payload, proof: { kind: "keyless", envelope, bundle, certificate } };
}

function bytesOfEnvelope({ dsseEnvelope }: KeylessBundle): Uint8Array {
  return Buffer.from(`${canonicalJson(dsseEnvelope)}\n`, "utf8");
}

/** The bytes of standard, padded base64 whose unused bits are zero; undefined for any other text. */
function base64Bytes(text: string): Uint8Array | undefined {
  const bytes = Buffer.from(text, "base64");
  return bytes.toString("base64") === text ? bytes : undefined;
}

/** Whether a record may carry a timestamp: one that is read as carrying one does. */
export function hasTimestamp(content: Content): boolean {
  return content.kind === "bytes" && Buffer.from(content.bytes).includes('"rfc3161Timestamps"');
}

function memberOf(value: unknown, member: string): unknown {
  return typeof value === "object" && value !== null
    ? Object.getOwnPropertyDescriptor(value, member)?.value
    : undefined;
}

function has(value: unknown, member: string): boolean {
  return typeof value === "object" && value !== null && Object.hasOwn(value, member);
}

function malformed(message: string): Refusal {
  return { code: "MALFORMED", message };
}
