import { manifestIn } from "../package-manifest.ts";
import { type Found, foldersAround, type RepositoryView, within } from "../repository-view.ts";

export type PackageManager = {
  readonly name: "npm" | "pnpm" | "yarn" | "bun";
  /** Major of Yarn, whose first is another program than the later ones. */
  readonly isClassicYarn: boolean;
  /** Whether package.json says which version of it is meant. */
  readonly isVersioned: boolean;
  /** Folder of the lock file, where dependencies are installed; undefined without one. */
  readonly lockFolder: string | undefined;
};

const lockFiles = [
  ["pnpm-lock.yaml", "pnpm"],
  ["yarn.lock", "yarn"],
  ["bun.lock", "bun"],
  ["bun.lockb", "bun"],
  ["package-lock.json", "npm"],
  ["npm-shrinkwrap.json", "npm"],
] as const;

/** Which program installs the project's dependencies: by `packageManager`, else by the nearest lock file. */
export function detectPackageManager(
  view: RepositoryView,
  project: string,
): Found<PackageManager> | undefined {
  const folders = foldersAround(project);
  const present = new Set(view.paths);
  const locks = folders.flatMap((folder) =>
    lockFiles.flatMap(([file, name]) => {
      const path = within(folder, file);
      return present.has(path) ? [{ name, path, folder }] : [];
    }),
  );
  for (const folder of folders) {
    const [, name, major] =
      /^(npm|pnpm|yarn|bun)@(\d+)/.exec(manifestIn(view, folder)?.packageManager ?? "") ?? [];
    const known = lockFiles.find(([, manager]) => manager === name)?.[1];
    if (known === undefined) continue;
    const lockFolder = locks.find((lock) => lock.name === known)?.folder;
    const isClassicYarn = known === "yarn" && major === "1";
    return {
      what: { name: known, isClassicYarn, isVersioned: true, lockFolder },
      where: `packageManager in ${within(folder, "package.json")}`,
    };
  }
  const [lock] = locks;
  if (lock === undefined) {
    const path = within(project, "package.json");
    if (!present.has(path)) return undefined;
    return {
      what: { name: "npm", isClassicYarn: false, isVersioned: false, lockFolder: undefined },
      where: path,
    };
  }
  const isClassicYarn =
    lock.name === "yarn" && (view.texts.get(lock.path) ?? "").includes("yarn lockfile v1");
  return {
    what: { name: lock.name, isClassicYarn, isVersioned: false, lockFolder: lock.folder },
    where: lock.path,
  };
}
