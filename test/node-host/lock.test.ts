import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { LockHolder } from "../../src/host/host.ts";
import { newOwner } from "../../src/node-host/lock/lock-owner.ts";
import { testHost } from "../support/host.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const patient = { limitMs: 10_000, onWait: () => {} };

/** A process id that is free: that of a process that has ended. */
function freePid(): number {
  return spawnSync(process.execPath, ["-e", ""]).pid;
}

describe("a lock", () => {
  it("is held by one at a time, and gone afterwards, whatever became of the work", async () => {
    const { journals } = testHost();
    const folder = temporaryFolder();
    let inside = 0;
    const work = async () => {
      inside += 1;
      expect(inside).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 5));
      inside -= 1;
    };
    const path = join(folder, "lock");
    await Promise.all(Array.from({ length: 6 }, () => journals.withLock(path, patient, work)));
    const failing = () => Promise.reject(new Error("the work fails"));
    await expect(journals.withLock(path, patient, failing)).rejects.toThrow("the work fails");
    expect(readdirSync(folder)).toEqual([]);
  });

  it("is waited for aloud, and a fault when the limit has passed", async () => {
    const { journals } = testHost();
    const path = join(temporaryFolder(), "lock");
    const told: LockHolder[] = [];
    await journals.withLock(path, patient, async () => {
      const limited = { limitMs: 300, onWait: (holder: LockHolder) => told.push(holder) };
      await expect(journals.withLock(path, limited, async () => {})).rejects.toMatchObject({
        code: "ledger/locked",
        message: expect.stringContaining(`held by process ${process.pid} since 20`),
      });
    });
    expect(told).toEqual([expect.objectContaining({ pid: process.pid })]);
  });

  it.each([
    ["has ended", () => ({ ...newOwner(), pid: freePid() })],
    ["had the process id of one that runs now", () => ({ ...newOwner(), started: "boot/1" })],
  ])("of a process that %s is taken over", async (_, owner) => {
    const { journals } = testHost();
    const folder = temporaryFolder({ lock: JSON.stringify(owner()) });
    expect(await journals.withLock(join(folder, "lock"), patient, async () => "done")).toBe("done");
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    ["runs", () => JSON.stringify(newOwner())],
    [
      "is on another machine or in another container",
      () => JSON.stringify({ ...newOwner(), pid: freePid(), space: "elsewhere" }),
    ],
    ["cannot be told", () => "not a lock"],
  ])("of somebody who %s is left alone", async (_, text) => {
    const { journals } = testHost();
    const lock = text();
    const folder = temporaryFolder({ lock });
    const limited = { limitMs: 50, onWait: () => {} };
    await expect(
      journals.withLock(join(folder, "lock"), limited, async () => {}),
    ).rejects.toMatchObject({ code: "ledger/locked" });
    expect(readFileSync(join(folder, "lock"), "utf8")).toBe(lock);
  });

  it("is waited for no longer where a link leads nowhere", async () => {
    const { journals } = testHost();
    const path = join(temporaryFolder(), "lock");
    symlinkSync("nowhere", path);
    await expect(
      journals.withLock(path, { limitMs: 50, onWait: () => {} }, async () => {}),
    ).rejects.toMatchObject({ code: "ledger/locked" });
  });

  it("of a dead process is left to whoever is about to remove it", async () => {
    const { journals } = testHost();
    const owner = { ...newOwner(), pid: freePid() };
    const folder = temporaryFolder({ lock: JSON.stringify(owner), "lock.breaking": "" });
    const path = join(folder, "lock");
    await expect(
      journals.withLock(path, { limitMs: 50, onWait: () => {} }, async () => {}),
    ).rejects.toMatchObject({ remedy: expect.stringContaining(`remove ${path}.breaking`) });
  });

  it("that was removed and taken by another is not removed with one's own", async () => {
    const { journals } = testHost();
    const path = join(temporaryFolder(), "lock");
    const other = JSON.stringify(newOwner());
    await journals.withLock(path, patient, async () => writeFileSync(path, other));
    expect(readFileSync(path, "utf8")).toBe(other);
  });
});
