import { execFileSync } from "node:child_process";
import { createHash, createPublicKey, verify } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { preAuthenticationEncoding, sealStatement } from "../../src/record/envelope.ts";
import { ed25519, p256 } from "./sample-run.ts";

const helloWorld = "http://example.com/HelloWorld";

describe("preAuthenticationEncoding", () => {
  it("is the published vector of DSSE v1.0.0", () => {
    const encoded = preAuthenticationEncoding(helloWorld, Buffer.from("hello world"));
    expect(Buffer.from(encoded).toString()).toBe(
      "DSSEv1 29 http://example.com/HelloWorld 11 hello world",
    );
  });

  it("is what the published signature is over", () => {
    const encoded = preAuthenticationEncoding(helloWorld, Buffer.from("hello world"));
    const coordinate = (decimal: string) =>
      Buffer.from(BigInt(decimal).toString(16).padStart(64, "0"), "hex").toString("base64url");
    const key = createPublicKey({
      format: "jwk",
      key: {
        kty: "EC",
        crv: "P-256",
        x: coordinate(
          "46950820868899156662930047687818585632848591499744589407958293238635476079160",
        ),
        y: coordinate(
          "5640078356564379163099075877009565129882514886557779369047442380624545832820",
        ),
      },
    });
    const signature = Buffer.from(
      "A3JqsQGtVsJ2O2xqrI5IcnXip5GToJ3F+FnZ+O88SjtR6rDAajabZKciJTfUiHqJPcIAriEGAHTVeCUjW2JIZA==",
      "base64",
    );
    expect(verify("sha256", encoded, { key, dsaEncoding: "ieee-p1363" }, signature)).toBe(true);
  });

  it("counts bytes, not characters", () => {
    const encoded = preAuthenticationEncoding("é", Buffer.from("€"));
    expect(Buffer.from(encoded).toString()).toBe("DSSEv1 2 é 3 €");
  });
});

describe("sealStatement", () => {
  it("writes a bundle of exactly these members", async () => {
    const { bundle } = await sealStatement(`{"a":"é"}`, ed25519);
    const spki = createPublicKey(ed25519.publicKey.pem).export({ type: "spki", format: "der" });
    expect(JSON.parse(bundle)).toStrictEqual({
      mediaType: "application/vnd.dev.sigstore.bundle.v0.3+json",
      verificationMaterial: {
        publicKey: { hint: createHash("sha256").update(spki).digest("base64") },
      },
      dsseEnvelope: {
        payload: Buffer.from(`{"a":"é"}`).toString("base64"),
        payloadType: "application/vnd.in-toto+json",
        signatures: [{ sig: expect.stringMatching(/^[A-Za-z0-9+/]{86}==$/) }],
      },
    });
    expect(bundle.endsWith("}\n")).toBe(true);
  });

  it("writes the same envelope bare", async () => {
    const { bundle, dsse } = await sealStatement("{}", ed25519);
    expect(JSON.parse(dsse)).toStrictEqual(JSON.parse(bundle).dsseEnvelope);
  });

  it.each([
    ["Ed25519", ed25519, ["-rawin"]],
    ["ECDSA P-256", p256, ["-rawin", "-digest", "sha256"]],
  ])("makes a signature with %s that openssl verifies", async (_, signer, options) => {
    const directory = mkdtempSync(join(tmpdir(), "envelope-"));
    onTestFinished(() => rmSync(directory, { recursive: true }));
    const path = (name: string) => join(directory, name);
    const { dsse } = await sealStatement(`{"a":1}`, signer);
    const { payload, payloadType, signatures } = JSON.parse(dsse);
    const body = Buffer.from(payload, "base64");
    writeFileSync(path("key.pub"), signer.publicKey.pem);
    writeFileSync(path("sig"), Buffer.from(signatures[0].sig, "base64"));
    const openssl = () =>
      execFileSync(
        "openssl",
        ["pkeyutl", "-verify", "-pubin", "-inkey", path("key.pub")].concat(options, [
          "-in",
          path("pae"),
          "-sigfile",
          path("sig"),
        ]),
        { encoding: "utf8", stdio: "pipe" },
      );
    writeFileSync(
      path("pae"),
      `DSSEv1 ${payloadType.length} ${payloadType} ${body.length} ${body}`,
    );
    expect(openssl()).toContain("Signature Verified Successfully");
    writeFileSync(
      path("pae"),
      `DSSEv1 ${payloadType.length} ${payloadType} ${body.length} {"a":2}`,
    );
    expect(openssl).toThrow();
  });
});
