import { createPublicKey, type JsonWebKey, type KeyObject } from "node:crypto";
import { isOfSmallOrder } from "../signers/small-order.ts";
import { fingerprintOf, type WireReader, wireReader } from "./wire-reader.ts";

/** The kinds of keys whose signatures count. */
export const sshKeyTypes = [
  "ssh-ed25519",
  "ecdsa-sha2-nistp256",
  "ssh-rsa",
  "sk-ssh-ed25519@openssh.com",
  "sk-ecdsa-sha2-nistp256@openssh.com",
] as const;

export type SshKeyType = (typeof sshKeyTypes)[number];

/** A public key as SSH writes it: RFC 8709, 5656, 4253 and PROTOCOL.u2f of OpenSSH. */
export type SshPublicKey = {
  readonly type: SshKeyType;
  /** The key in SSH's wire format: what makes two keys the same. */
  readonly blob: Uint8Array;
  /** As in an authorized_keys file, without a comment. */
  readonly line: string;
  /** `SHA256:` and unpadded base64, as `ssh-keygen -l` prints it. */
  readonly fingerprint: string;
  readonly key: KeyObject;
  /** Of a hardware key: what it signs for, `ssh:` by default. */
  readonly application: string | undefined;
};

/** Fewer bits than NIST SP 800-57 asks for beyond 2030 do not count. */
const leastRsaBits = 3072;
const largestRsaBits = 16_384;

const damaged = "a damaged SSH key";

/** Reads `TYPE BASE64 [COMMENT]`, or says what is wrong with it. */
export function parseSshPublicKey(line: string): SshPublicKey | string {
  const [type = "", base64 = ""] = line.trim().split(/[ \t]+/);
  const blob = Buffer.from(base64, "base64");
  if (base64 === "" || blob.toString("base64") !== base64) return "no SSH public key";
  const key = parseSshKeyBlob(blob);
  return typeof key === "string" || key.type === type ? key : "an SSH key under another type";
}

/** Whether a text looks like an SSH public key, of whatever kind. */
export function looksLikeSshPublicKey(text: string): boolean {
  return /^(ssh-|ecdsa-|sk-)[a-z0-9@.-]+[ \t]+[A-Za-z0-9+/]+=*([ \t].*)?$/.test(text.trim());
}

/** Reads a key in SSH's wire format, or says what is wrong with it. */
export function parseSshKeyBlob(blob: Uint8Array): SshPublicKey | string {
  const reader = wireReader(blob);
  const named = reader.text();
  const type = sshKeyTypes.find((one) => one === named);
  if (named === undefined) return damaged;
  if (type === undefined) return `an SSH key of type ${named}`;
  const jwk = readJwk(type, reader);
  if (typeof jwk === "string") return jwk;
  const application = type.startsWith("sk-") ? reader.text() : undefined;
  const isWhole = reader.isAtEnd() && (application !== undefined || !type.startsWith("sk-"));
  const key = isWhole ? keyOf(jwk) : undefined;
  if (key === undefined) return damaged;
  return {
    type,
    blob,
    line: `${type} ${Buffer.from(blob).toString("base64")}`,
    fingerprint: fingerprintOf(blob),
    key,
    application,
  };
}

function readJwk(type: SshKeyType, reader: WireReader): JsonWebKey | string {
  switch (type) {
    case "ssh-ed25519":
    case "sk-ssh-ed25519@openssh.com": {
      const point = reader.string();
      if (point?.length !== 32) return damaged;
      if (isOfSmallOrder(point))
        return "an Ed25519 key of small order, whose signatures anyone can make";
      return { kty: "OKP", crv: "Ed25519", x: base64Url(point) };
    }
    case "ecdsa-sha2-nistp256":
    case "sk-ecdsa-sha2-nistp256@openssh.com": {
      const [curve, point] = [reader.text(), reader.string()];
      if (curve !== "nistp256" || point?.length !== 65 || point[0] !== 4) return damaged;
      const [x, y] = [point.subarray(1, 33), point.subarray(33)].map(base64Url);
      return x === undefined || y === undefined ? damaged : { kty: "EC", crv: "P-256", x, y };
    }
    case "ssh-rsa": {
      const [exponent, modulus] = [reader.positive(), reader.positive()];
      if (exponent === undefined || modulus === undefined) return damaged;
      const bits = modulus.length * 8 - Math.clz32(modulus[0] ?? 0) + 24;
      if (bits > largestRsaBits || exponent.length > 4) return damaged;
      if (bits < leastRsaBits) return `an RSA key of ${bits} bits, fewer than ${leastRsaBits}`;
      return { kty: "RSA", n: base64Url(modulus), e: base64Url(exponent) };
    }
  }
}

function base64Url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64url");
}

/** Undefined for a point that is not on its curve. */
function keyOf(jwk: JsonWebKey): KeyObject | undefined {
  try {
    return createPublicKey({ key: jwk, format: "jwk" });
  } catch {
    return undefined;
  }
}
