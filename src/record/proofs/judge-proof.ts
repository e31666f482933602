import type { SignedStatement } from "../signed-statement.ts";
import type { Trust, TrustedSigner } from "../trust.ts";
import type { Refusal } from "../verification.ts";
import { judgeKeyProof } from "./judge-key-proof.ts";
import { judgeKeylessProof } from "./judge-keyless-proof.ts";
import { judgeSshProof } from "./judge-ssh-proof.ts";

/** Who signed, once that is proven; with everything that makes the signature not count. */
export type ProofVerdict = {
  readonly signer: TrustedSigner | undefined;
  readonly refusals: readonly Refusal[];
  /** When the signature was made, as a timestamp of a trusted authority proves; "untrusted" with another's only. */
  readonly signedAt?: Date | "untrusted" | undefined;
};

/** Judges one signature by what the verifier trusts. */
export function judgeProof({ payload, proof }: SignedStatement, trust: Trust): ProofVerdict {
  switch (proof.kind) {
    case "key":
      return judgeKeyProof(payload, proof, trust);
    case "keyless":
      return judgeKeylessProof(payload, proof, trust);
    case "ssh":
      return judgeSshProof(payload, proof, trust);
  }
}
