import { personOf } from "../config/person-of.ts";
import { judgeProof, type ProofVerdict } from "./proofs/judge-proof.ts";
import type { Content } from "./read-content.ts";
import { readWrapper } from "./read-wrapper.ts";
import { signerIdOf, type Trust } from "./trust.ts";
import type { JudgedSignature, Refusal, Signing } from "./verification.ts";

/** A file beside a record that holds another signature over the same bytes. */
export type Cosignature = { readonly file: string; readonly content: Content };

/** Every signature over a record's bytes, and how many different signers and people they come to. */
export function judgeSigning(
  payload: Uint8Array,
  own: ProofVerdict,
  cosignatures: readonly Cosignature[],
  trust: Trust,
): Signing {
  const verdicts = [
    { cosignature: null, verdict: own },
    ...cosignatures.map(({ file, content }) => ({
      cosignature: file,
      verdict: judgeCosignature(payload, content, trust),
    })),
  ];
  const counting = verdicts.flatMap(({ verdict: { signer, refusals } }) =>
    signer !== undefined && refusals.length === 0 ? [signer] : [],
  );
  return {
    signatures: verdicts.map(({ cosignature, verdict }) => judgedOf(cosignature, verdict)),
    counted: {
      signers: new Set(counting.map(signerIdOf)).size,
      people: new Set(counting.map(personOf)).size,
    },
    needed: trust.threshold,
  };
}

/** Refuses a record that fewer have signed than must. One who must and did not is told by that signature itself. */
export function* judgeThreshold({ counted, needed }: Signing): Iterable<Refusal> {
  if (needed.signers > 1 && counted.signers < needed.signers) {
    yield missed(`${counted.signers} of ${needed.signers} trusted signers that it needs`);
  }
  if (needed.people > 1 && counted.people < needed.people) {
    yield missed(`${counted.people} of ${needed.people} people that it needs`);
  }
}

function missed(words: string): Refusal {
  return { code: "KEY_UNTRUSTED", message: `The record is signed by ${words}.` };
}

function judgeCosignature(payload: Uint8Array, content: Content, trust: Trust): ProofVerdict {
  const signed = readWrapper(content);
  if ("code" in signed) return { signer: undefined, refusals: [signed] };
  if (!Buffer.from(signed.payload).equals(payload)) {
    const message = "The co-signature is over other bytes than the record's.";
    return { signer: undefined, refusals: [{ code: "MALFORMED", message }] };
  }
  return judgeProof(signed, trust);
}

function judgedOf(cosignature: string | null, { signer, refusals }: ProofVerdict): JudgedSignature {
  if (signer === undefined) return { cosignature, signer: null, refusals };
  const { name, person = null } = signer;
  return { cosignature, signer: { name, person, id: signerIdOf(signer) }, refusals };
}
