import { constants } from "node:fs";
import {
  access,
  chown,
  cp,
  lstat,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, isAbsolute, join } from "node:path";
import { GateFault } from "../gate/fault.ts";
import type { FileStatus, Files, GuardedFile, User } from "../host/host.ts";
import { descriptorReader } from "./read-descriptor.ts";
import { fileStatusOf, readGuarded, utf8TextOf } from "./read-guarded.ts";

/** Files on disk. Temporary directories are removed by `close`. */
export function openNodeFiles(path: string | undefined): { files: Files; close(): Promise<void> } {
  const temporary = new Set<string>();
  const files: Files = {
    readText,
    readGuarded: guarded,
    readDescriptor: descriptorReader(),
    status,
    list,
    writeAtomic,
    copyTree: (from, to) => writing(to, cp(from, to, { recursive: true, verbatimSymlinks: true })),
    changeOwner: (target, user) => writing(target, changeOwner(target, user)),
    link: (target, link) => writing(link, symlink(target, link)),
    remove: (target) =>
      writing(target, rm(target, { recursive: true, force: true, maxRetries: 3 })),
    findExecutable: (name) => findExecutable(name, path ?? ""),
    async makeTemporaryDirectory(label) {
      const directory = await writing(tmpdir(), mkdtemp(join(tmpdir(), `promote-${label}-`)));
      temporary.add(directory);
      return directory;
    },
  };
  return {
    files,
    async close() {
      await Promise.all(
        [...temporary].map((directory) =>
          rm(directory, { recursive: true, force: true, maxRetries: 3 }),
        ),
      );
    },
  };
}

async function readText(path: string): Promise<string | undefined> {
  const bytes = await orAbsent(path, readFile(path));
  if (bytes === undefined) return undefined;
  return utf8TextOf(bytes, path);
}

async function status(path: string): Promise<FileStatus | undefined> {
  const found = await orAbsent(path, lstat(path));
  if (found === undefined) return undefined;
  return fileStatusOf(found);
}

/** A final link is told as one: it is not opened. */
async function guarded(path: string, maxBytes: number): Promise<GuardedFile | undefined> {
  const link = await status(path);
  if (link === undefined || link.kind === "link" || link.kind === "other") {
    return link && { status: link, text: undefined };
  }
  return orAbsent(path, readGuarded(path, maxBytes));
}

async function list(directory: string): Promise<readonly string[]> {
  return ((await orAbsent(directory, readdir(directory))) ?? []).sort();
}

async function writeAtomic(
  path: string,
  text: string | AsyncIterable<string>,
  options: { readonly mode?: number } = {},
): Promise<void> {
  await writing(path, replaceFile(path, text, options.mode ?? 0o644));
}

async function replaceFile(
  path: string,
  text: string | AsyncIterable<string>,
  mode: number,
): Promise<void> {
  const directory = dirname(path);
  await mkdir(directory, { recursive: true, mode: (mode & 0o077) === 0 ? 0o700 : 0o777 });
  const sibling = await mkdtemp(join(directory, ".writing-"));
  try {
    const draft = join(sibling, "draft");
    const file = await open(draft, "wx", mode);
    try {
      for await (const part of typeof text === "string" ? [text] : text)
        await file.appendFile(part);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } finally {
    await rm(sibling, { recursive: true, force: true });
  }
  await syncDirectory(directory);
}

/** Makes a rename durable; Windows has no such call and needs none. */
export async function syncDirectory(directory: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(directory, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function changeOwner(path: string, user: User): Promise<void> {
  await chown(path, user.uid, user.gid);
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    if (!entry.isSymbolicLink())
      await chown(join(entry.parentPath, entry.name), user.uid, user.gid);
  }
}

async function findExecutable(name: string, path: string): Promise<string | undefined> {
  const folders = isAbsolute(name) ? [""] : path.split(delimiter).filter((folder) => folder !== "");
  const suffixes = process.platform === "win32" ? [".exe", ".cmd", ""] : [""];
  for (const folder of folders) {
    for (const suffix of suffixes) {
      const candidate = join(folder, `${name}${suffix}`);
      if (await isExecutable(candidate)) return candidate;
    }
  }
  return undefined;
}

function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

async function orAbsent<T>(path: string, reading: Promise<T>): Promise<T | undefined> {
  return reading.catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === "ENOENT" || cause.code === "ENOTDIR") return undefined;
    if (cause instanceof GateFault) throw cause;
    throw new GateFault(
      "file/unreadable",
      { path, reason: cause.code ?? cause.message },
      { cause },
    );
  });
}

/** The work, whose failure is a fault about the path. */
export async function writing<T>(path: string, work: Promise<T>): Promise<T> {
  return work.catch((cause: NodeJS.ErrnoException) => {
    if (cause instanceof GateFault) throw cause;
    throw new GateFault(
      "file/unwritable",
      { path, reason: cause.code ?? cause.message },
      { cause },
    );
  });
}
