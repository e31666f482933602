import { execFile } from "node:child_process";
import { describe, expect, it } from "vitest";
import { Misuse } from "../../src/commands/load-config.ts";
import { type VerifyRequest, verify } from "../../src/commands/verify.ts";
import { buildRecord, type RecordRequest } from "../../src/record/build-record.ts";
import { sshKeygenCommand } from "../../src/record/ssh/ssh-keygen-command.ts";
import { openSshRecordSigner } from "../../src/record/ssh/ssh-record-signer.ts";
import { writeRecord } from "../../src/record/write-record.ts";
import { commit, requestOf } from "../record/sample-run.ts";
import { newSshKey, principal, signedBySshKeygen } from "../record/ssh/ssh-keygen.ts";
import { testHost } from "../support/host.ts";

/** A project with one record signed by an SSH key, those who may sign, and the command to run over them. */
async function openRecord(changes: Partial<RecordRequest> = {}) {
  const host = testHost();
  const directory = await host.files.makeTemporaryDirectory("verify");
  const { path, line } = await newSshKey();
  const signer = await openSshRecordSigner(
    host,
    { key: path, identity: principal },
    directory,
    "human",
  );
  const now = host.clock.now().toISOString();
  const actor = { kind: "human", id: principal, provenBy: "ssh" } as const;
  const built = buildRecord(requestOf({ startedAt: now, finishedAt: now, actor, ...changes }));
  const place = { project: directory, directory: "records" };
  const { main } = await writeRecord(host, place, built, await signer.seal(built.statement));
  const allow = (text: string) => host.files.writeAtomic(`${directory}/allowed`, text);
  await allow(`${principal} namespaces="promote-gate-record" ${line}\n`);
  await host.files.writeAtomic(`${directory}/id.pub`, `${line}\n`);
  const run = async (request: Partial<VerifyRequest> = {}) => {
    const [documents, messages]: [string[], string[]] = [[], []];
    const output = {
      document: (text: string) => void documents.push(text),
      message: (text: string) => void messages.push(text),
    };
    const expected = { record: main, commit, environment: "production", json: false };
    const trust = { allowedSigners: "allowed", identity: principal };
    const code = await verify({ ...expected, ...trust, ...request }, { host, output, directory });
    return { code, document: documents.join(""), message: messages.join("") };
  };
  return { host, directory, path, line, main, built, allow, run };
}

const byKey = { allowedSigners: undefined, identity: undefined, key: "id.pub" };

describe("promote verify of a record signed with an SSH key", () => {
  it("exits 0, by the statement or its signature, by the file of signers or by the key", async () => {
    const { run, main } = await openRecord();
    const { code, document, message } = await run();
    expect({ code, message }).toEqual({ code: 0, message: "" });
    expect(document).toMatch(/^VERIFIED {2}/);
    expect(document).toContain(`${principal} (ssh)`);
    expect((await run({ record: `${main}.sig` })).code).toBe(0);
    expect((await run(byKey)).code).toBe(0);
    expect((await run({ ...byKey, identity: principal })).code).toBe(0);
  });

  it("refuses a signature over anything else, and one that is not there", async () => {
    const { run, host, directory, main, path, built } = await openRecord();
    const file = `${directory}/${main}`;
    await host.files.writeAtomic(file, `${built.statement}\n`);
    expect((await run()).document).toContain("SIG_INVALID");
    await host.files.writeAtomic(file, built.statement);
    await host.files.writeAtomic(
      `${file}.sig`,
      await signedBySshKeygen(path, built.statement, "git"),
    );
    expect((await run()).document).toContain("SIG_INVALID");
    await host.files.remove(`${file}.sig`);
    expect(await run()).toMatchObject({
      code: 1,
      document: expect.stringContaining("NOTHING_TO_VERIFY"),
    });
  });

  it("refuses who is not named, and says which lines do not count", async () => {
    const { run, line, allow } = await openRecord();
    expect(await run({ identity: "other@acme.example" })).toMatchObject({
      code: 1,
      document: expect.stringContaining("KEY_UNTRUSTED"),
    });
    await allow(`*@acme.example ${line}\n`);
    expect(await run()).toMatchObject({
      code: 1,
      document: expect.stringContaining("KEY_UNTRUSTED"),
      message: "Line 1 of allowed names principals by a pattern, so it does not count.",
    });
    await allow(`${principal} valid-before="20200101Z" ${line}\n`);
    expect((await run()).document).toContain("KEY_EXPIRED");
    await allow(`${principal} valid-after="20990101Z" ${line}\n`);
    expect((await run()).document).toContain("KEY_EXPIRED");
    await allow(`${principal} ${(await newSshKey()).line}\n`);
    expect((await run()).document).toContain("KEY_UNTRUSTED");
  });

  it("refuses a record that says somebody else made it", async () => {
    const { run } = await openRecord({
      actor: { kind: "human", id: "cto@acme.example", provenBy: "ssh" },
    });
    const { code, document } = await run();
    expect(code).toBe(1);
    expect(document).toContain(`cto@acme.example made it, and ${principal} signed it`);
  });

  it("needs to know both who and from which file", async () => {
    const { run } = await openRecord();
    await expect(run({ identity: undefined })).rejects.toThrow(Misuse);
    await expect(run({ key: "id.pub" })).rejects.toThrow(Misuse);
    await expect(run({ allowedSigners: undefined })).rejects.toThrow(Misuse);
    await expect(run({ allowedSigners: "absent" })).rejects.toMatchObject({
      code: "signing/allowed-signers-missing",
    });
  });

  it("has a line for ssh-keygen that says the same of the signature", async () => {
    const { directory, main, line } = await openRecord();
    const stem = main.replace(".statement.json", "");
    for (const signer of [
      { allowedSigners: "allowed", identity: principal },
      { keyLine: line, identity: principal },
      { keyLine: line },
    ]) {
      expect(await shell(sshKeygenCommand(stem, signer), directory)).toContain(
        'Good "promote-gate-record" signature',
      );
    }
    const other = { keyLine: (await newSshKey()).line };
    expect(await shell(sshKeygenCommand(stem, other), directory)).not.toContain("Good");
  });
});

function shell(command: string, cwd: string): Promise<string> {
  return new Promise((resolve) => {
    execFile("bash", ["-c", command], { cwd }, (_, stdout, stderr) => resolve(stdout + stderr));
  });
}
