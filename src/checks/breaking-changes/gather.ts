import type { CheckSettings } from "../../config/config.ts";
import type { Release } from "../../gate/check.ts";
import { openCommitReader } from "../../git/open-commit-reader.ts";
import { repositoryPathOf } from "../../git/repository-path.ts";
import type { Host } from "../../host/host.ts";
import { compareApis } from "../../openapi/compare-apis.ts";
import { type LoadedApi, loadApi } from "../../openapi/load/load-api.ts";
import type { BreakingChangesFacts, ComparedDocument } from "./facts.ts";

/** Reads the document of the commit and of the previous release from git, and compares them. */
export async function gather(
  host: Pick<Host, "processes" | "clock">,
  { document, firstRelease }: CheckSettings<"breaking-changes">,
  { candidate }: Release,
): Promise<BreakingChangesFacts> {
  const { previousRelease, repository, commit } = candidate;
  const path = repositoryPathOf(candidate, document);
  const read = (from: string) => loadApi(openCommitReader(host, repository, from), path);
  const current = await read(commit);
  const previous = previousRelease.kind === "tag" ? await read(previousRelease.commit) : undefined;
  const areRead = previous?.source !== undefined && current.source !== undefined;
  const policy = {
    asOf: host.clock.now().toISOString().slice(0, 10),
    unstable: ["draft", "alpha"],
  };
  return {
    document,
    firstRelease,
    previousRelease,
    previous: previous === undefined ? null : factsOf(previous),
    current: factsOf(current),
    changes: areRead ? compareApis(previous.source, current.source, policy) : null,
  };
}

function factsOf({ facts, refused }: LoadedApi): ComparedDocument {
  return { ...facts, refused };
}
