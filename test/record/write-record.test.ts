import { describe, expect, it } from "vitest";
import type { Files, Host } from "../../src/host/host.ts";
import { type BuiltRecord, buildRecord } from "../../src/record/build-record.ts";
import { readContent } from "../../src/record/read-content.ts";
import { keyRecordSigner } from "../../src/record/signers/record-signer.ts";
import { trustIn } from "../../src/record/trust.ts";
import { verifyRecord } from "../../src/record/verify-record.ts";
import { writeRecord, writeUnsignedRecord } from "../../src/record/write-record.ts";
import { testHost } from "../support/host.ts";
import { ed25519, expectation, requestOf, shortlyAfter } from "./sample-run.ts";

const directory = ".promote/records";
const reservations = [{ code: "unsigned", message: "No key was given." }] as const;

async function openProject() {
  const host = testHost();
  const project = await host.files.makeTemporaryDirectory("project");
  const place = { project, directory };
  const list = () => host.files.list(`${project}/${directory}`);
  return { host, project, place, list };
}

async function write(host: Pick<Host, "files">, project: string, built: BuiltRecord) {
  const sealed = await keyRecordSigner(ed25519).seal(built.statement);
  return writeRecord(host, { project, directory }, built, sealed);
}

/** Whether the record whose one file is named verifies, with what lies beside it. */
async function isAccepted(host: Host, project: string, name: string, suffix: string) {
  const read = (end: string) => readContent(host, `${project}/${directory}/${name}${end}`);
  const [record, bundle, dsse, manifest] = await Promise.all(
    [suffix, ".sigstore.json", ".dsse.json", ".manifest.json"].map(read),
  );
  if (record === undefined || manifest === undefined) throw new Error("two files were read");
  const files = { record, siblings: { bundle, dsse }, manifest };
  const trust = trustIn(ed25519.publicKey, "the test's key", shortlyAfter);
  return verifyRecord(files, expectation, trust).kind === "accepted";
}

describe("writeRecord", () => {
  it("writes both wrappers and the manifest, which verify", async () => {
    const { host, project, list } = await openProject();
    const built = buildRecord(requestOf());
    const written = await write(host, project, built);
    expect(await list()).toEqual([
      `${built.name}.dsse.json`,
      `${built.name}.manifest.json`,
      `${built.name}.sigstore.json`,
    ]);
    expect(written.main).toBe(`${directory}/${built.name}.sigstore.json`);
    expect(await isAccepted(host, project, built.name, ".sigstore.json")).toBe(true);
    expect(await isAccepted(host, project, built.name, ".dsse.json")).toBe(true);
  });

  it("leaves no record or a whole one, at whichever write it ends", async () => {
    const built = buildRecord(requestOf());
    for (let last = 0; last <= 4; last += 1) {
      const { host, project, list } = await openProject();
      const ending = { files: endingAfter(last, host.files) };
      if (last < 4) await expect(write(ending, project, built)).rejects.toThrow("killed");
      else await write(ending, project, built);
      const names = await list();
      for (const suffix of [".sigstore.json", ".dsse.json"]) {
        const isThere = names.includes(`${built.name}${suffix}`);
        expect(await isAccepted(host, project, built.name, suffix), `${last} ${suffix}`).toBe(
          isThere,
        );
      }
      expect(names.includes(`${built.name}.sigstore.json`)).toBe(last === 4);
    }
  });

  it("gives the next run another name than a killed run's leftovers have", async () => {
    const { host, project, list } = await openProject();
    const killed = { files: endingAfter(2, host.files) };
    await expect(write(killed, project, buildRecord(requestOf()))).rejects.toThrow("killed");
    const next = buildRecord(requestOf({ existing: await list() }));
    await write(host, project, next);
    expect(await isAccepted(host, project, next.name, ".sigstore.json")).toBe(true);
  });

  it("overwrites nothing", async () => {
    const { host, project } = await openProject();
    const built = buildRecord(requestOf());
    await write(host, project, built);
    await expect(write(host, project, built)).rejects.toMatchObject({ code: "record/name-taken" });
  });

  it("keeps its own folder out of git, and leaves a .gitignore that is there", async () => {
    const { host, project } = await openProject();
    const ignore = `${project}/.promote/.gitignore`;
    await write(host, project, buildRecord(requestOf()));
    expect(await host.files.readText(ignore)).toBe("*\n");
    await host.files.writeAtomic(ignore, "records\n");
    await write(host, project, buildRecord(requestOf({ finishedAt: "2026-11-21T01:16:00Z" })));
    expect(await host.files.readText(ignore)).toBe("records\n");
  });

  it("writes no .gitignore for a folder elsewhere", async () => {
    const { host, project } = await openProject();
    const built = buildRecord(requestOf());
    const sealed = await keyRecordSigner(ed25519).seal(built.statement);
    await writeRecord(host, { project, directory: "release/records" }, built, sealed);
    expect(await host.files.list(project)).toEqual(["release"]);
    expect(await host.files.list(`${project}/release`)).toEqual(["records"]);
  });
});

describe("writeUnsignedRecord", () => {
  it("writes the plain statement under a name of its own, which never verifies", async () => {
    const { host, project, place, list } = await openProject();
    const built = buildRecord(requestOf({ reservations }));
    const { main } = await writeUnsignedRecord(host, place, built);
    expect(await list()).toEqual([`${built.name}.manifest.json`, `${built.name}.unsigned.json`]);
    expect(JSON.parse((await host.files.readText(`${project}/${main}`)) ?? "")).toEqual(
      built.record,
    );
    expect(await isAccepted(host, project, built.name, ".unsigned.json")).toBe(false);
  });

  it("refuses to write a statement that claims to be cleared", async () => {
    const { host, place, list } = await openProject();
    await expect(writeUnsignedRecord(host, place, buildRecord(requestOf()))).rejects.toThrow();
    expect(await list()).toEqual([]);
  });
});

/** Files of a run that is killed after so many writes. */
function endingAfter(count: number, files: Files): Files {
  let left = count;
  return {
    ...files,
    async writeAtomic(...call) {
      if (left === 0) throw new Error("killed");
      left -= 1;
      await files.writeAtomic(...call);
    },
  };
}
