import { describe, expect, it } from "vitest";
import { type DerElement, readDer } from "../../../src/record/signers/keyless/der.ts";
import { readSigningCertificate } from "../../../src/record/signers/keyless/signing-certificate.ts";
import { commit, repository } from "../sample-run.ts";
import { keylessRecord } from "./keyless-run.ts";
import { editedAt, element } from "./nested-der.ts";
import { identity, issuer, sigstoreServices } from "./sigstore-services.ts";

let issued: Promise<Buffer> | undefined;

/** Issued once for all tests, which only look at it. */
function certificate(): Promise<Buffer> {
  issued ??= issue();
  return issued;
}

async function issue(): Promise<Buffer> {
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

type Edit = (element: DerElement) => Uint8Array;

const nothing: Edit = () => Buffer.alloc(0);
const emptied: Edit = ({ tag }) => element(tag, Buffer.alloc(0));
const twice: Edit = ({ bytes }) => Buffer.concat([bytes, bytes]);
const eighthBit: Edit = ({ tag, content }) =>
  element(
    tag,
    content.map((byte) => byte | 0x80),
  );
const retagged =
  (tag: number): Edit =>
  ({ content }) =>
    element(tag, content);

/** Where extensions are in a certificate, and the first of them. */
const extensions = [0, 0, 7, 0] as const;
const first = [...extensions, 0] as const;
/** The holder's names; the other extensions are Fulcio's own, by the last byte of their ids. */
const names = "551d11";

/** Which extension it is, and where its value is within: behind the word on whether it is critical. */
function placeOfValue(der: Buffer, name: string): readonly [number, number] {
  const id = Buffer.from(name === names ? name : `2b0601040183bf3001${name}`, "hex");
  let list: readonly DerElement[] = [];
  editedAt(der, extensions, ({ bytes, content }) => {
    list = readDer(content) ?? [];
    return bytes;
  });
  const parts = list.map(({ content }) => readDer(content) ?? []);
  const at = parts.findIndex(([own]) => own !== undefined && id.equals(own.content));
  return [at, (parts[at]?.length ?? 0) - 1];
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

  it.each([
    ["01", {}],
    ["08", {}],
    ["0c", { sourceRepository: undefined }],
    ["0d", { sourceCommit: undefined }],
  ])("reads on without the extension %s", async (extension, changes) => {
    const der = await certificate();
    const [at] = placeOfValue(der, extension);
    const read = readSigningCertificate(editedAt(der, [...extensions, at], nothing));
    expect(read).toEqual({ ...readSigningCertificate(der), ...changes });
  });

  it("refuses one without a holder or an issuer", async () => {
    const der = await certificate();
    const without = (from: Buffer, extension: string) =>
      editedAt(from, [...extensions, placeOfValue(from, extension)[0]], nothing);
    expect(readSigningCertificate(without(der, names))).toBeUndefined();
    expect(readSigningCertificate(without(without(der, "01"), "08"))).toBeUndefined();
  });

  it.each([
    ["two holders", names, [0, 0], twice],
    ["a holder of another kind, a DNS name", names, [0, 0], retagged(0x82)],
    ["no holder", names, [0, 0], nothing],
    ["an empty holder", names, [0, 0], emptied],
    ["two lists of holders", names, [0], twice],
    ["an issuer of two texts", "08", [0], twice],
    ["an issuer in another kind of text", "08", [0], retagged(0x16)],
    ["an empty issuer", "08", [0], emptied],
    ["an empty issuer, by the older name", "01", [], emptied],
    ["a repository in another kind of text", "0c", [0], retagged(0x16)],
    ["a repository of two texts", "0c", [0], twice],
    ["a commit with the eighth bit set", "0d", [0], eighthBit],
    [
      "a commit that ends in DEL",
      "0d",
      [0],
      ({ tag, content }) => element(tag, Buffer.of(...content, 0x7f)),
    ],
  ] satisfies readonly (readonly [string, string, readonly number[], Edit])[])(
    "refuses %s",
    async (_, extension, place, edit) => {
      const der = await certificate();
      const value = [...extensions, ...placeOfValue(der, extension), ...place];
      expect(readSigningCertificate(editedAt(der, value, ({ bytes }) => bytes))).toBeDefined();
      expect(readSigningCertificate(editedAt(der, value, edit))).toBeUndefined();
    },
  );

  it.each([
    ["an extension twice", first, twice],
    ["an extension that is no sequence", first, retagged(0x31)],
    ["an extension that is empty", first, emptied],
    ["an extension without an object id", [...first, 0], retagged(0x0c)],
    ["an extension whose value is no octet string", [...first, 2], retagged(0x0c)],
    ["two lists of extensions", [0, 0, 7], twice],
    ["two lists of extensions in one", extensions, twice],
    ["no version", [0, 0, 0], nothing],
    ["no content", [0, 0], emptied],
    ["a content that is no sequence", [0, 0], retagged(0x31)],
    [
      "another algorithm than the signed one",
      [0, 1, 0],
      ({ tag, content }) => element(tag, Buffer.of(...content.subarray(0, -1), 2)),
    ],
    [
      "no algorithm and no signature",
      [0],
      ({ tag, content }) => element(tag, readDer(content)?.[0]?.bytes ?? content),
    ],
    ["a signature that is no bit string", [0, 2], retagged(0x04)],
    [
      "unused bits in the signature",
      [0, 2],
      ({ tag, content }) => element(tag, Buffer.of(1, ...content.subarray(1))),
    ],
  ] satisfies readonly (readonly [string, readonly number[], Edit])[])(
    "refuses a certificate with %s",
    async (_, place, edit) => {
      const der = await certificate();
      expect(editedAt(der, place, ({ bytes }) => bytes)).toEqual(der);
      expect(readSigningCertificate(editedAt(der, place, edit))).toBeUndefined();
    },
  );

  it("refuses other bytes after it, and every cut", async () => {
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
