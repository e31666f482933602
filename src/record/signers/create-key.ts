import { generateKeyPairSync } from "node:crypto";
import type { Algorithm } from "./public-key.ts";

/** A fresh key pair, as PKCS#8 and SPKI in PEM. */
export function createKey(algorithm: Algorithm = "Ed25519"): {
  readonly privateKey: string;
  readonly publicKey: string;
} {
  const publicKeyEncoding = { type: "spki", format: "pem" } as const;
  const privateKeyEncoding = { type: "pkcs8", format: "pem" } as const;
  if (algorithm === "Ed25519") {
    return generateKeyPairSync("ed25519", { publicKeyEncoding, privateKeyEncoding });
  }
  return generateKeyPairSync("ec", { namedCurve: "P-256", publicKeyEncoding, privateKeyEncoding });
}
