import { constants, type Stats } from "node:fs";
import { open } from "node:fs/promises";
import { GateFault } from "../gate/fault.ts";
import type { FileStatus, GuardedFile } from "../host/host.ts";

/** What `lstat` or `fstat` saw. */
export function fileStatusOf(found: Stats): FileStatus {
  const kind = found.isFile()
    ? "file"
    : found.isDirectory()
      ? "directory"
      : found.isSymbolicLink()
        ? "link"
        : "other";
  return {
    kind,
    bytes: found.size,
    mode: found.mode & 0o7777,
    owner: found.uid,
    modifiedAt: found.mtime,
  };
}

/** A pipe without a writer would keep the one who opens it waiting; Windows knows neither flag. */
const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** Opens the file once, and tells and reads what was opened; see `Files.readGuarded`. */
export async function readGuarded(path: string, maxBytes: number): Promise<GuardedFile> {
  const file = await open(path, flags);
  try {
    const status = fileStatusOf(await file.stat());
    if (status.kind !== "file" || status.bytes > maxBytes) return { status, text: undefined };
    return { status, text: utf8TextOf(await file.readFile(), path) };
  } finally {
    await file.close();
  }
}

/** Bytes as strict UTF-8. Throws "file/not-text". */
export function utf8TextOf(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new GateFault("file/not-text", { path }, { cause });
  }
}
