import { posix } from "node:path";
import { commandLineOf } from "../../config/command-line.ts";
import type { CheckSettings } from "../../config/config.ts";
import type { ApiDocumentSettings } from "../../config/settings/openapi-match.ts";
import type { Candidate } from "../../gate/candidate.ts";
import { openFolderReader } from "../../git/open-folder-reader.ts";
import { repositoryPathOf } from "../../git/repository-path.ts";
import { detourWords } from "../../host/detour.ts";
import type { FileStatus, Host } from "../../host/host.ts";
import { namesIn } from "../../openapi/compare-descriptions.ts";
import { loadApi } from "../../openapi/load/load-api.ts";
import { declaredVariables } from "../../project-command/declared-variables.ts";
import { comparisonOf, type Readable } from "./compare.ts";
import type { DocumentMatch } from "./facts.ts";
import { type Generation, generateTwice, readableOf } from "./generate.ts";

type Needs = Pick<Host, "environment" | "files" | "processes" | "secrets">;

/** A file to write, from the top of the repository. */
export type Draft = { readonly path: string; readonly text: string };

/** What the code of the working tree generates, beside the document that is there. */
export type Regenerated = {
  readonly match: Omit<DocumentMatch, "changedOutside" | "notFollowed">;
  /** What accepting it writes, the document last; empty when the document says the same already. */
  readonly drafts: readonly Draft[];
};

/**
 * Runs the generator of a document twice in the project folder, as its team would. What the command writes over is as
 * before when this returns, unless the command writes another file than the document and `keep` is set.
 */
export async function regenerate(
  host: Needs,
  { environment, timeout }: CheckSettings<"openapi-match">,
  one: ApiDocumentSettings,
  { candidate, keep }: { readonly candidate: Candidate; readonly keep: boolean },
): Promise<Regenerated> {
  const { repository: root, prefix } = candidate;
  const path = repositoryPathOf(candidate, one.document);
  const there = await loadApi(openFolderReader(host, root), path);
  const readable = readableOf(there);
  const variables = declaredVariables(host, environment, "for the OpenAPI generator");
  const output = `${root}/${repositoryPathOf(candidate, one.output)}`;
  if (one.output !== "stdout" && (await host.files.status(output))?.kind === "link") {
    const found = detourWords("link");
    const generated = { state: "astray", path: one.output, found } as const;
    return regeneratedOf({ generated, api: undefined });
  }
  const put = await putBackLater(host, output, one);
  let isKept = false;
  try {
    const place = { root, prefix, variables, limitMs: timeout };
    const generation = await generateTwice(host, one, place);
    isKept =
      keep && generation.api !== undefined && repositoryPathOf(candidate, one.output) !== path;
    return regeneratedOf(generation);
  } finally {
    if (!isKept) await put();
  }

  function regeneratedOf({ generated, api }: Generation): Regenerated {
    const told = (name: string) => posix.relative(prefix, name);
    const names = { before: "working tree", after: "generated", told, whole: true };
    const comparison =
      readable === undefined || api === undefined ? null : comparisonOf(readable, api, names);
    const command = host.secrets.redact(commandLineOf(one.generate));
    const { document, output } = one;
    const match = { document, command, output, committed: there.facts, generated, comparison };
    const isSame = api === undefined || comparison?.total === 0;
    return { match, drafts: isSame ? [] : draftsOf(readable, api, path) };
  }
}

/** Keeps what a command is about to write over, and gives what puts it back. */
async function putBackLater(
  { files }: Needs,
  file: string,
  { output }: ApiDocumentSettings,
): Promise<() => Promise<void>> {
  const status: FileStatus | undefined = output === "stdout" ? undefined : await files.status(file);
  if (output === "stdout" || (status !== undefined && status.kind !== "file"))
    return async () => {};
  const text = await files.readText(file);
  return async () => {
    if ((await files.readText(file)) === text) return;
    if (text === undefined || status === undefined) await files.remove(file);
    else await files.writeAtomic(file, text, { mode: status.mode });
  };
}

function draftsOf(before: Readable | undefined, after: Readable, path: string): readonly Draft[] {
  const there = before?.source ?? { entry: path, documents: new Map() };
  const nameOf = namesIn(there, after.source);
  const drafts = [...after.texts].map(([from, text]) => ({ from, path: nameOf(from), text }));
  const isEntry = ({ path: name }: Draft) => name === path;
  const parts = drafts.filter((draft) => !isEntry(draft) && draft.path !== draft.from);
  return [...parts, ...drafts.filter(isEntry)].map(({ path: name, text }) => ({
    path: name,
    text,
  }));
}
