import type { PublicKey } from "./public-key.ts";

/** Signs bytes with a key of its own: Ed25519, or ECDSA P-256 over SHA-256 in ASN.1 DER. */
export interface Signer {
  readonly publicKey: PublicKey;
  sign(message: Uint8Array): Promise<Uint8Array>;
}
