import { generateKeyPairSync } from "node:crypto";
import { expect, it } from "vitest";
import { buildRecord, type RecordRequest } from "../../src/record/build-record.ts";
import { readEarlierRecord } from "../../src/record/read-earlier-record.ts";
import { recordSuffixes } from "../../src/record/record-name.ts";
import { pemKeySigner } from "../../src/record/signers/pem-key.ts";
import { keyRecordSigner } from "../../src/record/signers/record-signer.ts";
import { trustIn } from "../../src/record/trust.ts";
import { writeRecord, writeUnsignedRecord } from "../../src/record/write-record.ts";
import { testHost } from "../support/host.ts";
import { blocked, ed25519, passed, requestOf, shortlyAfter } from "./sample-run.ts";

const directory = ".promote/records";
const pair = generateKeyPairSync("ed25519");
const stranger = pemKeySigner(
  pair.privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  "a key of the test",
);

async function openProject() {
  const host = testHost();
  const project = await host.files.makeTemporaryDirectory("project");
  const place = { project, directory };
  const { candidate } = requestOf({});
  const { repositoryUri, from, to } = candidate;
  const wanted = { repositoryUri, from, to, passed: passed.check };
  return {
    host,
    project,
    candidate,
    earlier: async () =>
      (
        await readEarlierRecord(
          host,
          place,
          wanted,
          trustIn(ed25519.publicKey, "the key", shortlyAfter),
        )
      )?.finishedAt,
    async write(changes: Partial<RecordRequest>, signer = ed25519) {
      const existing = await host.files.list(`${project}/${directory}`);
      const built = buildRecord(requestOf({ ...changes, existing }));
      return writeRecord(host, place, built, await keyRecordSigner(signer).seal(built.statement));
    },
    async writeUnsigned(changes: Partial<RecordRequest>) {
      const reservations = [{ code: "unsigned", message: "No key." }] as const;
      const built = buildRecord(requestOf({ ...changes, reservations }));
      return writeUnsignedRecord(host, place, built);
    },
  };
}

it("is the newest in which the check passed, with its evidence", async () => {
  const { earlier, write } = await openProject();
  expect(await earlier()).toBeUndefined();
  await write({ finishedAt: "2026-11-21T01:15:00.250Z" });
  await write({ finishedAt: "2026-11-21T01:15:00.100Z" });
  expect(await earlier()).toBe("2026-11-21T01:15:00.250Z");
  await write({ finishedAt: "2026-11-22T01:15:00.000Z" });
  await write({ finishedAt: "2026-11-23T01:15:00.000Z", results: [blocked] });
  expect(await earlier()).toBe("2026-11-22T01:15:00.000Z");
  await write({ finishedAt: "2026-11-24T01:15:00.100Z" });
  await write({ finishedAt: "2026-11-24T01:15:00.900Z" });
  expect(await earlier()).toBe("2026-11-24T01:15:00.900Z");
});

it("is none that another key signed, that is unsigned, or that was changed", async () => {
  const { host, project, earlier, write, writeUnsigned } = await openProject();
  await write({}, stranger);
  await writeUnsigned({ finishedAt: "2026-11-22T01:15:00.000Z" });
  const { main } = await write({ finishedAt: "2026-11-23T01:15:00.000Z" });
  expect(await earlier()).toBe("2026-11-23T01:15:00.000Z");
  const text = (await host.files.readText(`${project}/${main}`)) ?? "";
  await host.files.writeAtomic(`${project}/${main}`, text.replace(/"sig":"./, '"sig":"A'));
  expect(await earlier()).toBeUndefined();
  await host.files.writeAtomic(`${project}/${main}`, text.slice(1));
  expect(await earlier()).toBeUndefined();
});

it("is none of a pull request, nor one in which another check passed", async () => {
  const { earlier, write } = await openProject();
  await write({ purpose: "pull-request" });
  await write({ results: [blocked, { ...passed, check: "openapi-match" }] });
  expect(await earlier()).toBeUndefined();
});

it("is none of another environment or repository", async () => {
  const { candidate, earlier, write } = await openProject();
  await write({ candidate: { ...candidate, to: "demo" } });
  await write({ candidate: { ...candidate, from: "demo" } });
  await write({ candidate: { ...candidate, repositoryUri: "https://git.example/other" } });
  expect(await earlier()).toBeUndefined();
});

it("is none under a name that makes it newer than it is", async () => {
  const { host, project, earlier, write } = await openProject();
  const { main } = await write({});
  const text = (await host.files.readText(`${project}/${main}`)) ?? "";
  await host.files.remove(`${project}/${main}`);
  const name = `20261231T000000Z-x-production-cleared${recordSuffixes.bundle}`;
  await host.files.writeAtomic(`${project}/${directory}/${name}`, text);
  expect(await earlier()).toBeUndefined();
});
