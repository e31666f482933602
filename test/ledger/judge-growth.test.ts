import { appendFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { entryAfter, lineOf } from "../../src/ledger/entry.ts";
import { withLedger } from "../../src/ledger/open-ledger.ts";
import { readState } from "../../src/ledger/read-state.ts";
import { p256 } from "../record/sample-run.ts";
import { testHost } from "../support/host.ts";
import { accessTo, appendRecord, sealInto } from "./sample-ledger.ts";

/** A project with one entry, as a run sees it before its first check. */
async function openSeen(entries = 1) {
  const host = testHost();
  const project = await host.files.makeTemporaryDirectory("growth");
  const told: string[] = [];
  const access = accessTo(project, told);
  for (let count = 0; count < entries; count += 1) await appendRecord(host, access);
  const seen = await readState(host, access.place, access.signer);
  const file = join(project, ".promote/ledger.jsonl");
  const plant = async () => {
    const { end } = await readState(host, access.place, access.signer);
    const record = {
      recordId: "019a9f5e-6b00-7cc3-98c4-00000000beef",
      payloadSha256: "0".repeat(64),
      file: ".promote/records/none.sigstore.json",
    };
    appendFileSync(file, `${lineOf(entryAfter(end, record))}\n`);
  };
  const head = join(project, ".promote/ledger.head.json");
  return { host, access: { ...access, seen }, file, head, plant, told };
}

describe("a ledger that was written while the checks ran", () => {
  it("goes on after another run of the same key", async () => {
    const { host, access } = await openSeen();
    await appendRecord(host, { ...access, seen: undefined });
    await expect(appendRecord(host, access)).resolves.toContain(".sigstore.json");
  });

  it("goes on after a run of the same key that was killed before its head", async () => {
    const { host, access, head, told } = await openSeen();
    const before = (await host.files.readText(head)) ?? "";
    await appendRecord(host, { ...access, seen: undefined });
    writeFileSync(head, before);
    await expect(appendRecord(host, access)).resolves.toContain(".sigstore.json");
    expect(told.join()).toContain("one entry behind");
  });

  it.each([0, 1])(
    "is refused with an entry that no record is behind, after %i of its own",
    async (own) => {
      const { host, access, plant } = await openSeen(own);
      await plant();
      await expect(appendRecord(host, access)).rejects.toMatchObject({ code: "ledger/broken" });
    },
  );

  it("is refused with a record of another key", async () => {
    const { host, access, head } = await openSeen();
    const before = (await host.files.readText(head)) ?? "";
    await withLedger(host, { ...access, seen: undefined }, (ledger) =>
      sealInto(host, access, ledger, p256),
    );
    writeFileSync(head, before);
    await expect(appendRecord(host, access)).rejects.toThrow(/entry 1 came while the checks ran/);
  });

  it("is refused without the head that was seen", async () => {
    const { host, access, head } = await openSeen();
    rmSync(head);
    await expect(appendRecord(host, access)).rejects.toThrow(/head was replaced/);
  });

  it("is refused when it was begun anew", async () => {
    const { host, access, file, head } = await openSeen(2);
    rmSync(file);
    rmSync(head);
    await expect(appendRecord(host, access)).rejects.toMatchObject({ code: "ledger/broken" });
  });
});
