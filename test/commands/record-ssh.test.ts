import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { recordDiff } from "../../src/commands/record-diff.ts";
import { recordExport } from "../../src/commands/record-export.ts";
import { recordShow } from "../../src/commands/record-show.ts";
import { buildRecord, type RecordRequest } from "../../src/record/build-record.ts";
import { listRecords } from "../../src/record/list-records.ts";
import { openSshRecordSigner } from "../../src/record/ssh/ssh-record-signer.ts";
import { writeRecord } from "../../src/record/write-record.ts";
import { blocked, requestOf } from "../record/sample-run.ts";
import { newSshKey, principal } from "../record/ssh/ssh-keygen.ts";
import { recordProject } from "../support/record-project.ts";

/** A project with one record that an SSH key signed. */
async function sshSigned(changes: Partial<RecordRequest> = {}) {
  const project = await recordProject();
  const { host, directory } = project;
  const { path, line } = await newSshKey();
  const key = { key: path, identity: principal };
  const signer = await openSshRecordSigner(host, key, directory, "human");
  const actor = { kind: "human", id: principal, provenBy: "ssh" } as const;
  const built = buildRecord(requestOf({ actor, ...changes }));
  const place = { project: directory, directory: ".promote/records" };
  const { main } = await writeRecord(host, place, built, await signer.seal(built.statement));
  return { ...project, place, main, line };
}

describe("a record signed with an SSH key", () => {
  it.each(["", ".sig"])("is shown: NAME.statement.json%s", async (end) => {
    const { run, main } = await sshSigned();
    const shown = await run((world) => recordShow({ record: `${main}${end}`, json: true }, world));
    expect(shown.code).toBe(0);
    expect(JSON.parse(shown.document).signed).toEqual({ kind: "ssh", hint: null });
  });

  it("is listed, and compared", async () => {
    const { run, host, place, main } = await sshSigned();
    expect(await listRecords(host, place)).toMatchObject([{ kind: "record" }]);
    const { code } = await run((world) => recordDiff({ a: main, b: main, json: false }, world));
    expect(code).toBe(0);
  });

  it("exits 1 in every command when its run was blocked", async () => {
    const { run, main } = await sshSigned({ results: [blocked] });
    const code = async (work: Parameters<typeof run>[0]) => (await run(work)).code;
    expect(await code((world) => recordShow({ record: main, json: false }, world))).toBe(1);
    expect(await code((world) => recordDiff({ a: main, b: main, json: false }, world))).toBe(1);
    expect(await code((world) => recordExport({ record: main, out: "out" }, world))).toBe(1);
  });

  it("is nothing without its signature, or with one of another form", async () => {
    const { run, main, directory } = await sshSigned();
    const code = async () =>
      (await run((world) => recordShow({ record: main, json: false }, world))).code;
    writeFileSync(join(directory, `${main}.sig`), "not a signature\n");
    expect(await code()).toBe(1);
    rmSync(join(directory, `${main}.sig`));
    expect(await code()).toBe(1);
  });

  it("is exported with a page whose line ssh-keygen takes", async () => {
    const { run, main, directory, line } = await sshSigned();
    expect((await run((world) => recordExport({ record: main, out: "out" }, world))).code).toBe(0);
    const folder = join(directory, "out");
    expect(readdirSync(folder).filter((name) => name.includes("statement"))).toHaveLength(2);
    const page = readFileSync(join(folder, "VERIFY.md"), "utf8");
    expect(page).toContain("--allowed-signers ALLOWED_SIGNERS --identity PRINCIPAL");
    const check = page.split("\n").find((text) => text.startsWith("ssh-keygen")) ?? "";
    writeFileSync(join(folder, "ALLOWED_SIGNERS"), `PRINCIPAL ${line}\n`);
    expect(execFileSync("bash", ["-c", check], { cwd: folder, encoding: "utf8" })).toMatch(/^Good/);
  });
});
