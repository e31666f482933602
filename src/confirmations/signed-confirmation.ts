import * as z from "zod";
import { preAuthenticationEncoding } from "../record/envelope.ts";
import { type PublicKey, readPublicKey } from "../record/signers/public-key.ts";
import type { Signer } from "../record/signers/signer.ts";
import type { SignatureState } from "./signature-state.ts";

/** Says what the signed bytes are, so that no other signature of the key passes for a confirmation. */
const payloadType = "application/vnd.promote-gate.confirmation.v1+json";

/** DSSE envelope with one signature. */
const envelope = z.strictObject({
  payload: z.base64(),
  payloadType: z.literal(payloadType),
  signatures: z.tuple([z.strictObject({ keyid: z.string().max(200).optional(), sig: z.base64() })]),
});

export type ConfirmationEnvelope = z.output<typeof envelope>;

/** Whether parsed JSON is to be read as an envelope. */
export function isEnveloped(value: unknown): boolean {
  return typeof value === "object" && value !== null && "payloadType" in value;
}

/** The envelope, or what is wrong with it. */
export function readEnvelope(value: unknown): ConfirmationEnvelope | string {
  const parsed = envelope.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  return `its envelope is not one of a confirmation (${issue?.path.join(".")}: ${issue?.message})`;
}

/** The text that was signed. */
export function payloadTextOf({ payload }: ConfirmationEnvelope): string {
  return Buffer.from(payload, "base64").toString("utf8");
}

/** Signs a confirmation's text as it stands. Returns the text of the file. */
export async function signConfirmation(text: string, signer: Signer): Promise<string> {
  const body = Buffer.from(text, "utf8");
  const sig = await signer.sign(preAuthenticationEncoding(payloadType, body));
  const sealed: ConfirmationEnvelope = {
    payload: body.toString("base64"),
    payloadType,
    signatures: [{ keyid: signer.publicKey.hint, sig: Buffer.from(sig).toString("base64") }],
  };
  return `${JSON.stringify(sealed, null, 2)}\n`;
}

/** A key as PEM, where it is from, and whose it is where that was said. */
type KnownKey = { readonly pem: string; readonly origin: string; readonly owner?: string };

/** Verifies a signature with the keys that are known, each as PEM with where it is from. */
export function verifySignature(
  signed: ConfirmationEnvelope | undefined,
  keys: readonly KnownKey[],
): SignatureState {
  const known = keys.map(({ pem, origin, owner }) => ({ key: readPublicKey(pem, origin), owner }));
  if (signed === undefined) return { state: "unsigned" };
  if (known.length === 0) return { state: "unverified" };
  const by = known.find(({ key }) => isBy(key, signed));
  if (by !== undefined) {
    return {
      ...{ state: "verified", key: by.key.hint },
      ...(by.owner === undefined ? {} : { owner: by.owner }),
    };
  }
  const named = known.some(({ key }) => key.hint === signed.signatures[0].keyid);
  return { state: named ? "tampered" : "refused", keys: known.length };
}

function isBy(key: PublicKey, { payload, signatures: [{ sig }] }: ConfirmationEnvelope): boolean {
  const message = preAuthenticationEncoding(payloadType, Buffer.from(payload, "base64"));
  return key.verifies(message, Buffer.from(sig, "base64"));
}
