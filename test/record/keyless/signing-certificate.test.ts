import { describe, expect, it } from "vitest";
import { readDer } from "../../../src/record/signers/keyless/der.ts";
import { readSigningCertificate } from "../../../src/record/signers/keyless/signing-certificate.ts";
import { commit, repository } from "../sample-run.ts";
import { keylessRecord } from "./keyless-run.ts";
import { identity, issuer, sigstoreServices } from "./sigstore-services.ts";

async function certificate(): Promise<Buffer> {
  const { bundle } = await keylessRecord(await sigstoreServices());
  return Buffer.from(JSON.parse(bundle).verificationMaterial.certificate.rawBytes, "base64");
}

/** The certificate with one byte of a text in it replaced, wherever the text stands. */
function withByte(der: Buffer, text: string, offset: number, change: (byte: number) => number) {
  const altered = Buffer.from(der);
  const start = altered.indexOf(text);
  expect(start).toBeGreaterThan(0);
  altered[start + offset] = change(altered[start + offset] ?? 0);
  return altered;
}

describe("readSigningCertificate", () => {
  it("reads identity, issuer, repository and commit", async () => {
    expect(readSigningCertificate(await certificate())).toEqual({
      identity,
      issuer,
      sourceRepository: repository,
      sourceCommit: commit,
    });
  });

  it.each([
    ["the eighth bit set, which libraries drop", (byte: number) => byte | 0x80],
    ["a NUL", () => 0],
    ["a space", () => 0x20],
    ["a line break", () => 0x0a],
  ])("refuses an identity with %s", async (_, change) => {
    const der = await certificate();
    expect(readSigningCertificate(withByte(der, identity, 20, change))).toBeUndefined();
  });

  it("refuses issuers that contradict each other", async () => {
    const der = await certificate();
    expect(readSigningCertificate(withByte(der, issuer, 10, () => 0x78))).toBeUndefined();
  });

  it("refuses unused bits in the signature, other bytes after it, and every cut", async () => {
    const der = await certificate();
    expect(readSigningCertificate(Buffer.concat([der, Buffer.from([0])]))).toBeUndefined();
    for (let length = 0; length < der.length; length += 1)
      expect(readSigningCertificate(der.subarray(0, length))).toBeUndefined();
  });
});

describe("readDer", () => {
  it.each([
    ["two elements", "020101020102", 2],
    ["nothing", "", 0],
    ["a length of 200", `0481c8${"00".repeat(200)}`, 1],
    ["a length of 128", `048180${"00".repeat(128)}`, 1],
    ["a length of 256", `04820100${"00".repeat(256)}`, 1],
    ["a length of 65536", `0483010000${"00".repeat(65_536)}`, 1],
    ["a length written too long", "04810100", undefined],
    ["a length of 127 written too long", `04817f${"00".repeat(127)}`, undefined],
    ["a length of 255 in two bytes", `048200ff${"00".repeat(255)}`, undefined],
    ["half a length", "048201", undefined],
    ["a length of no fixed size", "30800000", undefined],
    ["a length beyond the end", "040200", undefined],
    ["no length", "04", undefined],
    ["a tag of several bytes", "1f0100", undefined],
    ["a length of five bytes", "0485000000000100", undefined],
  ])("reads %s", (_, hex, count) => {
    expect(readDer(Buffer.from(hex, "hex"))?.length).toBe(count);
  });
});
