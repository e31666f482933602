import { symlinkSync } from "node:fs";
import { expect, it } from "vitest";
import { buildRecord, type RecordRequest } from "../../src/record/build-record.ts";
import { readLatestRecord } from "../../src/record/read-latest-record.ts";
import { keyRecordSigner } from "../../src/record/signers/record-signer.ts";
import { writeRecord, writeUnsignedRecord } from "../../src/record/write-record.ts";
import { testHost } from "../support/host.ts";
import { blocked, ed25519, requestOf } from "./sample-run.ts";

const directory = ".promote/records";

async function openProject() {
  const host = testHost();
  const project = await host.files.makeTemporaryDirectory("project");
  const place = { project, directory };
  const existing = () => host.files.list(`${project}/${directory}`);
  return {
    host,
    place,
    latest: () => readLatestRecord(host, place),
    async signed(changes: Partial<RecordRequest>) {
      const built = buildRecord(requestOf({ ...changes, existing: await existing() }));
      const { main } = await writeRecord(
        host,
        place,
        built,
        await keyRecordSigner(ed25519).seal(built.statement),
      );
      return main;
    },
    async unsigned(changes: Partial<RecordRequest>) {
      const reservations = [{ code: "unsigned", message: "No key." }] as const;
      const built = buildRecord(
        requestOf({ ...changes, reservations, existing: await existing() }),
      );
      return (await writeUnsignedRecord(host, place, built)).main;
    },
  };
}

it("is the one of the run that ended last, signed or not", async () => {
  const { latest, signed, unsigned } = await openProject();
  expect(await latest()).toBeUndefined();
  const first = await signed({ finishedAt: "2026-11-21T01:15:00.250Z", results: [blocked] });
  expect((await latest())?.file).toBe(first);
  const second = await unsigned({ finishedAt: "2026-11-21T01:16:00.000Z", results: [blocked] });
  const found = await latest();
  expect(found?.file).toBe(second);
  expect(found?.predicate.checks[0]?.findings[0]?.fingerprint).toBe("0123456789abcdef");
});

it("is told apart within one second by the time in it", async () => {
  const { latest, signed } = await openProject();
  const later = await signed({ finishedAt: "2026-11-21T01:15:00.900Z", results: [blocked] });
  await signed({ finishedAt: "2026-11-21T01:15:00.100Z" });
  expect((await latest())?.file).toBe(later);
  await signed({ finishedAt: "2026-11-21T01:16:00.100Z", results: [blocked] });
  const latestOfAll = await signed({ finishedAt: "2026-11-21T01:16:00.900Z" });
  expect((await latest())?.file).toBe(latestOfAll);
});

it("passes by what cannot be read", async () => {
  const { host, place, latest, signed } = await openProject();
  const readable = await signed({});
  const later = `${place.project}/${directory}/20991121T011500Z-x-production`;
  await host.files.writeAtomic(`${later}-cleared.sigstore.json`, "{}");
  await host.files.writeAtomic(`${later}-blocked.unsigned.json`, "{}");
  symlinkSync("/dev/zero", `${later}-undecided.unsigned.json`);
  expect((await latest())?.file).toBe(readable);
});
