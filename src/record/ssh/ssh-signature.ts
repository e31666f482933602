import { parseSshKeyBlob, type SshPublicKey } from "./ssh-public-key.ts";
import { wireReader } from "./wire-reader.ts";

/** What a signature has to be for: one made for a git commit or a file does not count as a record's. */
export const sshNamespace = "promote-gate-record";

/** A signature as `ssh-keygen -Y sign` makes it: PROTOCOL.sshsig of OpenSSH. Nothing is verified yet. */
export type SshSignature = {
  readonly publicKey: SshPublicKey;
  readonly namespace: string;
  readonly hash: "sha256" | "sha512";
  readonly algorithm: string;
  /** What the algorithm made, in SSH's wire format, without its name. */
  readonly value: Uint8Array;
};

const begin = "-----BEGIN SSH SIGNATURE-----\n";
const end = "-----END SSH SIGNATURE-----\n";
const largest = 16_384;

/** Reads an armoured signature, or says what is wrong with it. Every byte is accounted for. */
export function parseSshSignature(armored: string): SshSignature | string {
  const blob = unarmored(armored);
  if (blob === undefined) return "is not in the form that ssh-keygen writes";
  const reader = wireReader(blob);
  const magic = reader.bytes(6);
  if (magic === undefined || Buffer.from(magic).toString("latin1") !== "SSHSIG") return damaged;
  const version = reader.uint32();
  if (version !== 1) return "is of a version that is not known";
  const keyBlob = reader.string();
  const namespace = reader.text();
  const reserved = reader.string();
  const hash = reader.text();
  const signature = reader.string();
  if (keyBlob === undefined || namespace === undefined || signature === undefined) return damaged;
  if (reserved?.length !== 0 || !reader.isAtEnd()) return damaged;
  if (hash !== "sha256" && hash !== "sha512") return "names a digest other than sha256 and sha512";
  const publicKey = parseSshKeyBlob(keyBlob);
  if (typeof publicKey === "string") return `is by ${publicKey}, and such signatures do not count`;
  const inner = wireReader(signature);
  const algorithm = inner.text();
  if (algorithm === undefined) return damaged;
  const value = signature.subarray(4 + algorithm.length);
  return { publicKey, namespace, hash, algorithm, value };
}

const damaged = "is damaged";

/** The text of a signature's bytes, as ssh-keygen writes it. */
export function armoredSshSignature(blob: Uint8Array): string {
  const lines =
    Buffer.from(blob)
      .toString("base64")
      .match(/.{1,70}/g) ?? [];
  return `${begin}${lines.map((line) => `${line}\n`).join("")}${end}`;
}

function unarmored(text: string): Uint8Array | undefined {
  if (text.length > largest) return undefined;
  const blob = Buffer.from(text.slice(begin.length, -end.length), "base64");
  return armoredSshSignature(blob) === text ? blob : undefined;
}
