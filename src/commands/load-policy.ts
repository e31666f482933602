import { posix } from "node:path";
import { problemLine } from "../config/config-problem.ts";
import { configNames } from "../config/find-config.ts";
import { parseConfig } from "../config/parse-config.ts";
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

type Place = Pick<PolicyBase, "ref" | "commit" | "repository">;

/** The commit whose policy is asked for has none. */
export class MissingPolicy extends Misuse {
  /** Where it was looked for, from the top of the repository. */
  readonly path: string;
  constructor({ ref, commit }: Place, path: string) {
    super(
      `${ref} (${commit.slice(0, 12)}) has no configuration ${path}. Merge one there first, name the right file with --config, or run without --policy-ref; HEAD's is not taken in its place.`,
    );
    this.path = path;
  }
}

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
  if (text === undefined) throw new MissingPolicy(place, path);
  const policy = { ...place, path, searchedFrom: given === undefined ? prefix : undefined };
  const absolute = `${repository}/${path}`;
  return { ...(await parseLoaded(host.files, text, absolute, `${ref}:${path}`)), policy };
}

/**
 * Throws `Misuse` when the candidate has a configuration that is none: once it is merged nothing could be run, and by
 * its own gate not even the change that mends it.
 */
export async function assertUsableInHead(
  host: Needs,
  { repository, path, searchedFrom }: PolicyBase,
  { commit }: Pick<Candidate, "commit">,
): Promise<void> {
  const own =
    searchedFrom === undefined ? path : await nearestIn(host, repository, commit, searchedFrom);
  if (own === undefined) return;
  const place = { ref: "this commit", commit, repository };
  const text = await readFromCommit(host, place, own);
  if (text === undefined) return;
  const { problems } = parseConfig(text, own);
  if (problems.length === 0) return;
  throw new Misuse(
    [
      `${own} of this commit is not valid, so once it is merged no check could run, nor the change that mends it:`,
      ...problems.map(problemLine),
    ].join("\n"),
  );
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

async function searched(host: Needs, place: Place, from: string): Promise<string> {
  const path = await nearestIn(host, place.repository, place.commit, from);
  if (path === undefined) throw new MissingPolicy(place, posix.join(from, configNames[0]));
  return path;
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

function waiversBeside(path: string): string {
  return posix.join(posix.dirname(path), waiversFileName);
}
