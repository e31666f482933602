import { faultReportOf, GateFault } from "../gate/fault.ts";
import { readBlob } from "../git/read-blob.ts";
import { type ReleaseStep, releaseHistory } from "../git/release-history.ts";
import { repositoryPathOf } from "../git/repository-path.ts";
import { countObjects } from "../postgres/history/count-objects.ts";
import { type ReadSnapshot, readSnapshot } from "../postgres/history/read-snapshot.ts";
import { tellChanges } from "../postgres/history/tell-changes.ts";
import type { HistoryRelease, SnapshotHistory } from "../report/snapshot-history-output.ts";
import { Misuse } from "./load-config.ts";
import { openRelease } from "./open-release.ts";
import { snapshotPathOf } from "./snapshot-path.ts";
import type { World } from "./world.ts";

type HistoryRequest = {
  readonly since?: string | undefined;
  readonly limit: number | undefined;
  readonly prereleases: boolean;
  readonly config?: string | undefined;
};

/** The snapshot of a release, or why there is none to speak of. */
type Reading =
  | { readonly state: "read"; readonly snapshot: ReadSnapshot }
  | { readonly state: "no-snapshot" }
  | { readonly state: "unreadable"; readonly fault: GateFault };

type Reader = (at: number) => Promise<Reading>;

/** What a release is compared with. */
type Base = { readonly name: string; readonly snapshot: ReadSnapshot };

/** Reads the snapshot of each release HEAD can reach, and tells what each changed. Throws when it can tell of none. */
export async function gatherHistory(
  request: HistoryRequest,
  { host, directory }: Pick<World, "host" | "directory">,
): Promise<SnapshotHistory> {
  const { release } = await openRelease(host, directory, { config: request.config });
  const { repository, commit: head } = release.candidate;
  const path = repositoryPathOf(release.candidate, snapshotPathOf(release.config));
  const steps = await releaseHistory(host, {
    repository,
    commit: head,
    path,
    tagPattern: release.config.release.tagPattern,
    prereleases: request.prereleases,
  });
  const earlier = firstOf(steps, request);
  const read = readerOf(steps, (step) => readStep(host, repository, path, step));
  let base = await baseBefore(earlier, steps, read);
  let fault: GateFault = new GateFault("git/file-not-in-commit", {
    path,
    commit: head.slice(0, 12),
  });
  const releases: HistoryRelease[] = [];
  for (const [at, step] of steps.entries()) {
    if (at < earlier) continue;
    const reading = await read(at);
    releases.push(releaseOf(step, reading, base));
    if (reading.state === "unreadable") fault = reading.fault;
    if (reading.state === "read") base = { name: step.tag ?? "", snapshot: reading.snapshot };
  }
  if (base === undefined) throw fault;
  return { schemaVersion: 1, verdict: "told", snapshot: path, head, earlier, releases };
}

/** Where the releases begin that are asked for. Throws `Misuse` when `since` is none of them. */
function firstOf(steps: readonly ReleaseStep[], { since, limit }: HistoryRequest): number {
  const tagged = steps.filter(({ tag }) => tag !== null).length;
  const after = since === undefined ? 0 : steps.findIndex(({ tag }) => tag === since) + 1;
  if (since !== undefined && after === 0) {
    const last = steps[tagged - 1]?.tag ?? "";
    throw new Misuse(
      `--since is "${since}"; expected the tag of a release that HEAD can reach, such as ${last}.`,
    );
  }
  return Math.max(after, limit === undefined ? 0 : tagged - limit);
}

/** Reads each content once, and keeps it until the last release that has it. */
function readerOf(
  steps: readonly ReleaseStep[],
  read: (step: ReleaseStep) => Promise<Reading>,
): Reader {
  const kept = new Map<string, Reading>();
  return async (at) => {
    const step = steps[at];
    if (step?.blob === undefined) return { state: "no-snapshot" };
    const reading = kept.get(step.blob) ?? (await read(step));
    const isLast = steps.findLastIndex(({ blob }) => blob === step.blob) <= at;
    if (isLast) kept.delete(step.blob);
    else kept.set(step.blob, reading);
    return reading;
  };
}

async function readStep(
  host: Pick<World["host"], "processes">,
  repository: string,
  path: string,
  { tag, commit }: ReleaseStep,
): Promise<Reading> {
  try {
    const blob = await readBlob(host, repository, commit, path);
    if (blob === undefined) return { state: "no-snapshot" };
    const side = `${tag ?? commit.slice(0, 12)}:${path}`;
    return { state: "read", snapshot: readSnapshot(blob.text, side) };
  } catch (thrown) {
    if (!(thrown instanceof GateFault)) throw thrown;
    return { state: "unreadable", fault: thrown };
  }
}

/** The last release before the first that is told whose snapshot can be read. */
async function baseBefore(
  first: number,
  steps: readonly ReleaseStep[],
  read: Reader,
): Promise<Base | undefined> {
  for (let at = first - 1; at >= 0; at -= 1) {
    const reading = await read(at);
    if (reading.state === "read") {
      return { name: steps[at]?.tag ?? "", snapshot: reading.snapshot };
    }
  }
  return undefined;
}

const nothing: ReadSnapshot["model"] = {
  objects: new Map(),
  data: [],
  setAside: new Map(),
  serverVersion: null,
};

function releaseOf(
  { tag, commit, date }: ReleaseStep,
  reading: Reading,
  base: Base | undefined,
): HistoryRelease {
  const unknown = { header: null, serverVersion: null, counts: null, comparedWith: null };
  const release = { tag, commit, date, state: reading.state, fault: null, changes: [] };
  if (reading.state !== "read") {
    const fault = reading.state === "unreadable" ? faultReportOf(reading.fault) : null;
    return { ...release, ...unknown, fault };
  }
  const { model, header, serverVersion } = reading.snapshot;
  const before = base?.snapshot.model ?? nothing;
  return {
    ...release,
    header,
    serverVersion,
    counts: countObjects(model),
    comparedWith: base?.name ?? null,
    changes: (before === model ? [] : tellChanges(before, model)).map((change) => ({
      ...change,
      parts: [...change.parts],
    })),
  };
}
