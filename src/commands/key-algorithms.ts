import type { Algorithm } from "../record/signers/public-key.ts";

/** What `--algorithm` takes. */
export const algorithmNames = ["ed25519", "p256"] as const;

export type AlgorithmName = (typeof algorithmNames)[number];

export const algorithms: { readonly [Name in AlgorithmName]: Algorithm } = {
  ed25519: "Ed25519",
  p256: "ECDSA P-256",
};
