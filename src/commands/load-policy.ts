import { posix } from "node:path";
import { configNames } from "../config/find-config.ts";
import { waiversFileName } from "../config/waivers.ts";
import type { Candidate } from "../gate/candidate.ts";
import { commitOfRef } from "../git/commit-of-ref.ts";
import { openCommitReader } from "../git/open-commit-reader.ts";
import { headAround } from "../git/resolve-candidate.ts";
import { treeEntries } from "../git/tree-entries.ts";
import type { Host } from "../host/host.ts";
import { locate } from "../host/locate.ts";
import { type LoadedConfig, Misuse, type PolicyBase, parseLoaded } from "./load-config.ts";

type Needs = Pick<Host, "files" | "processes">;

/**
 * Reads the configuration as the commit of `ref` has it: `given` (relative to `directory`), or the nearest one around
 * `directory` in that commit. Neither HEAD nor the working tree has a word in it. Throws `Misuse` and `policy/…` faults.
 */
export async function loadPolicy(
  host: Needs,
  directory: string,
  given: string | undefined,
  ref: string,
): Promise<LoadedConfig & { readonly policy: PolicyBase }> {
  assertName(ref);
  const { repository, prefix } = await headAround(host, directory);
  const commit = await commitOfRef(host, repository, ref);
  const place = { ref, commit, repository };
  const path =
    given === undefined
      ? await searched(host, place, prefix)
      : namedPath(given, directory, repository, prefix);
  const text = await readFromCommit(host, place, path);
  if (text === undefined) throw new Misuse(noConfiguration(place, path));
  const policy = { ...place, path, searchedFrom: given === undefined ? prefix : undefined };
  const absolute = `${repository}/${path}`;
  return { ...(await parseLoaded(host.files, text, absolute, `${ref}:${path}`)), policy };
}

/** The waivers file beside the configuration as the policy's commit has it, and as HEAD has it. */
export async function readPolicyWaivers(
  host: Needs,
  policy: PolicyBase,
  { commit }: Pick<Candidate, "commit">,
): Promise<{ readonly text: string | undefined; readonly inHead: string | undefined }> {
  const path = waiversBeside(policy.path);
  const head = await openCommitReader(host, policy.repository, commit)(path);
  return {
    text: await readFromCommit(host, policy, path),
    inHead: head.kind === "text" ? head.text : undefined,
  };
}

/** Throws `Misuse` when the project that the policy names is not where HEAD has it: its paths would mean others. */
export function assertSamePlace(policy: PolicyBase, project: string, candidate: Candidate): void {
  const expected = posix.relative(policy.repository, project);
  if (candidate.repository === policy.repository && candidate.prefix === expected) return;
  throw new Misuse(
    `The configuration of ${policy.ref} is for ${expected === "" ? "the top of the repository" : expected}, which is in HEAD a symbolic link or another repository. Put the folder itself there.`,
  );
}

function assertName(ref: string): void {
  if (ref === "") throw new Misuse("--policy-ref is empty. Name a branch, a tag or a commit.");
  if (!/[~^:\s\\]|@\{|\.\.|^-|^@$|^([A-Z]+_)?HEAD$/.test(ref)) return;
  throw new Misuse(
    `--policy-ref takes a branch, a tag or a full commit id, and ${ref} is none: what it means may be HEAD's to say. If it is meant, \`git rev-parse ${ref}\` prints the id.`,
  );
}

function namedPath(given: string, directory: string, repository: string, prefix: string): string {
  if (given === "") throw new Misuse("--config or PROMOTE_CONFIG is empty. Name a file with it.");
  const isAbsolute = locate("/", given) === given || /^[A-Za-z]:[\\/]/.test(given);
  const path = isAbsolute
    ? posix.relative(repository, locate(directory, given))
    : posix.join(prefix, given.replaceAll("\\", "/"));
  if (path !== "" && path !== ".." && !path.startsWith("../")) return posix.normalize(path);
  throw new Misuse(
    `The configuration ${given} is outside the repository ${repository}, and --policy-ref reads it from a commit. Name one inside.`,
  );
}

type Place = Pick<PolicyBase, "ref" | "commit" | "repository">;

async function searched(host: Needs, place: Place, from: string): Promise<string> {
  const path = await nearestIn(host, place.repository, place.commit, from);
  return path ?? refuseSearch(place, from);
}

function refuseSearch(place: Place, from: string): never {
  throw new Misuse(noConfiguration(place, posix.join(from, configNames[0])));
}

/** The nearest configuration that a commit has in a folder or above it. */
export async function nearestIn(
  host: Pick<Host, "processes">,
  repository: string,
  commit: string,
  from: string,
): Promise<string | undefined> {
  const parts = from === "" ? [] : from.split("/");
  const candidates = [...Array(parts.length + 1).keys()]
    .map((count) => parts.slice(0, parts.length - count).join("/"))
    .flatMap((folder) => configNames.map((name) => posix.join(folder, name)));
  const entries = await treeEntries(host, repository, commit, candidates);
  return candidates.find((path) => entries.has(path));
}

async function readFromCommit(
  host: Needs,
  { ref, commit, repository }: Place,
  path: string,
): Promise<string | undefined> {
  const file = await openCommitReader(host, repository, commit)(path);
  if (file.kind === "missing") return undefined;
  if (file.kind === "refused") {
    throw new Misuse(`${path} of ${ref} ${file.why}. Commit the file itself there.`);
  }
  // Git's output is decoded without objection: what is not UTF-8 has become this character.
  if (!file.text.includes("\ufffd")) return file.text;
  throw new Misuse(`${path} of ${ref} is not valid UTF-8 text. Save it as UTF-8 and commit it.`);
}

function noConfiguration({ ref, commit }: Place, path: string): string {
  return `${ref} (${commit.slice(0, 12)}) has no configuration ${path}. Merge one there first, name the right file with --config, or run without --policy-ref; HEAD's is not taken in its place.`;
}

function waiversBeside(path: string): string {
  return posix.join(posix.dirname(path), waiversFileName);
}
