import { preAuthenticationEncoding } from "../envelope.ts";
import { payloadType } from "../promotion-record.ts";
import type { KeyProof } from "../signed-statement.ts";
import type { Trust } from "../trust.ts";
import type { Refusal } from "../verification.ts";
import type { ProofVerdict } from "./judge-proof.ts";
import { judgeWindow } from "./judge-window.ts";

/** Judges a bare key's signature: by a trusted key, the one that the bundle names, inside its window. */
export function judgeKeyProof(
  payload: Uint8Array,
  { form, signature, hint, timestamps }: KeyProof,
  { signers, now, timestamps: judge }: Trust,
): ProofVerdict {
  const keys = signers.filter((signer) => signer.kind === "key");
  const message = preAuthenticationEncoding(payloadType, payload);
  const signer = keys.find(({ key }) => key.verifies(message, signature));
  const refusals: Refusal[] = [];
  if (keys.length === 0) return { signer: undefined, refusals: [nobodysKey(form)] };
  if (signer === undefined) {
    const whose = keys.length === 1 ? "the trusted key's" : "one of a trusted key";
    refusals.push({
      code: "SIG_INVALID",
      message: `The signature over the record is not ${whose}.`,
    });
  }
  if (
    hint !== undefined &&
    !(signer === undefined ? keys : [signer]).some(({ key }) => key.hint === hint)
  ) {
    const trusted = keys.length === 1 ? `the trusted one, ${keys[0]?.key.hint}` : "a trusted one";
    refusals.push({
      code: "KEY_UNTRUSTED",
      message: `The record names another key than ${trusted}.`,
    });
  }
  const [timestamp] = timestamps;
  const verdict =
    timestamp === undefined || judge === undefined ? undefined : judge(timestamp, signature);
  if (verdict?.kind === "invalid") {
    refusals.push({ code: "SIG_INVALID", message: `The record's timestamp ${verdict.reason}.` });
  }
  const provenAt = verdict?.kind === "proven" ? verdict.at : undefined;
  if (signer !== undefined) refusals.push(...judgeWindow(signer, provenAt, now));
  return { signer, refusals, signedAt: verdict?.kind === "untrusted" ? "untrusted" : provenAt };
}

/** No key is trusted: a bare envelope may be of a record whose certificate is in the bundle. */
function nobodysKey(form: KeyProof["form"]): Refusal {
  const message =
    form === "dsse"
      ? "The envelope alone names no signer and carries no certificate: verify the .sigstore.json file of the record instead."
      : "The record is signed with a key, and no key is trusted.";
  return { code: "KEY_UNTRUSTED", message };
}
