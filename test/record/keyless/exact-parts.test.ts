import { describe, expect, it } from "vitest";
import { type DerElement, readDer } from "../../../src/record/signers/keyless/der.ts";
import { isExactLogEntry } from "../../../src/record/signers/keyless/exact-log-entry.ts";
import { isExactTimestamp } from "../../../src/record/signers/keyless/exact-timestamp.ts";
import { mockAuthority } from "../timestamps/authorities.ts";
import { editedAt, element } from "./nested-der.ts";

type Edit = (element: DerElement) => Uint8Array;

const retagged =
  (tag: number): Edit =>
  ({ content }) =>
    element(tag, content);
/** The last byte of what the element holds, replaced. */
const ending =
  (byte: number): Edit =>
  ({ tag, content }) =>
    element(tag, Buffer.of(...content.subarray(0, -1), byte));

describe("a timestamp is not exact", () => {
  const signedData = [0, 1, 1, 0];
  const signer = [...signedData, 4, 0];
  const encapsulated = [...signedData, 2];
  const certificate = element(0x30, Buffer.from("0500", "hex"));

  it.each([
    ["when it is granted with changes", [0, 0, 0], ending(1)],
    ["when its status is no number", [0, 0, 0], retagged(0x0a)],
    ["without a token", [0, 1], () => Buffer.of()],
    ["with a token that is no sequence", [0, 1], retagged(0x31)],
    ["with plain data", [0, 1, 0], ending(1)],
    ["with a kind of data that is no object id", [0, 1, 0], retagged(0x0d)],
    ["with data that are not tagged as data", [0, 1, 1], retagged(0xa1)],
    ["with nothing in its data", signedData, ({ tag }) => element(tag, Buffer.of())],
    ["with data of version 2", [...signedData, 0], ending(2)],
    ["with a sequence of digests", [...signedData, 1], retagged(0x30)],
    ["with other data than a sequence", encapsulated, retagged(0x31)],
    ["with a kind of content that is no object id", [...encapsulated, 0], retagged(0x0d)],
    ["with content that is not tagged as content", [...encapsulated, 1], retagged(0xa1)],
    ["with content that is no octet string", [...encapsulated, 1, 0], retagged(0x0c)],
    ["with content that is no sequence", [...encapsulated, 1, 0, 0], retagged(0x31)],
    ["with a certificate", [...signedData, 3], ({ tag }) => element(tag, certificate)],
    ["with a sequence of signers", [...signedData, 4], retagged(0x30)],
    ["with a signer that is no sequence", signer, retagged(0x31)],
    ["with a signer of version 3", [...signer, 0], ending(3)],
    ["with a signer named by a key", [...signer, 1], retagged(0x80)],
    ["with a signer whose serial number is no number", [...signer, 1, 1], retagged(0x04)],
    ["with a signer of another digest", [...signer, 2, 0], ending(2)],
    ["with a signature of an algorithm that nobody knows", [...signer, 4, 0], ending(9)],
    ["with a signature that is no octet string", [...signer, 5], retagged(0x03)],
    ["without a signature", [...signer, 5], () => Buffer.of()],
  ] satisfies readonly (readonly [string, readonly number[], Edit])[])(
    "%s",
    async (_, place, edit) => {
      const { stamp } = await mockAuthority();
      const der = Buffer.from(await stamp(Buffer.from("a signature")));
      expect(isExactTimestamp(der)).toBe(true);
      expect(editedAt(der, place, ({ bytes }) => bytes)).toEqual(der);
      expect(isExactTimestamp(editedAt(der, place, edit))).toBe(false);
    },
  );

  it("but is without the empty list of certificates, which some authorities leave out", async () => {
    const { stamp } = await mockAuthority();
    const der = editedAt(await stamp(Buffer.from("a signature")), [...signedData, 3], () =>
      Buffer.of(),
    );
    expect(readDer(der)).toHaveLength(1);
    expect(isExactTimestamp(der)).toBe(true);
  });
});

describe("an entry of a log is not exact", () => {
  const certificate = Buffer.from("the bytes of a certificate, which are some more");
  const base64 = certificate.toString("base64");
  const pem = (text: string) =>
    Buffer.from(`-----BEGIN CERTIFICATE-----\n${text}\n-----END CERTIFICATE-----\n`).toString(
      "base64",
    );
  const body = (...verifiers: readonly unknown[]) =>
    Buffer.from(
      JSON.stringify({ spec: { signatures: verifiers.map((verifier) => ({ verifier })) } }),
    ).toString("base64");
  const envelope = "log.example\n12\nYWJj\n\n\u2014 log.example AQID\n";

  function isExact(note: string, entryBody = body(pem(base64)), size = "12", hash = "YWJj") {
    const entry = {
      logId: { keyId: "" },
      kindVersion: { kind: "dsse", version: "0.0.1" },
      integratedTime: "1",
      inclusionPromise: { signedEntryTimestamp: "" },
      inclusionProof: { rootHash: hash, treeSize: size, checkpoint: { envelope: note } },
      canonicalizedBody: entryBody,
    } as const;
    return isExactLogEntry(entry, certificate);
  }

  it("but is with words behind the log's name, and with lines that a log adds", () => {
    expect(isExact(envelope)).toBe(true);
    const worded = envelope.replace("log.example\n12", "log.example - 1193050959916656506\n12");
    expect(isExact(worded.replace("\n\n", "\nTimestamp: 1689177396617352539\n\n"))).toBe(true);
    expect(isExact(envelope, body(pem(`${base64.slice(0, 20)}\n${base64.slice(20)}`)))).toBe(true);
  });

  it("when its proof is about another tree than its checkpoint", () => {
    expect(isExact(envelope, undefined, "1")).toBe(false);
    expect(isExact(envelope, undefined, "12", "YWJk")).toBe(false);
  });

  it.each([
    ["is signed by another", envelope.replace("\u2014 log", "\u2014 other.log")],
    ["is signed by nobody", envelope.slice(0, envelope.indexOf("\u2014"))],
    ["is signed twice", `${envelope}\u2014 log.example AQID\n`],
    ["has a signature in base64 without padding", envelope.replace("AQID", "AQI")],
    ["has a signature with unused bits", envelope.replace("AQID", "AQJ=")],
    ["has something before it", `\n${envelope}`],
    ["has something after it", `${envelope}\n`],
    ["has no last line break", envelope.trimEnd()],
    ["has no size", envelope.replace("12", "many")],
    ["is empty", ""],
  ])("when its checkpoint %s", (_, note) => {
    expect(isExact(note)).toBe(false);
  });

  it.each([
    ["another certificate", body(pem(Buffer.from("another").toString("base64")))],
    ["two certificates", body(pem(base64), pem(base64))],
    ["nothing", body()],
    ["something that is no text", body(1)],
    ["a certificate and more", body(pem(`${base64}AAAA`))],
  ])("when its body says that %s verifies it", (_, entryBody) => {
    expect(isExact(envelope, entryBody)).toBe(false);
  });
});
