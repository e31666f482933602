import { describe, expect, it } from "vitest";
import { Misuse } from "../../src/commands/load-config.ts";
import { type VerifyRequest, verify } from "../../src/commands/verify.ts";
import { buildRecord, type RecordRequest } from "../../src/record/build-record.ts";
import { createKey } from "../../src/record/signers/create-key.ts";
import { pemKeySigner } from "../../src/record/signers/pem-key.ts";
import { keyRecordSigner } from "../../src/record/signers/record-signer.ts";
import type { WrittenRecord } from "../../src/record/write-record.ts";
import { writeRecord, writeUnsignedRecord } from "../../src/record/write-record.ts";
import { commit, repository, requestOf } from "../record/sample-run.ts";
import { testHost } from "../support/host.ts";

const pair = createKey();

/** A project with one fresh record and the public key, and the command to run over them. */
async function openRecord(
  changes: Partial<RecordRequest> = {},
  variables: Record<string, string> = {},
) {
  const host = testHost({ variables });
  const directory = await host.files.makeTemporaryDirectory("verify");
  const now = host.clock.now().toISOString();
  const built = buildRecord(requestOf({ startedAt: now, finishedAt: now, ...changes }));
  const place = { project: directory, directory: ".promote/records" };
  const sealed = await keyRecordSigner(pemKeySigner(pair.privateKey, "KEY")).seal(built.statement);
  const written = await writeRecord(host, place, built, sealed);
  await host.files.writeAtomic(`${directory}/public.pem`, pair.publicKey);
  const run = async (request: Partial<VerifyRequest> = {}) => {
    const documents: string[] = [];
    const messages: string[] = [];
    const output = {
      document: (text: string) => void documents.push(text),
      message: (text: string) => void messages.push(text),
    };
    const whole = {
      record: written.main,
      commit,
      environment: "production",
      key: "public.pem",
      json: false,
      ...request,
    };
    const code = await verify(whole, { host, output, directory });
    return { code, document: documents.join(""), message: messages.join("") };
  };
  return { host, directory, built, place, written, run };
}

