import type { SignedStatement } from "../signed-statement.ts";
import type { Trust, TrustedSigner } from "../trust.ts";
import type { Refusal } from "../verification.ts";
import { judgeKeyProof } from "./judge-key-proof.ts";
import { judgeKeylessProof } from "./judge-keyless-proof.ts";

/** Who signed, once that is proven; with everything that makes the signature not count. */
export type ProofVerdict = {
  readonly signer: TrustedSigner | undefined;
  readonly refusals: readonly Refusal[];
};

/** Judges one signature by what the verifier trusts. */
export function judgeProof({ payload, proof }: SignedStatement, trust: Trust): ProofVerdict {
  switch (proof.kind) {
    case "key":
      return judgeKeyProof(payload, proof, trust);
    case "keyless":
      return judgeKeylessProof(payload, proof, trust);
    case "ssh":
      return {
        signer: undefined,
        refusals: [
          {
            code: "KEY_UNTRUSTED",
            message: "The record is signed in a way nobody is trusted for.",
          },
        ],
      };
  }
}
