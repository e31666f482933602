import { posix } from "node:path";
import { problemLine } from "../config/config-problem.ts";
import { parseTrustFile, type TrustContent } from "../config/trust-file.ts";
import { leavesTree, openCommitReader } from "../git/open-commit-reader.ts";
import { repositoryPathOf } from "../git/repository-path.ts";
import { headAround } from "../git/resolve-candidate.ts";
import type { Files, Host } from "../host/host.ts";
import { locate } from "../host/locate.ts";
import { readTrustText } from "../record/trust-file/read-trust-file.ts";
import { type LoadedConfig, Misuse, type PolicyBase } from "./load-config.ts";
import type { LoadedTrust } from "./read-trust-file.ts";

type Needs = Pick<Host, "processes">;

/** A commit that a trust file is read from: as messages name it, by its full id, and in which repository. */
export type TrustCommit = Pick<PolicyBase, "ref" | "commit" | "repository">;

/**
 * Reads a trust file, and the files that it names, as a commit has them; `path` is from the top of the repository. The
 * working tree has no word in it. Throws `Misuse` with one line for every problem.
 */
export async function readCommittedTrust(
  host: Needs & Pick<Host, "clock">,
  at: TrustCommit,
  path: string,
): Promise<LoadedTrust> {
  const files = committedFiles(host, at);
  const absolute = `${at.repository}/${path}`;
  const file = `${at.ref}:${path}`;
  const text = await files.readText(absolute);
  if (text === undefined) {
    throw new Misuse(
      `${at.ref} (${at.commit.slice(0, 12)}) has no trust file ${path}. Merge one there first, or name the right one with --trust or \`record.trust\`; the working tree's is not taken in its place.`,
    );
  }
  const trust = await readTrustText({ clock: host.clock, files }, { path: absolute, file }, text);
  if (trust.content === undefined) throw new Misuse(trust.problems.map(problemLine).join("\n"));
  return { path: absolute, text, trust };
}

/** The trust file and the files that it names in a commit, from the top of the repository; what it cannot read names none. */
export async function trustPathsIn(
  host: Needs,
  at: TrustCommit,
  path: string,
): Promise<readonly string[]> {
  const file = await openCommitReader(host, at.repository, at.commit)(path);
  const { content } = file.kind === "text" ? parseTrustFile(file.text, path) : nothing;
  const named = content === undefined ? [] : filesNamedIn(content);
  const paths = named.map((name) => posix.join(posix.dirname(path), name));
  return [path, ...paths.filter((one) => !leavesTree(one))];
}

/** The path that a caller in `directory` names, from the top of the repository. Throws `Misuse` when it is outside. */
export async function trustPathNamed(
  host: Needs,
  directory: string,
  given: string,
): Promise<string> {
  if (given === "") throw new Misuse("--trust is empty. Name a trust file with it.");
  const { repository, prefix } = await headAround(host, directory);
  const isAbsolute = locate("/", given) === given;
  const path = isAbsolute ? posix.relative(repository, given) : posix.join(prefix, given);
  if (!leavesTree(path)) return path;
  throw new Misuse(
    `The trust file ${given} is outside the repository ${repository}, and it is read from a commit. Name one inside.`,
  );
}

/** The trust file of a configuration (`record.trust`), from the top of the repository; undefined when it names none. */
export function trustPathOf(
  { config: { record }, project }: Pick<LoadedConfig, "config" | "project">,
  repository: string,
): string | undefined {
  if (record.trust === undefined) return undefined;
  return repositoryPathOf({ prefix: posix.relative(repository, project) }, record.trust);
}

const nothing = { content: undefined } as const;

function filesNamedIn({
  keys,
  trustedRoot = "",
  timestampAuthorities,
}: TrustContent): readonly string[] {
  return [
    ...keys.map(({ publicKey }) => publicKey),
    trustedRoot,
    ...timestampAuthorities.map(({ certificate }) => certificate),
  ].flatMap((text) => (text.trim().startsWith("file:") ? [text.trim().slice("file:".length)] : []));
}

function committedFiles(
  host: Needs,
  { ref, commit, repository }: TrustCommit,
): Pick<Files, "readText"> {
  const read = openCommitReader(host, repository, commit);
  return {
    readText: async (absolute) => {
      const path = posix.relative(repository, absolute);
      const file = await read(path);
      if (file.kind === "missing") return undefined;
      if (file.kind === "text") return file.text;
      throw new Misuse(`${path} of ${ref} ${file.why}. Commit the file itself there.`);
    },
  };
}
