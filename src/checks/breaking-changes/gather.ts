import type { CheckSettings } from "../../config/config.ts";
import { confirmableItemsOf } from "../../config/confirmable-items.ts";
import { isObject, memberOf } from "../../data/json.ts";
import type { Release } from "../../gate/check.ts";
import { openCommitReader } from "../../git/open-commit-reader.ts";
import { repositoryPathOf } from "../../git/repository-path.ts";
import type { Host } from "../../host/host.ts";
import type { ApiChange } from "../../openapi/api-change.ts";
import { entryOf } from "../../openapi/api-source.ts";
import { compareApis } from "../../openapi/compare-apis.ts";
import { type LoadedApi, loadApi } from "../../openapi/load/load-api.ts";
import { locate } from "../../openapi/load/locate.ts";
import { gatherConfirmation } from "../deployment-checklist/items/confirmation/gather.ts";
import type { BreakingChangesFacts, ComparedDocument } from "./facts.ts";
import { placeOf } from "./report-change.ts";

/** Reads the document of the commit and of the previous release from git, and compares them. */
export async function gather(
  host: Pick<Host, "processes" | "clock">,
  settings: CheckSettings<"breaking-changes">,
  release: Release,
): Promise<BreakingChangesFacts> {
  const { candidate } = release;
  const { document, firstRelease, unstable } = settings;
  const { previousRelease, repository, commit } = candidate;
  const path = repositoryPathOf(candidate, document);
  const read = (from: string) => loadApi(openCommitReader(host, repository, from), path);
  const current = await read(commit);
  const previous = previousRelease.kind === "tag" ? await read(previousRelease.commit) : undefined;
  const areRead = previous?.source !== undefined && current.source !== undefined;
  const policy = { asOf: host.clock.now().toISOString().slice(0, 10), unstable };
  const changes = areRead ? compareApis(previous.source, current.source, policy) : null;
  return {
    document,
    folder: candidate.prefix,
    firstRelease,
    levels: levelsOf(settings),
    previousRelease,
    previous: previous === undefined ? null : factsOf(previous),
    current: factsOf(current),
    changes,
    lines: (changes ?? []).flatMap((change) => lineOf(change, current)),
    confirmations: await confirmationsOf(host, settings, release),
  };
}

/** The line of the commit where a change is. */
function lineOf({ revision }: ApiChange, { texts }: LoadedApi): BreakingChangesFacts["lines"] {
  const found = revision === null ? undefined : locate(texts, revision);
  return revision === null || found === undefined
    ? []
    : [{ at: placeOf(revision), line: found.line }];
}

function factsOf({ facts, refused, source }: LoadedApi): ComparedDocument {
  return { ...facts, refused, version: source === undefined ? null : versionOf(entryOf(source)) };
}

function versionOf(document: ReturnType<typeof entryOf>): string | null {
  const info = memberOf(document, "info");
  const version = isObject(info) ? memberOf(info, "version") : undefined;
  return typeof version === "string" ? version : null;
}

function levelsOf({ levels }: CheckSettings<"breaking-changes">): BreakingChangesFacts["levels"] {
  const set = Object.entries(levels).flatMap(([rule, level]) =>
    level === undefined ? [] : [[rule, level] as const],
  );
  return Object.fromEntries(set);
}

/** What was confirmed of what a breaking release needs, as the run began. */
async function confirmationsOf(
  host: Pick<Host, "clock" | "processes">,
  { allowWhen }: CheckSettings<"breaking-changes">,
  release: Release,
): Promise<BreakingChangesFacts["confirmations"]> {
  if (allowWhen === undefined) return null;
  const items = confirmableItemsOf(release.config).filter(({ id }) =>
    allowWhen.confirmed.includes(id),
  );
  return Promise.all(
    items.map((item) => gatherConfirmation(host, { ...item, kind: "confirmation" }, release)),
  );
}
