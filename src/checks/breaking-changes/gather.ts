import type { CheckSettings } from "../../config/config.ts";
import type { Release } from "../../gate/check.ts";
import { readBlob } from "../../git/read-blob.ts";
import { repositoryPathOf } from "../../git/repository-path.ts";
import type { Host } from "../../host/host.ts";
import { compareApis } from "../../openapi/compare-apis.ts";
import { type ReadDocument, readDocument } from "../../openapi/read-document.ts";
import { referencesOutOf } from "../../openapi/references.ts";
import type { BreakingChangesFacts, ComparedDocument } from "./facts.ts";

/** Reads the document of the commit and of the previous release from git, and compares them. */
export async function gather(
  host: Pick<Host, "processes">,
  { document, firstRelease }: CheckSettings<"breaking-changes">,
  { candidate }: Release,
): Promise<BreakingChangesFacts> {
  const { previousRelease, repository, commit } = candidate;
  const path = repositoryPathOf(candidate, document);
  const read = async (from: string) =>
    readDocument((await readBlob(host, repository, from, path))?.text);
  const current = await read(commit);
  const previous = previousRelease.kind === "tag" ? await read(previousRelease.commit) : undefined;
  const areRead = previous?.document !== undefined && current.document !== undefined;
  return {
    document,
    firstRelease,
    previousRelease,
    previous: previous === undefined ? null : factsOf(previous),
    current: factsOf(current),
    changes: areRead ? compareApis(previous.document, current.document) : null,
  };
}

function factsOf({ facts, document }: ReadDocument): ComparedDocument {
  return { ...facts, referencesOut: document === undefined ? [] : referencesOutOf(document) };
}