describe("promote verify", () => {
  it("exits 0 for a cleared record, and prints its facts and the cosign command", async () => {
    const { run, written } = await openRecord();
    const { code, document, message } = await run();
    expect(code).toBe(0);
    expect(message).toBe("");
    expect(document).toMatch(/^VERIFIED {2}/);
    for (const fact of [
      commit,
      repository,
      "staging -> production",
      "cleared",
      "--key public.pem",
    ]) {
      expect(document).toContain(fact);
    }
    expect(document).toContain(
      `cosign verify-blob-attestation --key public.pem --bundle ${written.main} --insecure-ignore-tlog --type https://promote-gate.dev/promotion-record/v1 ${written.manifest}`,
    );
  });

  it("verifies the bare envelope as well", async () => {
    const { run, written } = await openRecord();
    expect((await run({ record: dsseOf(written) })).code).toBe(0);
  });

  it("verifies an absolute path", async () => {
    const { run, written, directory } = await openRecord();
    expect((await run({ record: `${directory}/${written.main}` })).code).toBe(0);
  });

  it("exits 1 with a code and words for another commit, environment or repository", async () => {
    const { run } = await openRecord();
    const { code, document } = await run({
      commit: "0".repeat(40),
      environment: "staging",
      repository: `${repository}-evil`,
    });
    expect(code).toBe(1);
    expect(document).toMatch(/^REFUSED {2}/);
    expect(document).toMatch(/^ {2}SUBJECT_COMMIT .*is for commit/m);
    expect(document).toMatch(/^ {2}ENVIRONMENT .*to production, not to staging/m);
    expect(document).toMatch(/^ {2}REPOSITORY /m);
    expect(document).not.toContain("VERIFIED");
  });

  it("exits 1 for a record of a run that did not clear", async () => {
    const reservations = [{ code: "only", message: "One check alone." }] as const;
    const { code, document } = await (await openRecord({ reservations })).run();
    expect([code, document]).toEqual([1, expect.stringContaining("OUTCOME")]);
  });

  it("exits 1 for an unsigned statement, and calls it unsigned", async () => {
    const { run, host, place } = await openRecord();
    const reservations = [{ code: "unsigned", message: "No key." }] as const;
    const { main } = await writeUnsignedRecord(
      host,
      place,
      buildRecord(requestOf({ reservations })),
    );
    const { code, document } = await run({ record: main });
    expect([code, document]).toEqual([1, expect.stringContaining("unsigned statement")]);
  });

  it.each([
    ["bytes that are no text", Buffer.from([0xff, 0xfe])],
    ["a byte order mark", Buffer.from("\ufeff{}")],
    ["too many bytes", Buffer.alloc(2_097_153, 32)],
    ["nothing", Buffer.alloc(0)],
  ])("exits 1 for a file with %s", async (_, bytes) => {
    const { run, directory } = await openRecord();
    const { writeFileSync } = await import("node:fs");
    writeFileSync(`${directory}/bad.sigstore.json`, bytes);
    const { code, document } = await run({ record: "bad.sigstore.json" });
    expect([code, document]).toEqual([1, expect.stringContaining("MALFORMED")]);
  });

  it("exits 1 when the manifest is gone, or the other wrapper is another's", async () => {
    const { run, host, directory, written } = await openRecord();
    await host.files.writeAtomic(`${directory}/${dsseOf(written)}`, "{}\n");
    expect((await run()).document).toContain("MALFORMED");
    await host.files.remove(`${directory}/${dsseOf(written)}`);
    expect((await run()).code).toBe(0);
    await host.files.remove(`${directory}/${written.manifest}`);
    expect((await run()).document).toContain("SUBJECT_MANIFEST");
  });

  it("cannot say anything of a record that is not there, or is a folder", async () => {
    const { run } = await openRecord();
    await expect(run({ record: "absent.json" })).rejects.toMatchObject({ code: "record/missing" });
    await expect(run({ record: ".promote" })).rejects.toMatchObject({ code: "record/not-a-file" });
  });

  it.each([
    ["an abbreviated commit", { commit: commit.slice(0, 12) }, "full commit id"],
    ["a branch", { commit: "main" }, "full commit id"],
    ["a commit in capitals", { commit: commit.toUpperCase() }, "full commit id"],
    ["no environment", { environment: "" }, "--environment"],
    ["no key", { key: undefined }, "PROMOTE_PUBLIC_KEY"],
  ])("takes %s for misuse", async (_, request, words) => {
    const { run } = await openRecord();
    const running = run(request);
    await expect(running).rejects.toBeInstanceOf(Misuse);
    await expect(running).rejects.toThrow(words);
  });

  it.each([
    ["PROMOTE_PUBLIC_KEY", { PROMOTE_PUBLIC_KEY: pair.publicKey }, "from PROMOTE_PUBLIC_KEY"],
    ["a file it names", { PROMOTE_PUBLIC_KEY: "file:public.pem" }, "--key public.pem --bundle"],
    ["PROMOTE_SIGNING_KEY", { PROMOTE_SIGNING_KEY: pair.privateKey }, "the public half of"],
  ])("takes the key from %s and says so", async (_, variables, words) => {
    const { code, document } = await (await openRecord({}, variables)).run({ key: undefined });
    expect([code, document]).toEqual([0, expect.stringContaining(words)]);
    expect(document).not.toContain(pair.privateKey.split("\n")[1]);
  });

  it("refuses a record of another key", async () => {
    const { run, host, directory } = await openRecord();
    await host.files.writeAtomic(`${directory}/other.pem`, createKey().publicKey);
    const { code, document } = await run({ key: "other.pem" });
    expect(code).toBe(1);
    expect(document).toContain("SIG_INVALID");
    expect(document).toContain("KEY_UNTRUSTED");
  });

  it("prints the same as JSON", async () => {
    const { run } = await openRecord();
    const accepted = JSON.parse((await run({ json: true })).document);
    expect(accepted).toMatchObject({
      version: 1,
      verified: true,
      refusals: [],
      verifiedRecord: { commit, outcome: "cleared" },
    });
    const refused = JSON.parse((await run({ json: true, environment: "staging" })).document);
    expect(refused).toMatchObject({
      version: 1,
      verified: false,
      refusals: [{ code: "ENVIRONMENT" }],
      verifiedRecord: null,
    });
  });

  it("prints nothing that moves the cursor or turns the text", async () => {
    const { run } = await openRecord();
    const { document } = await run({ repository: "x\u001b[2J\u202e" });
    expect(document).toContain("x\\u{1b}[2J\\u{202e}");
  });
});

/** The envelope beside a bundle. */
function dsseOf({ main }: WrittenRecord): string {
  return main.replace(/\.sigstore\.json$/, ".dsse.json");
}
