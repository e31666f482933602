import { describe, expect, it } from "vitest";
import type { Json } from "../../../src/data/json.ts";
import { canonicalJson } from "../../../src/record/canonical-json.ts";
import type { Trust } from "../../../src/record/trust.ts";
import { verifyRecord } from "../../../src/record/verify-record.ts";
import { expectation } from "../sample-run.ts";
import { filesOf, type KeylessRecord, keylessRecord, trustInWorkflow } from "./keyless-run.ts";
import { sigstoreServices } from "./sigstore-services.ts";

/** Every place of a text or its bytes, with two other values of it. */
const flips = [0x01, 0x80];
/** The long parts are tried at some places only. */
const steps = new Map([
  ["payload", 41],
  ["log body", 17],
]);

type Path = readonly (string | number)[];

function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (found, step) => (found as Record<string | number, unknown>)[step],
    value,
  );
}

/** The bundle with one member replaced, written as canonical JSON. */
function withMember(bundle: string, path: Path, member: unknown): string {
  const copy = JSON.parse(bundle);
  const parent = at(copy, path.slice(0, -1)) as Record<string | number, unknown>;
  parent[path.at(-1) ?? ""] = member;
  return `${canonicalJson(copy as Json)}\n`;
}

function isAccepted({ built, dsse }: KeylessRecord, bundle: string, trust: Trust): boolean {
  const files = { ...filesOf(built, bundle, dsse), siblings: {} };
  return verifyRecord(files, expectation, trust).kind === "accepted";
}

const material = "verificationMaterial";
const entry = [material, "tlogEntries", 0] as const;

describe("a keyless bundle with one byte altered", () => {
  it.each([
    ["certificate", [material, "certificate", "rawBytes"]],
    [
      "timestamp",
      [material, "timestampVerificationData", "rfc3161Timestamps", 0, "signedTimestamp"],
    ],
    ["signature", ["dsseEnvelope", "signatures", 0, "sig"]],
    ["payload", ["dsseEnvelope", "payload"]],
    ["log id", [...entry, "logId", "keyId"]],
    ["log body", [...entry, "canonicalizedBody"]],
    ["promise", [...entry, "inclusionPromise", "signedEntryTimestamp"]],
    ["root hash", [...entry, "inclusionProof", "rootHash"]],
  ] satisfies readonly (readonly [string, Path])[])("is refused: %s", async (name, path) => {
    const services = await sigstoreServices();
    const record = await keylessRecord(services, "both");
    const trust = trustInWorkflow(services);
    expect(isAccepted(record, record.bundle, trust)).toBe(true);
    const bytes = Buffer.from(String(at(JSON.parse(record.bundle), path)), "base64");
    const step = steps.get(name) ?? 1;
    const accepted: string[] = [];
    for (let place = 0; place < bytes.length; place += step) {
      for (const flip of flips) {
        const altered = Buffer.from(bytes);
        altered[place] = (altered[place] ?? 0) ^ flip;
        const bundle = withMember(record.bundle, path, altered.toString("base64"));
        if (isAccepted(record, bundle, trust)) accepted.push(`${place} ^ ${flip}`);
      }
    }
    expect(accepted).toEqual([]);
  });

  it.each([
    ["log index", [...entry, "logIndex"]],
    ["integrated time", [...entry, "integratedTime"]],
    ["tree size", [...entry, "inclusionProof", "treeSize"]],
    ["checkpoint", [...entry, "inclusionProof", "checkpoint", "envelope"]],
    ["kind", [...entry, "kindVersion", "kind"]],
    ["version", [...entry, "kindVersion", "version"]],
    ["media type", ["mediaType"]],
    ["payload type", ["dsseEnvelope", "payloadType"]],
  ] satisfies readonly (readonly [string, Path])[])("is refused: %s", async (_, path) => {
    const services = await sigstoreServices();
    const record = await keylessRecord(services, "both");
    const trust = trustInWorkflow(services);
    const text = String(at(JSON.parse(record.bundle), path));
    const accepted: string[] = [];
    for (let place = 0; place < text.length; place += 1) {
      for (const other of ["", ".", "1", "A"]) {
        const altered = `${text.slice(0, place)}${other}${text.slice(place + 1)}`;
        if (altered === text) continue;
        if (isAccepted(record, withMember(record.bundle, path, altered), trust))
          accepted.push(altered);
      }
    }
    expect(accepted).toEqual([]);
  });
});

describe("a keyless bundle with other members", () => {
  it.each([
    ["no certificate", [material, "certificate"], undefined],
    ["no log entry", [material, "tlogEntries"], undefined],
    ["an empty list of entries", [material, "tlogEntries"], []],
    ["a chain", [material, "x509CertificateChain"], { certificates: [] }],
    ["a key beside the certificate", [material, "publicKey"], { hint: "" }],
    ["no promise", [...entry, "inclusionPromise"], undefined],
    ["no proof", [...entry, "inclusionProof"], undefined],
    ["an index of 0", [...entry, "inclusionProof", "logIndex"], "0"],
    ["another index", [...entry, "inclusionProof", "logIndex"], "1"],
    ["hashes", [...entry, "inclusionProof", "hashes"], ["AAAA"]],
    ["a key id", ["dsseEnvelope", "signatures", 0, "keyid"], ""],
    ["no timestamps", [material, "timestampVerificationData"], {}],
    ["a member nobody knows", ["extra"], 1],
  ] satisfies readonly (readonly [string, Path, unknown])[])(
    "is refused: %s",
    async (_, path, member) => {
      const services = await sigstoreServices();
      const record = await keylessRecord(services, "both");
      const bundle = withMember(record.bundle, path, member);
      expect(isAccepted(record, bundle, trustInWorkflow(services))).toBe(false);
    },
  );

  it("is refused: two entries, two timestamps, white space, members in another order", async () => {
    const services = await sigstoreServices();
    const record = await keylessRecord(services, "both");
    const trust = trustInWorkflow(services);
    const read = JSON.parse(record.bundle);
    const entries = at(read, [material, "tlogEntries"]) as unknown[];
    const stamps = at(read, [material, "timestampVerificationData", "rfc3161Timestamps"]);
    const variants = [
      withMember(record.bundle, [material, "tlogEntries"], [...entries, ...entries]),
      withMember(record.bundle, [material, "timestampVerificationData"], {
        rfc3161Timestamps: [...(stamps as unknown[]), ...(stamps as unknown[])],
      }),
      JSON.stringify(read, null, 2),
      `${JSON.stringify({ mediaType: read.mediaType, ...read, dsseEnvelope: read.dsseEnvelope }).replace(/^\{"dsse/, '{ "dsse')}\n`,
      record.bundle.trimEnd(),
      `${record.bundle}\n`,
    ];
    expect(variants.map((one) => isAccepted(record, one, trust))).toEqual(
      variants.map(() => false),
    );
  });

  it("is refused: certificate, log entry, timestamp or payload of another record of the same signer", async () => {
    const services = await sigstoreServices();
    const record = await keylessRecord(services, "both");
    const other = JSON.parse((await keylessRecord(services, "both")).bundle);
    const trust = trustInWorkflow(services);
    for (const path of [
      [material, "certificate"],
      [material, "tlogEntries"],
      [material, "timestampVerificationData"],
      ["dsseEnvelope"],
      ["dsseEnvelope", "payload"],
      ["dsseEnvelope", "signatures"],
    ]) {
      const bundle = withMember(record.bundle, path, at(other, path));
      expect(isAccepted(record, bundle, trust), path.join(".")).toBe(false);
    }
  });
});
