import type { Release } from "../../../../gate/check.ts";
import { GateFault } from "../../../../gate/fault.ts";
import { filesInFolder, linksInFolder, textOfObject } from "../../../../git/files-in-folder.ts";
import { gitLine } from "../../../../git/git.ts";
import { repositoryPathOf } from "../../../../git/repository-path.ts";
import type { Host } from "../../../../host/host.ts";
import type { ItemByKind } from "../../facts.ts";
import { isFirstAllowed } from "../rollback-snapshot/gather.ts";
import type { AppliedUpTo, MigrationScript, MigrationsFacts } from "./facts.ts";
import { readScript, unreadLink } from "./read-script.ts";
import { type Files, sortFiles } from "./sort-files.ts";

type Item = ItemByKind["migrations"];
type Needs = Pick<Host, "processes">;

/** Compares the migrations of the commit with those of the previous release, and reads the new ones. */
export async function gatherMigrations(
  host: Needs,
  item: Item,
  release: Pick<Release, "candidate" | "config">,
): Promise<MigrationsFacts> {
  const { candidate } = release;
  const { repository, commit, previousRelease } = candidate;
  const appliedUpTo = await appliedUpToOf(host, release);
  const folder = repositoryPathOf(candidate, item.path).replace(/\/$/, "");
  const [now, before, links] = await Promise.all([
    filesBelow(filesInFolder, host, repository, commit, folder),
    previousRelease.kind === "tag"
      ? filesBelow(filesInFolder, host, repository, previousRelease.commit, folder)
      : new Map<string, string>(),
    filesBelow(linksInFolder, host, repository, commit, folder),
  ]);
  const { migrations, unnumbered, appliedChanges, fresh } = sortFiles(item, now, before);
  const scripts = await Promise.all(
    fresh.map(async (path): Promise<MigrationScript> => {
      const text = await textOfObject(host, repository, now.get(path) ?? "");
      const read = readScript(path, text, item.downMarker);
      return appliedUpTo.state === "tag" ? read : { ...read, destructions: [] };
    }),
  );
  const { id, path, numbering } = item;
  return {
    ...{ id, kind: "migrations", folder: path.replace(/\/$/, ""), numbering, appliedUpTo },
    ...{ migrations, unnumbered, appliedChanges },
    scripts: [...scripts, ...[...links].map(([link, oid]) => unreadLink(link, oid))],
  };
}

/** Object ids by path below the folder. */
async function filesBelow(
  list: typeof filesInFolder,
  host: Needs,
  repository: string,
  commit: string,
  folder: string,
): Promise<Files> {
  const files = await list(host, repository, commit, folder);
  return new Map([...files].map(([path, oid]) => [path.slice(folder.length + 1), oid]));
}

/** A shallow clone does not tell which release came before. */
async function appliedUpToOf(
  host: Needs,
  { candidate, config }: Pick<Release, "candidate" | "config">,
): Promise<AppliedUpTo> {
  const { previousRelease: previous, repository } = candidate;
  switch (previous.kind) {
    case "tag":
      return { state: "tag", tag: previous.tag };
    case "none":
      if ((await gitLine(host, repository, ["rev-parse", "--is-shallow-repository"])) === "true")
        break;
      return isFirstAllowed(config)
        ? { state: "first" }
        : { state: "none", tagPattern: previous.tagPattern };
    case "shallow":
      break;
    case "unknown-tag":
    case "not-before":
      return { state: previous.kind, tag: previous.tag };
  }
  throw new GateFault("git/releases-shallow", { tagPattern: config.release.tagPattern });
}
