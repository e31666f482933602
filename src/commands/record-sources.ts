import { sha256Of } from "../data/sha256.ts";
import { GateFault } from "../gate/fault.ts";
import { git, gitLine } from "../git/git.ts";
import { readBlob } from "../git/read-blob.ts";
import { repositoryPathOf } from "../git/repository-path.ts";
import type { Host } from "../host/host.ts";
import { readSnapshot } from "../postgres/history/read-snapshot.ts";
import { tellChanges } from "../postgres/history/tell-changes.ts";
import type { ShownRecord } from "../record/shown-statement.ts";
import type { ApiDiff } from "../report/api-diff-output.ts";
import type { FileChanges, RecordDiff } from "../report/record-diff.ts";
import type { HistoryChange } from "../report/snapshot-history-output.ts";
import { compareApiSides } from "./api-comparison.ts";
import type { World } from "./world.ts";

/** A committed file as both runs read it. */
type ReadFile = { readonly path: string; readonly before: string; readonly after: string };

type Records = { readonly a: ShownRecord; readonly b: ShownRecord };

/**
 * What changed in the schema and the API between the commits of two records, object by object. The files come from the
 * repository at `project`, and count only when their digests are those that the records name.
 */
export async function compareSources(
  world: Pick<World, "host">,
  project: string,
  records: Records,
): Promise<Pick<RecordDiff, "schema" | "api">> {
  const schema = new Map<string, FileChanges<readonly HistoryChange[]>>();
  for (const file of filesReadBy("schema-snapshot", records)) {
    schema.set(file.path, await told(() => compareSnapshots(world.host, project, records, file)));
  }
  const api = new Map<string, FileChanges<ApiDiff>>();
  for (const file of filesReadBy("openapi-match", records)) {
    api.set(file.path, await told(() => compareDocuments(world.host, project, records, file)));
  }
  return { schema, api };
}

/** The files that a check of both runs read, by the records' word. */
function filesReadBy(check: string, { a, b }: Records): readonly ReadFile[] {
  const inputsOf = ({ predicate }: ShownRecord) =>
    new Map(
      (predicate.checks.find(({ id }) => id === check)?.inputs ?? []).map((input) => [
        input.name,
        input.sha256,
      ]),
    );
  const after = inputsOf(b);
  return [...inputsOf(a)].flatMap(([path, before]) => {
    const now = after.get(path);
    return now === undefined ? [] : [{ path, before, after: now }];
  });
}

/** A file that cannot be told of is no reason to tell nothing. */
async function told<Changes>(
  compare: () => Promise<FileChanges<Changes>>,
): Promise<FileChanges<Changes>> {
  try {
    return await compare();
  } catch (thrown) {
    if (!(thrown instanceof GateFault)) throw thrown;
    return { state: "unknown", reason: `it cannot be compared: ${thrown.message}` };
  }
}

async function compareSnapshots(
  host: Host,
  project: string,
  records: Records,
  file: ReadFile,
): Promise<FileChanges<readonly HistoryChange[]>> {
  if (file.before === file.after) return { state: "same" };
  const texts = await readBoth(host, project, records, file);
  if ("reason" in texts) return { state: "unknown", reason: texts.reason };
  const [before, after] = [texts.before, texts.after].map((text) => readSnapshot(text, file.path));
  if (before === undefined || after === undefined) return { state: "same" };
  const changes = tellChanges(before.model, after.model);
  return { state: "told", changes: changes.map((one) => ({ ...one, parts: [...one.parts] })) };
}

async function compareDocuments(
  host: Host,
  project: string,
  records: Records,
  file: ReadFile,
): Promise<FileChanges<ApiDiff>> {
  if (file.before === file.after) return { state: "same" };
  const texts = await readBoth(host, project, records, file);
  if ("reason" in texts) return { state: "unknown", reason: texts.reason };
  const diff = await compareApiSides(
    {
      base: `${records.a.predicate.source.commit}:${texts.path}`,
      revision: `${records.b.predicate.source.commit}:${texts.path}`,
    },
    { host, directory: project },
  );
  return diff.verdict === "undecided"
    ? { state: "unknown", reason: `it cannot be compared: ${diff.problems[0]?.message ?? ""}` }
    : { state: "told", changes: diff };
}

type Texts = { readonly path: string; readonly before: string; readonly after: string };

/** The file as both commits have it, from the top of the repository; or why it is not what the runs read. */
async function readBoth(
  host: Host,
  project: string,
  { a, b }: Records,
  file: ReadFile,
): Promise<Texts | { readonly reason: string }> {
  if ((await host.files.status(`${project}/.`)) === undefined) return noRepository;
  const inside = await git(host, project, ["rev-parse", "--show-prefix"], { accept: [128] });
  if (inside.code !== 0) return noRepository;
  const prefix = await gitLine(host, project, ["rev-parse", "--show-prefix"]);
  const path = repositoryPathOf({ prefix }, file.path);
  if (path.startsWith("../") || path.startsWith("/"))
    return { reason: "it lies outside the repository" };
  const texts: string[] = [];
  for (const [{ predicate }, digest] of [
    [a, file.before],
    [b, file.after],
  ] as const) {
    const { commit } = predicate.source;
    const short = commit.slice(0, 12);
    const known = await git(host, project, ["cat-file", "-e", `${commit}^{commit}`], {
      accept: [1, 128],
    });
    if (known.code !== 0) return { reason: `commit ${short} is not in this repository` };
    const blob = await readBlob(host, project, commit, path);
    if (blob === undefined) return { reason: `commit ${short} has no such file` };
    if (sha256Of(blob.text) !== digest) {
      return { reason: `commit ${short} does not have the file that the record names` };
    }
    texts.push(blob.text);
  }
  return { path, before: texts[0] ?? "", after: texts[1] ?? "" };
}

const noRepository = { reason: "there is no git repository here" } as const;
