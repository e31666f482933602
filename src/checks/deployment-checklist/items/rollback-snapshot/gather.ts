import { isOff, type PromoteConfig } from "../../../../config/config.ts";
import { sha256Of } from "../../../../data/sha256.ts";
import type { Release } from "../../../../gate/check.ts";
import { readBlob } from "../../../../git/read-blob.ts";
import { repositoryPathOf } from "../../../../git/repository-path.ts";
import type { Host } from "../../../../host/host.ts";
import type { ItemByKind } from "../../facts.ts";
import type { RollbackRelease, RollbackSnapshotFacts } from "./facts.ts";
import { lossesOf } from "./losses-of.ts";
import { type RestoreNeeds, restoreSnapshot } from "./restore-snapshot.ts";

/** Takes the snapshot out of the previous release and builds an empty database from it. */
export async function gatherRollbackSnapshot(
  host: Pick<Host, RestoreNeeds>,
  item: ItemByKind["rollback-snapshot"],
  release: Release,
): Promise<RollbackSnapshotFacts> {
  const { id, snapshot: path } = item;
  return {
    id,
    kind: "rollback-snapshot",
    path,
    release: await lookAtRelease(host, item, release),
  };
}

async function lookAtRelease(
  host: Pick<Host, RestoreNeeds>,
  item: ItemByKind["rollback-snapshot"],
  { candidate, config }: Release,
): Promise<RollbackRelease> {
  const { previousRelease: previous, repository } = candidate;
  switch (previous.kind) {
    case "none":
      return isFirstAllowed(config)
        ? { state: "first" }
        : { state: "none", tagPattern: previous.tagPattern };
    case "shallow":
      return { state: "shallow" };
    case "unknown-tag":
      return { state: "unknown-tag", tag: previous.tag };
    case "not-before":
      return { state: "not-before", tag: previous.tag };
    case "tag": {
      const { tag, commit } = previous;
      const path = repositoryPathOf(candidate, item.snapshot);
      const blob = await readBlob(host, repository, commit, path);
      if (blob === undefined) return { state: "found", tag, commit, snapshot: null };
      const restoring = await restoreSnapshot(host, item, blob.text);
      const current = await readBlob(host, repository, candidate.commit, path);
      const losing = current === undefined ? null : lossesOf(current.text, blob.text);
      const snapshot = { sha256: sha256Of(blob.text), restoring, losing };
      return { state: "found", tag, commit, snapshot };
    }
  }
}

/** Whether a repository without a release may pass is said once, where releases are compared. */
export function isFirstAllowed({ checks }: PromoteConfig): boolean {
  const settings = checks["breaking-changes"];
  return !isOff(settings) && settings.firstRelease === "allow";
}
