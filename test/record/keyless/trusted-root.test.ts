import { describe, expect, it } from "vitest";
import type { Json } from "../../../src/data/json.ts";
import { canonicalJson } from "../../../src/record/canonical-json.ts";
import { embeddedRoot, openRoot } from "../../../src/record/signers/keyless/open-sigstore-root.ts";
import { trustInOne } from "../../../src/record/trust.ts";
import { verifyRecord } from "../../../src/record/verify-record.ts";
import { expectation } from "../sample-run.ts";
import { mockAuthority } from "../timestamps/authorities.ts";
import { filesOf, type KeylessRecord, keylessRecord } from "./keyless-run.ts";
import {
  claimsOf,
  identity,
  issuer,
  paths,
  type SigstoreServices,
  sigstoreServices,
} from "./sigstore-services.ts";

const logged = () => sigstoreServices();
const unlogged = () => sigstoreServices(claimsOf, "unlogged");
const minute = 60_000;

/** The root of the services with the members of another one in place of its own. */
function rootWith(own: SigstoreServices, other: SigstoreServices, ...members: readonly string[]) {
  const theirs = JSON.parse(other.trustedRoot());
  const taken = Object.fromEntries(members.map((member) => [member, theirs[member]]));
  return JSON.stringify({ ...JSON.parse(own.trustedRoot()), ...taken });
}

/** What keeps the record from counting by a root, for a workflow of some terms. */
function codesOf({ files }: Pick<KeylessRecord, "files">, text: string, terms: object = {}) {
  const root = openRoot(text, "the test's root");
  const signer = {
    kind: "identity",
    name: "the workflow",
    identity,
    issuer,
    root,
    ...terms,
  } as const;
  const trust = trustInOne(signer, new Date());
  const verification = verifyRecord(files, expectation, trust);
  return verification.kind === "accepted" ? [] : verification.refusals.map(({ code }) => code);
}

describe("trusted roots, one a line", () => {
  it("each count by themselves, in any order, with any line breaks", async () => {
    const [one, other, third] = [await logged(), await unlogged(), await logged()];
    const [record, otherRecord] = [
      await keylessRecord(one),
      await keylessRecord(other, "timestamp"),
    ];
    const lines = [one.trustedRoot(), other.trustedRoot()];
    for (const text of [
      lines.join("\n"),
      `${lines.toReversed().join("\r\n")}\r\n`,
      `\n${lines.join("\n \n")}\n\n`,
    ]) {
      expect(codesOf(record, text)).toEqual([]);
      expect(codesOf(otherRecord, text)).toEqual([]);
      expect(openRoot(text, "").needsLog).toBe(false);
    }
    expect(codesOf(record, JSON.stringify(JSON.parse(one.trustedRoot()), null, 2))).toEqual([]);
    const neither = await keylessRecord(third);
    expect(codesOf(neither, lines.join("\n"))).toEqual(["SIG_INVALID"]);
    expect(openRoot([lines[0], third.trustedRoot()].join("\n"), "").needsLog).toBe(true);
  });

  it("do not count together: certificate by one and log or timestamp by the other", async () => {
    const [one, other] = [await logged(), await logged()];
    const record = await keylessRecord(one, "both");
    for (const member of ["tlogs", "ctlogs", "timestampAuthorities"]) {
      const parts = [rootWith(one, other, member), rootWith(other, one, member)];
      expect(codesOf(record, parts.join("\n")), member).toEqual(["SIG_INVALID"]);
    }
    expect(codesOf(record, one.trustedRoot())).toEqual([]);
  });

  it.each([
    ["nothing", ""],
    ["no JSON", "root"],
    ["half a line", '{"tlogs":[]}\n{"tlogs":'],
    ["no authority of certificates", "{}"],
    ["one without, beside others", '{"certificateAuthorities":[]}\n{}'],
    ["something else", "[]"],
    [
      "a certificate that is none",
      '{"certificateAuthorities":[{"certChain":{"certificates":[{"rawBytes":"AAAA"}]}}]}',
    ],
  ])("are of no use with %s", (_, text) => {
    expect(() => openRoot(text, "root.jsonl")).toThrow(
      expect.objectContaining({
        code: "signing/trusted-root-unusable",
        message: expect.stringContaining("root.jsonl"),
      }),
    );
  });
});

describe("what a trusted root knows", () => {
  it("is asked of every record: proof that its certificate is in the root's log", async () => {
    const [services, others] = [await unlogged(), await logged()];
    const record = await keylessRecord(services, "timestamp");
    expect(codesOf(record, services.trustedRoot())).toEqual([]);
    expect(codesOf(record, rootWith(services, others, "ctlogs"))).toEqual(["SIG_INVALID"]);
    expect(codesOf(record, rootWith(services, others, "tlogs"))).toEqual(["SIG_INVALID"]);
  });

  it("is a time at least: without log and timestamp nothing tells when it was signed", async () => {
    const services = await unlogged();
    const { built, bundle, dsse } = await keylessRecord(services, "timestamp");
    const read = JSON.parse(bundle);
    delete read.verificationMaterial.timestampVerificationData;
    const files = filesOf(built, `${canonicalJson(read as Json)}\n`, dsse);
    expect(codesOf({ files }, services.trustedRoot())).toEqual(["SIG_INVALID"]);
  });

  it("is not a log or a timestamp that it does not name", async () => {
    const [services, others] = [await logged(), await unlogged()];
    const record = await keylessRecord(services, "both");
    expect(codesOf(record, rootWith(services, others, "tlogs"))).toEqual(["SIG_INVALID"]);
    expect(codesOf(record, rootWith(services, others, "timestampAuthorities"))).toEqual([
      "SIG_INVALID",
    ]);
  });

  it("counts a record by the latest time that log and authority have seen it", async () => {
    const services = await logged();
    const made = Math.floor(Date.now() / 1000) * 1000;
    const { chain, answered } = await lateAuthority(new Date(made + 5 * minute));
    services.handlers.set(paths.timestamps, answered);
    const root = JSON.stringify({
      ...JSON.parse(services.trustedRoot()),
      timestampAuthorities: [
        { certChain: { certificates: chain }, validFor: { start: "2020-01-01T00:00:00Z" } },
      ],
    });
    const record = await keylessRecord(services, "both");
    const between = new Date(made + 2 * minute);
    expect(codesOf(record, root)).toEqual([]);
    expect(codesOf(record, root, { validUntil: between })).toEqual(["KEY_EXPIRED"]);
    expect(codesOf(record, root, { revoked: { at: between, reason: "taken over" } })).toEqual([
      "KEY_REVOKED",
    ]);
    expect(codesOf(record, root, { validUntil: new Date(made + 6 * minute) })).toEqual([]);
  });

  it("is told: whether the one that is built in is out of date", () => {
    expect(embeddedRoot(new Date(0)).origin).toMatch(/TUF root \d+, good until 20\d\d-\d\d-\d\d\)/);
    expect(embeddedRoot(new Date("2999-01-01")).origin).toMatch(/, expired 20\d\d-\d\d-\d\d\)/);
    expect(embeddedRoot(new Date(0)).needsLog).toBe(true);
  });
});

/** An authority whose clock shows a time of its own: its certificates as a root has them, and what it answers over HTTP. */
async function lateAuthority(time: Date) {
  const { chain, answerJson } = await mockAuthority(time);
  const certificates = chain
    .split("-----END CERTIFICATE-----\n")
    .slice(0, -1)
    .map((pem) => ({ rawBytes: pem.replace(/-----[^-]+-----|\s/g, "") }));
  return { chain: certificates, answered: answerJson };
}
