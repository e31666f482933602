import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { withLedger } from "../../src/ledger/open-ledger.ts";
import { readEntry } from "../../src/ledger/read-entry.ts";
import { ed25519 } from "../record/sample-run.ts";
import { testHost } from "../support/host.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { accessTo, appendRecord, sealInto } from "./sample-ledger.ts";

/** A project without a ledger, in which lies one record that a run left out; what the next run makes of it. */
async function withOrphan() {
  const host = testHost();
  const project = temporaryFolder();
  const told: string[] = [];
  const access = accessTo(project, told);
  const orphan = await withLedger(host, access, (ledger) =>
    sealInto(host, access, ledger, ed25519, false),
  );
  const file = (suffix: string) => join(project, orphan.replace(".sigstore.json", suffix));
  const next = async (changes: Partial<typeof access> = {}) => {
    await appendRecord(host, { ...access, ...changes });
    const lines = readFileSync(join(project, ".promote/ledger.jsonl"), "utf8").trimEnd();
    return { files: lines.split("\n").map((line) => readEntry(line)?.file), told };
  };
  return { orphan, file, next };
}

it("a record of this repository that a run left out is taken in", async () => {
  const { orphan, next } = await withOrphan();
  expect((await next()).files).toEqual([orphan, expect.anything()]);
});

it("a record of another repository is left out, though the same key signed it", async () => {
  const { orphan, next } = await withOrphan();
  const { files, told } = await next({ repository: "https://github.com/acme/elsewhere" });
  expect(files).not.toContain(orphan);
  expect(told).toEqual([expect.stringContaining("it is a record of another repository")]);
});

it("a record under another name is left out: as the newest by name it would hide what comes after", async () => {
  const { orphan, file, next } = await withOrphan();
  const stem = orphan.slice(0, -".sigstore.json".length);
  const later = stem.replace(/\/\d{4}(?=\d{4}T)/, "/2099");
  for (const suffix of [".sigstore.json", ".dsse.json", ".manifest.json"])
    renameSync(file(suffix), file(suffix).replace(stem, later));
  const { files, told } = await next();
  expect(files).toHaveLength(1);
  expect(told).toEqual([expect.stringContaining("its file is not named as it says")]);
});

it.each(["gone", "another"])(
  "a record whose manifest is %s is left out: the ledger would never verify again",
  async (what) => {
    const { file, next } = await withOrphan();
    if (what === "gone") rmSync(file(".manifest.json"));
    else writeFileSync(file(".manifest.json"), "{}");
    const { files, told } = await next();
    expect(files).toHaveLength(1);
    expect(told).toEqual([expect.stringContaining("another manifest")]);
  },
);
