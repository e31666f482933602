import { describe, expect, it } from "vitest";
import { buildRecord, type RecordRequest } from "../../../src/record/build-record.ts";
import { canonicalJson } from "../../../src/record/canonical-json.ts";
import { wrappersOf } from "../../../src/record/envelope.ts";
import { readWrapper } from "../../../src/record/read-wrapper.ts";
import { signBundle } from "../../../src/record/signers/keyless/sign-bundle.ts";
import { verifyRecord } from "../../../src/record/verify-record.ts";
import { commit, content, repository, requestOf } from "../sample-run.ts";
import { filesOf, servicesAt, trustInWorkflow } from "./keyless-run.ts";
import { claimsOf, identity, sigstoreServices, tokenOf } from "./sigstore-services.ts";

const { candidate } = requestOf();
const actor = { kind: "workflow", id: identity, provenBy: "oidc" } as const;

/** The codes of a record that the trusted workflow signed with a program of its own, which compares nothing. */
async function codesOf(
  changes: Partial<RecordRequest>,
  claims: Record<string, unknown> = {},
  edit = (statement: string) => statement,
) {
  const services = await sigstoreServices();
  const now = new Date().toISOString();
  const built = buildRecord(requestOf({ startedAt: now, finishedAt: now, actor, ...changes }));
  const token = tokenOf(claimsOf(claims));
  const signed = await signBundle(edit(built.statement), token, servicesAt(services));
  const bundle = `${canonicalJson(signed)}\n`;
  const read = readWrapper(content(bundle));
  if ("code" in read || read.proof.kind === "ssh") throw new Error("no bundle");
  const files = filesOf(built, bundle, wrappersOf(read.proof.envelope, "").dsse);
  const { repositoryUri, commit: own } = { ...candidate, ...changes.candidate };
  const expected = { commit: own, environment: "production", repository: repositoryUri };
  const verification = verifyRecord(files, expected, trustInWorkflow(services));
  return verification.kind === "accepted" ? [] : verification.refusals.map(({ code }) => code);
}

describe("a certificate of the trusted workflow", () => {
  it("is for the record of its own run", async () => {
    expect(await codesOf({})).toEqual([]);
  });

  it.each([
    ["another commit", { commit: commit.replace("3f", "4f") }, "SUBJECT_COMMIT"],
    ["a repository with the same prefix", { repositoryUri: `${repository}-evil` }, "REPOSITORY"],
  ])("is not for a record of %s", async (_, changes, code) => {
    expect(await codesOf({ candidate: { ...candidate, ...changes } })).toEqual([code]);
  });

  it.each([
    ["another commit", { sha: "a".repeat(40) }, "SUBJECT_COMMIT"],
    ["a fork", { repository: "mallory/shop" }, "REPOSITORY"],
  ])("is not for this record when its run was of %s", async (_, claims, code) => {
    expect(await codesOf({}, claims)).toEqual([code]);
  });

  it.each([
    ["someone else", { ...actor, id: `${identity}s` }],
    ["itself, on its word alone", { ...actor, provenBy: "asserted" }],
    ["itself, by a key", { ...actor, provenBy: "key" }],
  ] as const)("is not for a record that names %s", async (_, other) => {
    expect(await codesOf({ actor: other })).toEqual(["KEY_UNTRUSTED"]);
  });

  it.each([
    ["no JSON", () => "statement"],
    ["an empty statement", () => "{}"],
    [
      "a statement of another type",
      (statement: string) => statement.replace("/Statement/v1", "/Statement/v2"),
    ],
  ])("is not for %s, and says so", async (_, edit) => {
    const codes = await codesOf({}, {}, edit);
    expect(codes.length).toBeGreaterThan(0);
    expect(codes.every((code) => /^(TYPE|MALFORMED)$/.test(code))).toBe(true);
  });
});
