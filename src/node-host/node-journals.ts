import { constants } from "node:fs";
import { type FileHandle, mkdir, open } from "node:fs/promises";
import { dirname } from "node:path";
import { GateFault } from "../gate/fault.ts";
import type { Journals } from "../host/host.ts";
import { withLock } from "./lock/node-lock.ts";
import { syncDirectory, writing } from "./node-files.ts";

const { O_APPEND, O_CREAT, O_EXCL, O_NOFOLLOW = 0, O_RDONLY, O_RDWR, O_WRONLY } = constants;
/** A pipe without a writer would keep the one who opens it waiting; Windows does not know the flag. */
const { O_NONBLOCK = 0 } = constants;
const chunkBytes = 262_144;

/** Journals on disk; `sleep` is how a lock is waited for. */
export function openNodeJournals(sleep: (ms: number) => Promise<void>): Journals {
  return {
    read: readChunks,
    append: (path, text) => writing(path, append(path, Buffer.from(text, "utf8"))),
    setAside: (path, from, aside) => writing(path, setAside(path, from, aside)),
    withLock: (path, options, work) => withLock(path, options, sleep, work),
  };
}

async function* readChunks(
  path: string,
  {
    from = 0,
    to = Number.POSITIVE_INFINITY,
  }: { readonly from?: number; readonly to?: number } = {},
): AsyncIterable<Uint8Array> {
  const file = await openToRead(path);
  if (file === undefined) return;
  try {
    for (let at = from; at < to; ) {
      const chunk = Buffer.allocUnsafeSlow(Math.min(chunkBytes, to - at));
      const { bytesRead } = await file.read(chunk, 0, chunk.length, at);
      if (bytesRead === 0) return;
      yield chunk.subarray(0, bytesRead);
      at += bytesRead;
    }
  } catch (cause) {
    throw unreadable(path, cause);
  } finally {
    await file.close();
  }
}

async function openToRead(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  } catch (cause) {
    if (codeOf(cause) === "ENOENT" || codeOf(cause) === "ENOTDIR") return undefined;
    throw unreadable(path, cause);
  }
}

async function append(path: string, bytes: Uint8Array): Promise<void> {
  const directory = dirname(path);
  await mkdir(directory, { recursive: true });
  const file = await open(path, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW, 0o644);
  try {
    const { size } = await file.stat();
    await writeAllOrNothing(file, bytes, size);
  } finally {
    await file.close();
  }
  await syncDirectory(directory);
}

async function writeAllOrNothing(file: FileHandle, bytes: Uint8Array, size: number): Promise<void> {
  try {
    const { bytesWritten } = await file.write(bytes);
    if (bytesWritten < bytes.length)
      throw Object.assign(new Error("disk full"), { code: "ENOSPC" });
    await file.sync();
  } catch (cause) {
    await file.truncate(size);
    await file.sync();
    throw cause;
  }
}

async function setAside(path: string, from: number, aside: string): Promise<void> {
  const file = await open(path, O_RDWR | O_NOFOLLOW);
  try {
    const copy = await open(aside, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o644);
    try {
      for await (const chunk of readChunks(path, { from })) await copy.writeFile(chunk);
      await copy.sync();
    } finally {
      await copy.close();
    }
    await syncDirectory(dirname(aside));
    await file.truncate(from);
    await file.sync();
  } finally {
    await file.close();
  }
}

function unreadable(path: string, cause: unknown): unknown {
  const code = codeOf(cause);
  return code === undefined
    ? cause
    : new GateFault("file/unreadable", { path, reason: code }, { cause });
}

function codeOf(cause: unknown): string | undefined {
  return cause instanceof Error && "code" in cause && !(cause instanceof GateFault)
    ? String(cause.code)
    : undefined;
}
