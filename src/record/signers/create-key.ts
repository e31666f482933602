import { generateKeyPairSync } from "node:crypto";

/** A fresh Ed25519 key pair, as PKCS#8 and SPKI in PEM. */
export function createKey(): { readonly privateKey: string; readonly publicKey: string } {
  return generateKeyPairSync("ed25519", {
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  });
}
