import type { Release } from "../../../../gate/check.ts";
import { readBlob } from "../../../../git/read-blob.ts";
import { repositoryPathOf } from "../../../../git/repository-path.ts";
import type { Host } from "../../../../host/host.ts";
import type { ItemByKind } from "../../facts.ts";
import { sha256Of } from "../sha256-of.ts";
import type { DocumentFacts } from "./facts.ts";
import { readSections } from "./read-sections.ts";

/** Reads the document as the candidate's commit has it. */
export async function gatherDocument(
  host: Pick<Host, "processes">,
  { id, path, sections }: ItemByKind["document"],
  { candidate }: Release,
): Promise<DocumentFacts> {
  const { repository, commit } = candidate;
  const blob = await readBlob(host, repository, commit, repositoryPathOf(candidate, path));
  const document =
    blob === undefined
      ? null
      : { sha256: sha256Of(blob.text), sections: readSections(blob.text, sections) };
  return { id, kind: "document", path, document };
}
