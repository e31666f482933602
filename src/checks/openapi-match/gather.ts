import { commandLineOf } from "../../config/command-line.ts";
import type { CheckSettings } from "../../config/config.ts";
import type { Release } from "../../gate/check.ts";
import { readBlob } from "../../git/read-blob.ts";
import { repositoryPathOf } from "../../git/repository-path.ts";
import type { Host } from "../../host/host.ts";
import { readDocument } from "../../openapi/load/read-document.ts";
import { comparisonOf } from "./compare.ts";
import type { Comparison, OpenapiMatchFacts } from "./facts.ts";
import { generateTwice } from "./generate.ts";

/** Reads the committed document, generates it anew from the commit's code, and compares the two. */
export async function gather(
  host: Pick<Host, "environment" | "files" | "processes" | "secrets">,
  settings: CheckSettings<"openapi-match">,
  { candidate }: Release,
): Promise<OpenapiMatchFacts> {
  const path = repositoryPathOf(candidate, settings.document);
  const blob = await readBlob(host, candidate.repository, candidate.commit, path);
  const committed = readDocument(blob?.text);
  const { generated, document } = await generateTwice(host, settings, candidate);
  return {
    document: settings.document,
    command: host.secrets.redact(commandLineOf(settings.generate)),
    output: settings.output,
    committed: committed.facts,
    generated,
    comparison: compared(),
  };

  function compared(): Comparison | null {
    if (committed.document === undefined || document === undefined) return null;
    const names = { before: `${settings.document} (committed)`, after: "generated" };
    return comparisonOf(committed.document, document, names);
  }
}
