import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { verify } from "../../src/commands/verify.ts";
import { pemKeySigner } from "../../src/record/signers/pem-key.ts";
import { accessTo, appendRecord } from "../ledger/sample-ledger.ts";
import { commit } from "../record/sample-run.ts";
import { newSshKey } from "../record/ssh/ssh-keygen.ts";
import { ada, entry, grace } from "../record/trusted-record.ts";
import { testHost } from "../support/host.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const revoked = 'revoked: { at: "2026-01-01T00:00:00Z", reason: stolen }';
const expired = 'validUntil: "2026-01-01T00:00:00Z"';

/** A ledger whose head ada's key signs, and in it a record that grace's key signs. */
async function openChain() {
  const host = testHost();
  const project = temporaryFolder();
  const signers = [ada, grace].map(({ privateKey }) => pemKeySigner(privateKey, "KEY"));
  const record = await appendRecord(host, accessTo(project, [], signers[0]), signers[1]);
  return async (trust: string) => {
    writeFileSync(join(project, "trust.yaml"), `version: 1\nkeys:\n${trust}`);
    const [documents, messages]: [string[], string[]] = [[], []];
    const output = {
      document: (text: string) => void documents.push(text),
      message: (text: string) => void messages.push(text),
    };
    const expected = { record, commit, environment: "production", json: false };
    const code = await verify(
      { ...expected, trust: "trust.yaml", ledger: ".promote/ledger.jsonl" },
      { host, output, directory: project },
    );
    return { code, document: documents.join(""), message: messages.join("\n") };
  };
}

describe("the head of the ledger that a record is verified with", () => {
  it("counts when a trusted key signed it, one that has been rotated, too", async () => {
    const run = await openChain();
    expect((await run(entry("ada", ada) + entry("grace", grace))).code).toBe(0);
    expect((await run(entry("ada", ada, expired) + entry("grace", grace))).code).toBe(0);
  });

  it("does not count when the key that signed it is revoked", async () => {
    const run = await openChain();
    const { code, document } = await run(entry("ada", ada, revoked) + entry("grace", grace));
    expect(code).toBe(1);
    expect(document).toContain("CHAIN_BROKEN");
    expect(document).toContain("not one of a trusted key");
  });

  it("is nobody's when every key is revoked", async () => {
    const run = await openChain();
    const { code, document } = await run(
      entry("ada", ada, revoked) + entry("grace", grace, revoked),
    );
    expect(code).toBe(1);
    expect(document).toContain("nobody vouches for the ledger's head");
  });

  it("is said not to be verified when no key is trusted", async () => {
    const run = await openChain();
    const { line } = await newSshKey();
    const { message } = await run(`  - name: ada\n    publicKey: ${line}\n`);
    expect(message).toContain("No key is trusted that signs the ledger's head");
  });
});
