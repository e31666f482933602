import { execFile } from "node:child_process";
import { createHash, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { armoredSshSignature, sshNamespace } from "../../../src/record/ssh/ssh-signature.ts";
import { wireStrings } from "../../../src/record/ssh/wire-reader.ts";

export const principal = "release@acme.example";

/** These tests need OpenSSH's ssh-keygen, 8.2 or newer, and fail without it. */
export function sshKeygen(
  args: readonly string[],
  input = "",
): Promise<{ code: number; text: string }> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      "ssh-keygen",
      args,
      { env: { PATH: process.env["PATH"] } },
      (error, stdout, stderr) => {
        if (error !== null && typeof error.code !== "number") reject(error);
        else resolve({ code: Number(error?.code ?? 0), text: stdout + stderr });
      },
    );
    // A program that ends without reading closes the pipe.
    child.stdin?.on("error", () => undefined).end(input);
  });
}

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "promote-ssh-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A fresh key of ssh-keygen's: the private key's path and the public line. */
export async function newSshKey(
  type: readonly string[] = ["-t", "ed25519"],
  passphrase = "",
): Promise<{ folder: string; path: string; line: string }> {
  const folder = await temporaryFolder();
  const path = join(folder, "id");
  const made = await sshKeygen(["-q", ...type, "-N", passphrase, "-C", "", "-f", path]);
  if (made.code !== 0) throw new Error(made.text);
  return { folder, path, line: (await readFile(`${path}.pub`, "utf8")).trim() };
}

/** The armoured signature that ssh-keygen makes of a text. */
export async function signedBySshKeygen(path: string, text: string, namespace = sshNamespace) {
  const file = join(await temporaryFolder(), "statement");
  await writeFile(file, text);
  const made = await sshKeygen(["-Y", "sign", "-n", namespace, "-f", path, file]);
  if (made.code !== 0) throw new Error(made.text);
  return readFile(`${file}.sig`, "utf8");
}

/** Whether ssh-keygen, by itself, verifies a signature over a text. */
export async function isAcceptedBySshKeygen(
  text: string,
  armored: string,
  allowed: string,
  namespace = sshNamespace,
): Promise<boolean> {
  const folder = await temporaryFolder();
  const [signers, signature] = [join(folder, "allowed_signers"), join(folder, "sig")];
  await writeFile(signers, allowed);
  await writeFile(signature, armored);
  const args = ["-Y", "verify", "-f", signers, "-I", principal, "-n", namespace, "-s", signature];
  return (await sshKeygen(args, text)).code === 0;
}

type HardwareKey = {
  readonly line: string;
  /** Signs as a security key does, with these flags. */
  sign(text: string, flags?: number): string;
};

/** A security key in software: PROTOCOL.u2f of OpenSSH, which `ssh-keygen -Y verify` checks without hardware. */
export function hardwareKey(kind: "ed25519" | "ecdsa"): HardwareKey {
  const application = "ssh:";
  const type =
    kind === "ed25519" ? "sk-ssh-ed25519@openssh.com" : "sk-ecdsa-sha2-nistp256@openssh.com";
  const pair =
    kind === "ed25519"
      ? generateKeyPairSync("ed25519")
      : generateKeyPairSync("ec", { namedCurve: "P-256" });
  const point = pointOf(pair.publicKey);
  const blob = wireStrings(type, ...(kind === "ed25519" ? [] : ["nistp256"]), point, application);
  return {
    line: `${type} ${Buffer.from(blob).toString("base64")}`,
    sign: (text, flags = 1) => {
      const tail = Buffer.from([flags, 0, 0, 0, 7]);
      const message = Buffer.concat([sha256(application), tail, sha256(signedData(text))]);
      const value =
        kind === "ed25519"
          ? sign(null, message, pair.privateKey)
          : mpints(sign("sha256", message, { key: pair.privateKey, dsaEncoding: "ieee-p1363" }));
      return armored(blob, Buffer.concat([wireStrings(type, value), tail]));
    },
  };
}

function pointOf(key: KeyObject): Buffer {
  const { x = "", y } = key.export({ format: "jwk" });
  const [first, second] = [x, y ?? ""].map((part) => Buffer.from(part, "base64url"));
  return Buffer.concat(
    [...(y === undefined ? [] : [Buffer.from([4])]), first ?? "", second ?? ""].map((part) =>
      Buffer.from(part),
    ),
  );
}

function mpints(both: Buffer): Uint8Array {
  const parts = [both.subarray(0, 32), both.subarray(32)].map((part) => {
    const shortest = part.subarray(part.findIndex((byte) => byte !== 0));
    return (shortest[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.alloc(1), shortest]) : shortest;
  });
  return wireStrings(...parts);
}

function signedData(text: string): Buffer {
  const digest = createHash("sha512").update(text).digest();
  return Buffer.concat([Buffer.from("SSHSIG"), wireStrings(sshNamespace, "", "sha512", digest)]);
}

function armored(blob: Uint8Array, signature: Uint8Array): string {
  const version = Buffer.from([0, 0, 0, 1]);
  const rest = wireStrings(blob, sshNamespace, "", "sha512", signature);
  return armoredSshSignature(Buffer.concat([Buffer.from("SSHSIG"), version, rest]));
}

function sha256(bytes: string | Uint8Array): Buffer {
  return createHash("sha256").update(bytes).digest();
}
