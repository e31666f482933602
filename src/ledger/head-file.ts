import * as z from "zod";
import { canonicalRecordJson } from "../record/canonical-json.ts";
import { preAuthenticationEncoding } from "../record/envelope.ts";
import { isTimestamp } from "../record/formats.ts";
import { parseStrictJson } from "../record/parse-strict-json.ts";
import type { PublicKey } from "../record/signers/public-key.ts";
import type { Signer } from "../record/signers/signer.ts";
import { isConsistent, type LedgerHead } from "./head.ts";
import { isHash } from "./read-entry.ts";

/** The DSSE payload type of a ledger's head: no signature over a head is one over a record. */
export const headPayloadType = "application/vnd.promote-gate.ledger-head.v1+json";

/** A head as it was read; `signature` is undefined when its file says that it is not signed. */
export type ReadHead = {
  readonly head: LedgerHead;
  readonly signature:
    | { readonly key: string; readonly message: Uint8Array; readonly bytes: Uint8Array }
    | undefined;
};

const hash = z.string().refine(isHash);

const headSchema = z.strictObject({
  at: z.string().refine(isTimestamp),
  frontier: z.array(hash).max(64),
  lastLeaf: hash,
  rootHash: hash,
  size: z.int().min(1),
});

const signedSchema = z.strictObject({
  payload: z.string(),
  payloadType: z.literal(headPayloadType),
  signatures: z.tuple([z.strictObject({ keyid: z.string(), sig: z.string() })]),
});

const unsignedSchema = z.strictObject({
  head: headSchema,
  signed: z.literal(false),
  why: z.string(),
});

/** The file of a head that a key signs: a DSSE envelope whose `keyid` is the key's hint. */
export async function signedHeadText(head: LedgerHead, signer: Signer): Promise<string> {
  const body = Buffer.from(canonicalRecordJson(head), "utf8");
  const sig = await signer.sign(preAuthenticationEncoding(headPayloadType, body));
  return fileText({
    payload: body.toString("base64"),
    payloadType: headPayloadType,
    signatures: [{ keyid: signer.publicKey.hint, sig: Buffer.from(sig).toString("base64") }],
  });
}

/** The file of a head that nobody signs, which says so. */
export function unsignedHeadText(head: LedgerHead, mode: string): string {
  const why = `Records are signed in the mode ${mode}; a head is signed with a key only.`;
  return fileText({ head, signed: false, why });
}

/** Reads the file of a head; undefined when it is not byte for byte what the writer makes. Verifies no signature. */
export function readHead(text: string): ReadHead | undefined {
  const parsed = parseStrictJson(Buffer.from(text, "utf8"));
  if (parsed.kind === "malformed" || fileText(parsed.value) !== text) return undefined;
  const unsigned = unsignedSchema.safeParse(parsed.value);
  if (unsigned.success) return consistent(unsigned.data.head, undefined);
  const signed = signedSchema.safeParse(parsed.value);
  if (!signed.success) return undefined;
  const [{ keyid, sig }] = signed.data.signatures;
  const payload = Buffer.from(signed.data.payload, "base64");
  const bytes = Buffer.from(sig, "base64");
  if (payload.toString("base64") !== signed.data.payload) return undefined;
  if (bytes.toString("base64") !== sig) return undefined;
  const body = parseStrictJson(payload);
  const head = headSchema.safeParse(body.kind === "json" ? body.value : undefined);
  if (!head.success) return undefined;
  const message = preAuthenticationEncoding(headPayloadType, payload);
  return consistent(head.data, { key: keyid, message, bytes });
}

/** Whether a head is signed by this key. */
export function isSignedBy({ signature }: ReadHead, key: PublicKey): boolean {
  if (signature === undefined || signature.key !== key.hint) return false;
  return key.verifies(signature.message, signature.bytes);
}

function consistent(head: LedgerHead, signature: ReadHead["signature"]): ReadHead | undefined {
  return isConsistent(head) ? { head, signature } : undefined;
}

function fileText(value: Parameters<typeof canonicalRecordJson>[0]): string {
  return `${canonicalRecordJson(value)}\n`;
}
