import {
  chmodSync,
  chownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readHead, unsignedHeadText } from "../../src/ledger/head-file.ts";
import { type LedgerAccess, withLedger } from "../../src/ledger/open-ledger.ts";
import { readEntry } from "../../src/ledger/read-entry.ts";
import { ed25519, p256 } from "../record/sample-run.ts";
import { testHost } from "../support/host.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { accessTo, appendRecord, sealInto } from "./sample-ledger.ts";

/** A project with so many records in its ledger, and what appending to it tells. */
async function ledgerOf(count: number) {
  const host = testHost();
  const project = temporaryFolder();
  const told: string[] = [];
  const access = accessTo(project, told);
  for (let index = 0; index < count; index += 1) await appendRecord(host, access);
  const file = (name: string) => join(project, ".promote", name);
  const text = (name: string) => readFileSync(file(name), "utf8");
  const entries = () => text("ledger.jsonl").trimEnd().split("\n").map(readEntry);
  return { host, project, told, access, file, text, entries };
}

/** Appends by another signer, or none for the head. */
const as = (access: LedgerAccess, changes: Partial<LedgerAccess>) => ({ ...access, ...changes });

describe("appending", () => {
  it("chains each entry to the one before, and writes a head over all of them", async () => {
    const { entries, text, told } = await ledgerOf(3);
    const [first, second, third] = entries();
    expect([first?.prev, second?.prev, third?.prev]).toEqual([null, first?.leaf, second?.leaf]);
    expect(readHead(text("ledger.head.json"))?.head).toMatchObject({
      size: 3,
      lastLeaf: third?.leaf,
    });
    expect(told).toEqual([]);
  });

  it("takes a record in that was written and not appended, and tells so", async () => {
    const { host, access, entries, told } = await ledgerOf(2);
    const orphan = await withLedger(host, access, (ledger) =>
      sealInto(host, access, ledger, ed25519, false),
    );
    const next = await appendRecord(host, access);
    expect(entries().map((entry) => entry?.file)).toEqual([
      expect.anything(),
      expect.anything(),
      orphan,
      next,
    ]);
    expect(told).toEqual([expect.stringContaining(`${orphan} was not in the ledger`)]);
  });

  it("takes its envelope in when the run was killed before the bundle", async () => {
    const { host, project, access, entries } = await ledgerOf(0);
    const orphan = await withLedger(host, access, (ledger) =>
      sealInto(host, access, ledger, ed25519, false),
    );
    rmSync(join(project, orphan));
    await appendRecord(host, access);
    expect(entries()[0]?.file).toBe(orphan.replace(".sigstore.json", ".dsse.json"));
  });

  it("leaves a record out, aloud, that somebody else signed or that comes second", async () => {
    const { host, access, entries, told } = await ledgerOf(1);
    const write = (signer = ed25519) =>
      withLedger(host, as(access, { trust: undefined }), (ledger) =>
        sealInto(host, access, ledger, signer, false),
      );
    const foreign = await write(p256);
    await appendRecord(host, access);
    expect(told.join()).toContain(`${foreign} says it is entry 1`);
    expect(entries()).toHaveLength(2);
    const [one, other] = [await write(), await write()].sort();
    told.length = 0;
    await appendRecord(host, access);
    expect(entries().map((entry) => entry?.file)).toContain(one);
    expect(entries().map((entry) => entry?.file)).not.toContain(other);
    expect(told.join("\n")).toContain(`${other} says it is entry 2`);
  });

  it("brings a head up to date that is behind, and tells so", async () => {
    const { host, access, file, text, told, entries } = await ledgerOf(1);
    const old = text("ledger.head.json");
    await appendRecord(host, access);
    await appendRecord(host, access);
    writeFileSync(file("ledger.head.json"), old);
    await appendRecord(host, access);
    expect(told).toEqual([expect.stringContaining("2 entries behind")]);
    expect(readHead(text("ledger.head.json"))?.head.size).toBe(entries().length);
  });

  it("makes a missing head anew, and one of another key after reading all", async () => {
    const { host, access, file, text, told } = await ledgerOf(2);
    rmSync(file("ledger.head.json"));
    await appendRecord(host, access);
    expect(told).toEqual([expect.stringContaining("has no head")]);
    told.length = 0;
    await appendRecord(host, accessTo(access.place.project, told, p256), p256);
    expect(told).toEqual([expect.stringContaining("signed with another key")]);
    const read = readHead(text("ledger.head.json"));
    expect(read?.signature?.key).toBe(p256.publicKey.hint);
    expect(read?.head.size).toBe(4);
  });

  it("leaves the head unsigned, and says so in it, when records are not signed with a key", async () => {
    const { host, access, text } = await ledgerOf(0);
    await appendRecord(host, as(access, { signer: { mode: "ssh" } }));
    expect(JSON.parse(text("ledger.head.json"))).toMatchObject({
      signed: false,
      why: "Records are signed in the mode ssh; a head is signed with a key only.",
    });
  });
});

