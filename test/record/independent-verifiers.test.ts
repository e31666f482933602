import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Bundle, bundleFromJSON } from "@sigstore/bundle";
import { toSignedEntity, toTrustMaterial, Verifier } from "@sigstore/verify";
import { describe, expect, it } from "vitest";
import { buildRecord } from "../../src/record/build-record.ts";
import { preAuthenticationEncoding, sealStatement } from "../../src/record/envelope.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { ed25519, p256, requestOf } from "./sample-run.ts";

const { statement } = buildRecord(requestOf());
const keys = [
  ["Ed25519", ed25519, ["pkeyutl", "-verify", "-pubin", "-rawin", "-inkey"]],
  ["ECDSA P-256", p256, ["dgst", "-sha256", "-verify"]],
] as const;

/** Needs `openssl` 3 on the machine: 1.1 has no `-rawin` for Ed25519. */
describe.each(keys)("openssl, with a key of %s", (_, signer, verifying) => {
  async function said(change: (pae: Buffer) => Buffer = (pae) => pae): Promise<string> {
    const { dsse } = await sealStatement(statement, signer);
    const { payload, payloadType, signatures } = JSON.parse(dsse);
    const folder = temporaryFolder({ "key.pem": signer.publicKey.pem });
    const pae = preAuthenticationEncoding(payloadType, Buffer.from(payload, "base64"));
    writeFileSync(join(folder, "pae"), change(Buffer.from(pae)));
    writeFileSync(join(folder, "sig"), Buffer.from(signatures[0].sig, "base64"));
    const files =
      verifying[0] === "pkeyutl" ? ["-in", "pae", "-sigfile", "sig"] : ["-signature", "sig", "pae"];
    return execFileSync("openssl", [...verifying, "key.pem", ...files], {
      cwd: folder,
      encoding: "utf8",
      stdio: "pipe",
    });
  }

  it("verifies the signature over the pre-authentication encoding", async () => {
    expect(await said()).toMatch(/Verified (OK|Successfully)/i);
  });

  it.each([0, 7, 40, -1])("refuses it with byte %d changed", async (at) => {
    const changed = (pae: Buffer) => {
      const index = at < 0 ? pae.length + at : at;
      pae[index] = (pae[index] ?? 0) ^ 1;
      return pae;
    };
    await expect(said(changed)).rejects.toThrow();
  });
});

describe.each(keys)("@sigstore/verify, with a key of %s", (_, signer) => {
  async function bundleOf(change: (text: string) => string = (text) => text): Promise<Bundle> {
    return bundleFromJSON(JSON.parse(change((await sealStatement(statement, signer)).bundle)));
  }

  function verified(bundle: Bundle, trusted = signer): void {
    const rawBytes = Buffer.from(
      trusted.publicKey.pem.replace(/-----[^-]+-----|\s/g, ""),
      "base64",
    );
    const root = {
      mediaType: "application/vnd.dev.sigstore.trustedroot+json;version=0.1",
      ...{ certificateAuthorities: [], timestampAuthorities: [], tlogs: [], ctlogs: [] },
    };
    const key = { rawBytes, keyDetails: 7, validFor: undefined };
    const material = toTrustMaterial(root, { [signer.publicKey.hint]: key });
    const none = { tlogThreshold: 0, ctlogThreshold: 0, timestampThreshold: 0 };
    new Verifier(material, none).verify(toSignedEntity(bundle));
  }

  it("reads the bundle as version 0.3 and verifies it", async () => {
    const bundle = await bundleOf();
    expect(bundle.mediaType).toBe("application/vnd.dev.sigstore.bundle.v0.3+json");
    expect(() => verified(bundle)).not.toThrow();
  });

  it("refuses it under another key, and with another payload", async () => {
    const other = signer === p256 ? ed25519 : p256;
    const bundle = await bundleOf();
    expect(() => verified(bundle, other)).toThrow();
    const forged = await bundleOf((text) => {
      const payload = Buffer.from(statement).toString("base64");
      const blocked = Buffer.from(statement.replace("cleared", "blocked")).toString("base64");
      return text.replace(payload, blocked);
    });
    expect(() => verified(forged)).toThrow("signature verification failed");
  });
});
