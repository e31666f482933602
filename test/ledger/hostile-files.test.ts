import { execFileSync } from "node:child_process";
import { rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { exportLedger } from "../../src/ledger/export-ledger.ts";
import { verifyLedger } from "../../src/ledger/verify-ledger.ts";
import { testHost } from "../support/host.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { accessTo, appendRecord } from "./sample-ledger.ts";

async function ledgerWith(name: string, replace: (path: string) => void) {
  const host = testHost();
  const project = temporaryFolder();
  await appendRecord(host, accessTo(project));
  const file = join(project, ".promote", name);
  rmSync(file);
  replace(file);
  const path = join(project, ".promote/ledger.jsonl");
  return {
    verified: () => verifyLedger(host, { path, keys: [] }),
    exported: () => exportLedger(host, path, project)[Symbol.asyncIterator]().next(),
  };
}

it("a pipe in the place of a ledger keeps nobody waiting", async () => {
  const pipe = (path: string) => execFileSync("mkfifo", [path]);
  const { verified } = await ledgerWith("ledger.jsonl", (path) => void pipe(path));
  await expect(verified()).rejects.toMatchObject({ code: "file/unreadable" });
});

it("a link in the place of a head is not followed", async () => {
  const link = (path: string) => symlinkSync("/dev/zero", path);
  const { verified, exported } = await ledgerWith("ledger.head.json", link);
  await expect(verified()).rejects.toMatchObject({ code: "ledger/head-unusable" });
  await expect(exported()).rejects.toMatchObject({ code: "ledger/head-unusable" });
});

it("a ledger that was emptied together with its head is not whole", async () => {
  const { verified } = await ledgerWith("ledger.head.json", (path) =>
    writeFileSync(path.replace(".head.json", ".jsonl"), ""),
  );
  expect((await verified()).problems).toMatchObject([{ code: "head-missing" }]);
});