describe("a ledger that is not appended to", () => {
  it.each([
    ["lost its end", "ledger/truncated", (lines: string[]) => lines.slice(0, 2)],
    ["lost all", "ledger/truncated", () => []],
    ["ends in another line", "ledger/broken", (lines: string[]) => [...lines.slice(0, 2), "{}"]],
    [
      "has a last entry that does not follow",
      "ledger/broken",
      (lines: string[]) => [...lines, (lines[2] ?? "").replace('"seq":2', '"seq":3')],
    ],
    [
      "has another last entry",
      "ledger/broken",
      (lines: string[]) => [...lines.slice(0, 2), (lines[2] ?? "").replace("-cleared", "-blocked")],
    ],
  ])("%s: %s", async (_, code, change) => {
    const { host, access, file, text } = await ledgerOf(3);
    const changed = change(text("ledger.jsonl").trimEnd().split("\n"));
    writeFileSync(file("ledger.jsonl"), changed.map((line) => `${line}\n`).join(""));
    const before = readdirSync(file("records"));
    await expect(appendRecord(host, access)).rejects.toMatchObject({ code });
    expect(readdirSync(file("records"))).toEqual(before);
    expect(readdirSync(file("."))).not.toContain("ledger.lock");
  });

  it("has an earlier entry edited, and a head of another key: no new head vouches for it", async () => {
    const { host, access, file, text } = await ledgerOf(3);
    writeFileSync(file("ledger.jsonl"), text("ledger.jsonl").replace("-cleared", "-blocked"));
    const other = accessTo(access.place.project, [], p256);
    await expect(appendRecord(host, other, p256)).rejects.toMatchObject({ code: "ledger/broken" });
    rmSync(file("ledger.head.json"));
    await expect(appendRecord(host, access)).rejects.toMatchObject({ code: "ledger/broken" });
  });

  it("has a head that is none, or whose signature is forged", async () => {
    const { host, access, file, text } = await ledgerOf(2);
    const head = JSON.parse(text("ledger.head.json"));
    head.signatures[0].sig = Buffer.alloc(64).toString("base64");
    writeFileSync(file("ledger.head.json"), `${JSON.stringify(head)}\n`);
    await expect(appendRecord(host, access)).rejects.toMatchObject({
      code: "ledger/head-unusable",
    });
    writeFileSync(file("ledger.head.json"), "{}\n");
    await expect(appendRecord(host, access)).rejects.toMatchObject({
      code: "ledger/head-unusable",
    });
  });

  it("has an unsigned head of a longer ledger", async () => {
    const { host, access, file, text } = await ledgerOf(2);
    const read = readHead(text("ledger.head.json"));
    const lines = text("ledger.jsonl").split("\n");
    writeFileSync(file("ledger.jsonl"), `${lines[0]}\n`);
    if (read !== undefined)
      writeFileSync(file("ledger.head.json"), unsignedHeadText(read.head, "ssh"));
    await expect(appendRecord(host, access)).rejects.toMatchObject({ code: "ledger/truncated" });
  });

  it.each(["ledger.jsonl", "ledger.head.json", "ledger.lock"])(
    "has a link or a folder at %s",
    async (name) => {
      const { host, access, file } = await ledgerOf(1);
      const elsewhere = temporaryFolder();
      rmSync(file(name), { force: true });
      symlinkSync(join(elsewhere, "made"), file(name));
      await expect(appendRecord(host, access)).rejects.toMatchObject({ code: "ledger/unsafe" });
      expect(readdirSync(elsewhere)).toEqual([]);
      rmSync(file(name));
      mkdirSync(file(name));
      await expect(appendRecord(host, access)).rejects.toMatchObject({ code: "ledger/unsafe" });
    },
  );

  it("is in a folder that a link leads to", async () => {
    const { host, access, project } = await ledgerOf(1);
    renameSync(join(project, ".promote"), join(project, "moved"));
    symlinkSync("moved", join(project, ".promote"));
    await expect(appendRecord(host, access)).rejects.toMatchObject({ code: /unsafe$/ });
  });

  it("is in a folder that takes no files", async () => {
    const { host, access, file, text } = await ledgerOf(2);
    const before = text("ledger.jsonl");
    const root = process.getuid?.() === 0;
    chmodSync(file("."), 0o555);
    if (root) chownSync(access.place.project, 65_534, 65_534);
    if (root) process.seteuid?.(65_534);
    try {
      await expect(appendRecord(host, access)).rejects.toMatchObject({ code: "file/unwritable" });
    } finally {
      if (root) process.seteuid?.(0);
      chmodSync(file("."), 0o755);
    }
    expect(text("ledger.jsonl")).toBe(before);
  });
});
