import { type PublicKey, readPublicKey } from "../../../src/record/signers/public-key.ts";

/** An Ed25519 public key of 32 bytes in hexadecimal, as a PEM file would bring it (RFC 8410). */
export function ed25519Key(hex: string): PublicKey {
  return fromDer(Buffer.from(`302a300506032b6570032100${hex}`, "hex"));
}

/** A P-256 public key of two coordinates in hexadecimal, as a PEM file would bring it (RFC 5480). */
export function p256Key(x: string, y: string): PublicKey {
  const algorithm = "301306072a8648ce3d020106082a8648ce3d030107";
  return fromDer(Buffer.from(`3059${algorithm}03420004${x}${y}`, "hex"));
}

function fromDer(der: Buffer): PublicKey {
  const body = der.toString("base64").replace(/.{64}/g, "$&\n");
  return readPublicKey(`-----BEGIN PUBLIC KEY-----\n${body}\n-----END PUBLIC KEY-----\n`, "vector");
}

export const bytesOfHex = (hex: string) => Buffer.from(hex.replaceAll(/\s/g, ""), "hex");
