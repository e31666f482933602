import { link, open, readFile, unlink } from "node:fs/promises";
import { GateFault } from "../../gate/fault.ts";
import type { LockOptions } from "../../host/host.ts";
import { writing } from "../node-files.ts";
import { isGone, type LockOwner, newOwner, readOwner } from "./lock-owner.ts";

/*
 * A lock is a file that says who holds it. It appears whole, by link(2) from a draft, so that there is never one
 * without an owner. What a dead owner left is removed by whoever made the breaker file, after looking again: nobody
 * else removes a lock that is not their own, so what was looked at is what is removed.
 */

const shortestWaitMs = 5;
const longestWaitMs = 100;

/** Does the work under the lock at `path`; see `Journals`. */
export async function withLock<T>(
  path: string,
  options: LockOptions,
  sleep: (ms: number) => Promise<void>,
  work: () => Promise<T>,
): Promise<T> {
  const owner = newOwner();
  await acquire(path, owner, options, sleep);
  try {
    return await work();
  } finally {
    await release(path, owner);
  }
}

async function acquire(
  path: string,
  owner: LockOwner,
  { limitMs, onWait }: LockOptions,
  sleep: (ms: number) => Promise<void>,
): Promise<void> {
  const start = performance.now();
  let isTold = false;
  while (!(await writing(path, isTaken(path, owner)))) {
    const found = await writing(path, textAt(path));
    const holder = found === undefined ? undefined : readOwner(found);
    const wasDead = holder !== undefined && isGone(holder);
    if (wasDead && found !== undefined) await writing(path, removeDead(path, found));
    if (performance.now() - start > limitMs) throw lockedFault(path, holder, limitMs);
    if (holder !== undefined && !wasDead && !isTold) {
      isTold = true;
      onWait(holder);
    }
    await sleep(shortestWaitMs + Math.random() * (longestWaitMs - shortestWaitMs));
  }
}

/** Whether the lock is the owner's now. */
async function isTaken(path: string, owner: LockOwner): Promise<boolean> {
  const draft = `${path}.${owner.pid}-${owner.random}`;
  const file = await open(draft, "wx", 0o644);
  try {
    await file.writeFile(`${JSON.stringify(owner)}\n`);
  } finally {
    await file.close();
  }
  try {
    await link(draft, path);
    return true;
  } catch (cause) {
    if (isCode(cause, "EEXIST")) return false;
    throw cause;
  } finally {
    await unlink(draft);
  }
}

/** Removes the lock whose text was `found`, unless somebody else is about to. */
async function removeDead(path: string, found: string): Promise<void> {
  const breaker = `${path}.breaking`;
  try {
    await (await open(breaker, "wx", 0o644)).close();
  } catch (cause) {
    if (isCode(cause, "EEXIST")) return;
    throw cause;
  }
  try {
    if ((await textAt(path)) === found) await unlink(path);
  } finally {
    await unlink(breaker);
  }
}

async function release(path: string, owner: LockOwner): Promise<void> {
  const text = await textAt(path);
  if (text !== undefined && readOwner(text)?.random === owner.random) await unlink(path);
}

async function textAt(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (cause) {
    if (isCode(cause, "ENOENT")) return undefined;
    throw cause;
  }
}

function lockedFault(path: string, holder: LockOwner | undefined, limitMs: number): GateFault {
  const who = holder === undefined ? "somebody" : `process ${holder.pid} since ${holder.since}`;
  const file = holder !== undefined && isGone(holder) ? `${path}.breaking` : path;
  return new GateFault("ledger/locked", { path: file, holder: who, limitMs });
}

function isCode(cause: unknown, code: string): boolean {
  return cause instanceof Error && "code" in cause && cause.code === code;
}
