import { createHash, type KeyObject, verify } from "node:crypto";
import type { SshPublicKey } from "./ssh-public-key.ts";
import type { SshSignature } from "./ssh-signature.ts";
import { type WireReader, wireReader, wireStrings } from "./wire-reader.ts";

/** Whether the signature is of the message, by the key that it names. Who holds that key is another question. */
export function isSshSignatureOf(message: Uint8Array, signature: SshSignature): boolean {
  const { publicKey, namespace, hash, algorithm, value } = signature;
  const signed = Buffer.concat([
    Buffer.from("SSHSIG"),
    wireStrings(namespace, "", hash, createHash(hash).update(message).digest()),
  ]);
  const reader = wireReader(value);
  switch (publicKey.type) {
    case "ssh-rsa":
      return isRsa(algorithm, publicKey, signed, reader);
    case "ssh-ed25519":
    case "ecdsa-sha2-nistp256":
      return algorithm === publicKey.type && isPlain(publicKey, signed, reader);
    case "sk-ssh-ed25519@openssh.com":
    case "sk-ecdsa-sha2-nistp256@openssh.com":
      return algorithm === publicKey.type && isByHardware(publicKey, signed, reader);
  }
}

const rsaDigests: ReadonlyMap<string, string> = new Map([
  ["rsa-sha2-256", "sha256"],
  ["rsa-sha2-512", "sha512"],
]);

function isRsa(algorithm: string, { key }: SshPublicKey, signed: Buffer, reader: WireReader) {
  const digest = rsaDigests.get(algorithm);
  const value = reader.string();
  if (digest === undefined || value === undefined || !reader.isAtEnd()) return false;
  return holds(() => verify(digest, signed, key, value));
}

function isPlain({ type, key }: SshPublicKey, signed: Buffer, reader: WireReader): boolean {
  const value = reader.string();
  if (value === undefined || !reader.isAtEnd()) return false;
  return type === "ssh-ed25519" ? isEd25519(key, signed, value) : isP256(key, signed, value);
}

const userPresent = 0x01;

/** What a hardware key signs, with the flag that somebody touched it: PROTOCOL.u2f of OpenSSH. */
function isByHardware(
  { type, key, application = "" }: SshPublicKey,
  signed: Buffer,
  reader: WireReader,
): boolean {
  const [value, flags, counter] = [reader.string(), reader.byte(), reader.bytes(4)];
  if (value === undefined || flags === undefined || counter === undefined) return false;
  if (!reader.isAtEnd() || (flags & userPresent) === 0) return false;
  const sha256 = (bytes: string | Uint8Array) => createHash("sha256").update(bytes).digest();
  const message = Buffer.concat([
    sha256(application),
    Buffer.from([flags]),
    counter,
    sha256(signed),
  ]);
  return type === "sk-ssh-ed25519@openssh.com"
    ? isEd25519(key, message, value)
    : isP256(key, message, value);
}

function isEd25519(key: KeyObject, message: Uint8Array, value: Uint8Array): boolean {
  return value.length === 64 && holds(() => verify(null, message, key, value));
}

/** The value is two `mpint`s: RFC 5656, section 3.1.2. */
function isP256(key: KeyObject, message: Uint8Array, value: Uint8Array): boolean {
  const reader = wireReader(value);
  const [r, s] = [reader.positive(), reader.positive()];
  if (r === undefined || s === undefined || !reader.isAtEnd()) return false;
  if (r.length > 32 || s.length > 32) return false;
  const both = Buffer.concat(
    [r, s].map((part) => Buffer.concat([Buffer.alloc(32 - part.length), part])),
  );
  return holds(() => verify("sha256", message, { key, dsaEncoding: "ieee-p1363" }, both));
}

/** What OpenSSL refuses to look at is no signature. */
function holds(check: () => boolean): boolean {
  try {
    return check();
  } catch {
    return false;
  }
}
