import { describe, expect, it } from "vitest";
import type { Json } from "../../../src/data/json.ts";
import { canonicalJson } from "../../../src/record/canonical-json.ts";
import { readKeylessBundle } from "../../../src/record/signers/keyless/keyless-bundle.ts";
import type { Trust } from "../../../src/record/trust.ts";
import { verifyRecord } from "../../../src/record/verify-record.ts";
import { sweep } from "../../support/sweep.ts";
import { expectation } from "../sample-run.ts";
import { filesOf, type KeylessRecord, keylessRecord, trustInWorkflow } from "./keyless-run.ts";
import { sigstoreServices } from "./sigstore-services.ts";

/** Every place of a text or its bytes, with two other values of it; short of the long run, one place of some. */
const flips = [0x01, 0x80];
const places = sweep({ short: 1 / 12, full: 1 });
/** The long parts are tried at some places only. */
const steps = new Map([
  ["payload", 41],
  ["log body", 17],
]);

/** How far it is from one place to the next: never more than an eighth of what there is. */
function stepIn(length: number, own = 1): number {
  return Math.max(1, Math.floor(Math.min(own / places, length / 8)));
}

type Path = readonly (string | number)[];

type Signed = {
  readonly record: KeylessRecord;
  /** Another record of the same signer. */
  readonly other: KeylessRecord;
  readonly trust: Trust;
};
let signing: Promise<Signed> | undefined;

/** Two records signed once for all tests, which only look at them. */
function signedRecords(): Promise<Signed> {
  signing ??= sign();
  return signing;
}

async function sign(): Promise<Signed> {
  const services = await sigstoreServices();
  const [record, other] = [
    await keylessRecord(services, "both"),
    await keylessRecord(services, "both"),
  ];
  return { record, other, trust: trustInWorkflow(services) };
}

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

/** What a bundle has in base64. */
const base64Members = [
  ["certificate", [material, "certificate", "rawBytes"]],
  ["timestamp", [material, "timestampVerificationData", "rfc3161Timestamps", 0, "signedTimestamp"]],
  ["signature", ["dsseEnvelope", "signatures", 0, "sig"]],
  ["payload", ["dsseEnvelope", "payload"]],
  ["log id", [...entry, "logId", "keyId"]],
  ["log body", [...entry, "canonicalizedBody"]],
  ["promise", [...entry, "inclusionPromise", "signedEntryTimestamp"]],
  ["root hash", [...entry, "inclusionProof", "rootHash"]],
] satisfies readonly (readonly [string, Path])[];

describe("a keyless bundle with one byte altered", () => {
  it.each(base64Members)("is refused: %s", async (name, path) => {
    const { record, trust } = await signedRecords();
    expect(isAccepted(record, record.bundle, trust)).toBe(true);
    const bytes = Buffer.from(String(at(JSON.parse(record.bundle), path)), "base64");
    const step = stepIn(bytes.length, steps.get(name));
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
    const { record, trust } = await signedRecords();
    const text = String(at(JSON.parse(record.bundle), path));
    const accepted: string[] = [];
    const step = stepIn(text.length);
    for (let place = 0; place < text.length; place += step) {
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

describe("a keyless bundle with the same bytes in another base64", () => {
  it.each(base64Members)("is refused: %s", async (_, path) => {
    const { record, trust } = await signedRecords();
    const text = String(at(JSON.parse(record.bundle), path));
    const others = [
      text.replaceAll("+", "-").replaceAll("/", "_"),
      text.replace(/=+$/, ""),
      text.replace(/(.)(=+)$/, (_all, last: string, rest) => `${nextTo(last)}${rest}`),
      `${text}\n`,
      `${text}=`,
      `${text.slice(0, 4)} ${text.slice(4)}`,
    ].filter((other) => other !== text);
    for (const other of others) {
      expect(Buffer.from(other, "base64")).toEqual(Buffer.from(text, "base64"));
      const bundle = withMember(record.bundle, path, other);
      expect(isAccepted(record, bundle, trust), other.slice(-20)).toBe(false);
    }
  });

  /** The character whose last bit, which padding leaves unused, is the other one. */
  function nextTo(character: string): string {
    const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    return letters[letters.indexOf(character) ^ 1] ?? "";
  }
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
      const { record, trust } = await signedRecords();
      const bundle = withMember(record.bundle, path, member);
      expect(isAccepted(record, bundle, trust)).toBe(false);
    },
  );

  it.each([
    ["integrated time", [...entry, "integratedTime"]],
    ["tree size", [...entry, "inclusionProof", "treeSize"]],
  ] satisfies readonly (readonly [string, Path])[])(
    "is refused: its %s as the same number written in another way",
    async (_, path) => {
      const { record, trust } = await signedRecords();
      const number = String(at(JSON.parse(record.bundle), path));
      for (const other of [`0${number}`, ` ${number}`, `${number} `, `${number}.0`, `+${number}`]) {
        expect(isAccepted(record, withMember(record.bundle, path, other), trust), other).toBe(
          false,
        );
      }
    },
  );

  it("is one where it has the hashes of a log with many entries", async () => {
    const { record } = await signedRecords();
    const hashes = [...entry, "inclusionProof", "hashes"];
    const many = withMember(record.bundle, hashes, ["AAAA", "BBBB", "CCCC"]);
    expect(readKeylessBundle(JSON.parse(many)).kind).toBe("bundle");
    const none = withMember(record.bundle, hashes, []);
    expect(readKeylessBundle(JSON.parse(none)).kind).toBe("malformed");
  });

  it("is refused: two entries, two timestamps, white space, members in another order", async () => {
    const { record, trust } = await signedRecords();
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
    const { record, other, trust } = await signedRecords();
    const theirs = JSON.parse(other.bundle);
    for (const path of [
      [material, "certificate"],
      [material, "tlogEntries"],
      [material, "timestampVerificationData"],
      ["dsseEnvelope"],
      ["dsseEnvelope", "payload"],
      ["dsseEnvelope", "signatures"],
    ]) {
      const bundle = withMember(record.bundle, path, at(theirs, path));
      expect(isAccepted(record, bundle, trust), path.join(".")).toBe(false);
    }
  });
});
