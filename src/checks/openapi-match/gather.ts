import { posix } from "node:path";
import { commandLineOf } from "../../config/command-line.ts";
import type { CheckSettings } from "../../config/config.ts";
import { type ApiDocumentSettings, apiDocumentsOf } from "../../config/settings/openapi-match.ts";
import type { Candidate } from "../../gate/candidate.ts";
import type { Release } from "../../gate/check.ts";
import { inCleanCopy } from "../../git/clean-copy.ts";
import { openCommitReader } from "../../git/open-commit-reader.ts";
import { repositoryPathOf } from "../../git/repository-path.ts";
import { changedBetween, repositoryStateOf } from "../../git/repository-state.ts";
import type { Host } from "../../host/host.ts";
import { loadApi, type RefusedReference } from "../../openapi/load/load-api.ts";
import { declaredVariables } from "../../project-command/declared-variables.ts";
import { comparisonOf } from "./compare.ts";
import type { DocumentMatch, NotFollowed, OpenapiMatchFacts } from "./facts.ts";
import { type Generation, generateTwice, readableOf } from "./generate.ts";

type Needs = Pick<Host, "environment" | "files" | "processes" | "secrets">;
type Settings = CheckSettings<"openapi-match">;

const mostNotFollowed = 20;
const mostChanged = 50;

/** Reads each committed document, generates it anew from the commit's code, and compares the two. */
export async function gather(
  host: Needs,
  settings: Settings,
  { candidate }: Release,
): Promise<OpenapiMatchFacts> {
  const documents: DocumentMatch[] = [];
  let state = await repositoryStateOf(host, candidate);
  for (const one of apiDocumentsOf(settings)) {
    const generation = await generateInCopy(host, settings, one, candidate);
    const after = await repositoryStateOf(host, candidate);
    const changedOutside = changedBetween(state, after).slice(0, mostChanged);
    state = after;
    documents.push({ ...(await matched(host, one, candidate, generation)), changedOutside });
  }
  return { documents };
}

async function generateInCopy(
  host: Needs,
  { dependencies, environment }: Settings,
  document: ApiDocumentSettings,
  candidate: Candidate,
): Promise<Generation> {
  const variables = declaredVariables(host, environment, "for the OpenAPI generator");
  const linked = dependencies.filter((folder) => !holds(folder, document.output));
  const { prefix } = candidate;
  return inCleanCopy(host, candidate, linked, (copy) => {
    const root = prefix === "" ? copy : copy.slice(0, -prefix.length - 1);
    return generateTwice(host, document, { root, prefix, variables });
  });
}

/** Whether a folder is or holds a path. Linked in, it would lead what the command writes to the user's tree. */
function holds(folder: string, path: string): boolean {
  const way = posix.relative(folder, path);
  return path !== "stdout" && way !== ".." && !way.startsWith("../");
}

async function matched(
  host: Needs,
  { document, generate, output }: ApiDocumentSettings,
  candidate: Candidate,
  { generated, api }: Generation,
): Promise<Omit<DocumentMatch, "changedOutside">> {
  const path = repositoryPathOf(candidate, document);
  const committed = await loadApi(
    openCommitReader(host, candidate.repository, candidate.commit),
    path,
  );
  const readable = readableOf(committed);
  const told = (one: string) => posix.relative(candidate.prefix, one);
  const names = { before: "committed", after: "generated", told };
  return {
    document,
    command: host.secrets.redact(commandLineOf(generate)),
    output,
    committed: committed.facts,
    generated,
    comparison:
      readable === undefined || api === undefined ? null : comparisonOf(readable, api, names),
    notFollowed: notFollowed(committed.refused, told),
  };
}

function notFollowed(
  refused: readonly RefusedReference[],
  told: (path: string) => string,
): readonly NotFollowed[] {
  const known = new Map(
    refused.map(({ reference, document, why }) => [
      `${document} ${reference}`,
      { reference, document: told(document), why },
    ]),
  );
  return [...known.values()].slice(0, mostNotFollowed);
}
