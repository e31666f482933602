import type { Host } from "../host/host.ts";

/**
 * Links an untracked folder of dependencies of the original tree into a copy of it. Does nothing when
 * the original has no such folder, or the copy has one already.
 */
export async function linkDependencies(
  { files }: Pick<Host, "files">,
  original: string,
  copy: string,
): Promise<void> {
  const there = await files.status(original);
  const isTaken = (await files.status(copy)) !== undefined;
  if (there === undefined || isTaken) return;
  const isNodeModules = there.kind === "directory" && /(^|\/)node_modules$/.test(original);
  if (isNodeModules) await linkPackages({ files }, original, copy);
  else await files.link(original, copy);
}

/**
 * A folder of links to the packages of `original`. What is itself a link there stays the same link, so
 * that a package of the same workspace is taken from the copy and not from the original tree.
 */
async function linkPackages(
  { files }: Pick<Host, "files">,
  original: string,
  copy: string,
): Promise<void> {
  await files.copyTree(await files.makeTemporaryDirectory("packages"), copy);
  const link = async (name: string) => {
    const [from, to] = [`${original}/${name}`, `${copy}/${name}`];
    const kind = (await files.status(from))?.kind;
    if (kind === "link" || name === ".bin") await files.copyTree(from, to);
    else if (kind === "directory" && name.startsWith("@")) await linkPackages({ files }, from, to);
    else await files.link(from, to);
  };
  await Promise.all((await files.list(original)).map(link));
}
