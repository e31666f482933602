import { canonicalJson } from "./canonical-json.ts";
import { bundleMediaType, payloadType } from "./promotion-record.ts";
import type { Signer } from "./signers/signer.ts";

/** DSSE envelope: https://github.com/secure-systems-lab/dsse/blob/master/envelope.md. No `keyid`. */
export type Envelope = {
  /** Standard base64 with padding. */
  readonly payload: string;
  readonly payloadType: string;
  readonly signatures: readonly [{ readonly sig: string }];
};

/** Sigstore bundle v0.3 for a bare key. Verifiers refuse any member beside these. */
type Bundle = {
  readonly mediaType: typeof bundleMediaType;
  readonly verificationMaterial: {
    readonly publicKey: { readonly hint: string };
    /** Only when the signature has a timestamp. */
    readonly timestampVerificationData?: {
      readonly rfc3161Timestamps: readonly { readonly signedTimestamp: string }[];
    };
  };
  readonly dsseEnvelope: Envelope;
};

/** The two files that carry one signature, as they are written. */
export type Wrappers = { readonly bundle: string; readonly dsse: string };

/**
 * The bytes a DSSE signature is over:
 * https://github.com/secure-systems-lab/dsse/blob/master/protocol.md. Lengths count bytes.
 */
export function preAuthenticationEncoding(type: string, body: Uint8Array): Uint8Array {
  const length = Buffer.byteLength(type, "utf8");
  return Buffer.concat([Buffer.from(`DSSEv1 ${length} ${type} ${body.length} `, "utf8"), body]);
}

/** Signs a statement's UTF-8 bytes once and wraps them twice; a timestamp over the signature goes into the bundle. */
export async function sealStatement(
  statement: string,
  signer: Signer,
  timestamp?: (signature: Uint8Array) => Promise<Uint8Array>,
): Promise<Wrappers> {
  const body = Buffer.from(statement, "utf8");
  const signature = await signer.sign(preAuthenticationEncoding(payloadType, body));
  const envelope: Envelope = {
    payload: body.toString("base64"),
    payloadType,
    signatures: [{ sig: Buffer.from(signature).toString("base64") }],
  };
  const timestamps = timestamp === undefined ? [] : [await timestamp(signature)];
  return wrappersOf(envelope, signer.publicKey.hint, timestamps);
}

/** Both files' text, byte for byte: canonical JSON and a final newline. `verify` accepts no other. */
export function wrappersOf(
  envelope: Envelope,
  hint: string,
  timestamps: readonly Uint8Array[] = [],
): Wrappers {
  const rfc3161Timestamps = timestamps.map((timestamp) => ({
    signedTimestamp: Buffer.from(timestamp).toString("base64"),
  }));
  const bundle: Bundle = {
    mediaType: bundleMediaType,
    verificationMaterial: {
      publicKey: { hint },
      ...(timestamps.length === 0 ? {} : { timestampVerificationData: { rfc3161Timestamps } }),
    },
    dsseEnvelope: envelope,
  };
  return { bundle: `${canonicalJson(bundle)}\n`, dsse: `${canonicalJson(envelope)}\n` };
}
