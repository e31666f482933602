import { posix } from "node:path";
import { GateFault } from "../gate/fault.ts";
import { git } from "../git/git.ts";
import { isOwnTree } from "../git/is-own-tree.ts";
import { openCommitReader } from "../git/open-commit-reader.ts";
import { openFolderReader } from "../git/open-folder-reader.ts";
import { resolveRevision } from "../git/resolve-revision.ts";
import type { Host } from "../host/host.ts";
import { locate } from "../host/locate.ts";
import { type LoadedApi, loadApi, type ReadText } from "../openapi/load/load-api.ts";
import { locate as locateInText } from "../openapi/load/locate.ts";
import { Misuse } from "./load-config.ts";
import { noSuchCommit, whyNoCommit } from "./why-no-commit.ts";

/** What keeps a side from being compared, and where; lines and columns count from 1. */
export type SideProblem = {
  readonly document: string;
  readonly message: string;
  readonly line: number | null;
  readonly column: number | null;
};

/** A description as the command line names it: loaded, or why not. */
export type ApiSide = {
  readonly name: string;
  readonly loaded: LoadedApi | undefined;
  readonly problems: readonly SideProblem[];
};

type Needs = Pick<Host, "files" | "processes">;

/** A document that is there, and the tree it is read from. */
type Found = { readonly read: ReadText; readonly path: string };

/**
 * Loads one side. `REVISION:path` is a file as that commit has it, by its path from the top of the repository, or from
 * here where it begins with `./` or `../`; where that leads to nothing, and for every other name, it is a file.
 */
export async function readApiSide(host: Needs, directory: string, name: string): Promise<ApiSide> {
  if (name === "")
    throw new Misuse("An API description is a file or REVISION:path, and not empty.");
  try {
    const found = await find(host, directory, name);
    if ("why" in found) return unread(name, found.why);
    return sideOf(name, await loadApi(found.read, found.path), found.path);
  } catch (thrown) {
    if (!(thrown instanceof GateFault)) throw thrown;
    return unread(name, thrown.message);
  }
}

async function find(
  host: Needs,
  directory: string,
  name: string,
): Promise<Found | { readonly why: string }> {
  const colon = name.indexOf(":");
  const committed = colon < 1 ? undefined : await findCommitted(host, directory, name, colon);
  if (committed !== undefined && "read" in committed) return committed;
  const path = locate(directory, name);
  const status = await host.files.status(path);
  if (status === undefined) return committed ?? { why: "there is no such file" };
  if (status.kind === "directory") return { why: "is a folder; expected a file" };
  return findFile(host, path);
}

/** The file with the tree around it: its repository, or its folder where there is none. */
async function findFile(host: Needs, path: string): Promise<Found> {
  const slash = path.lastIndexOf("/");
  const [folder, file] = [path.slice(0, slash) || "/", path.slice(slash + 1)];
  const wanted = ["--absolute-git-dir", "--show-toplevel", "--show-prefix"];
  const [directory = "", top = "", prefix = ""] = await lines(host, folder, wanted);
  return top === "" || !isOwnTree(top, directory)
    ? { read: openFolderReader(host, folder), path: file }
    : { read: openFolderReader(host, top), path: prefix + file };
}

async function findCommitted(host: Needs, directory: string, name: string, colon: number) {
  const [revision, path] = [name.slice(0, colon), name.slice(colon + 1)];
  const [gitDirectory = ""] = await lines(host, directory, ["--absolute-git-dir"]);
  if (gitDirectory === "") return { why: noSuchCommit(revision) };
  const commit = await commitOf(host, directory, revision);
  if (typeof commit === "object") return commit;
  const [top = "", prefix = ""] = await lines(host, directory, [
    "--show-toplevel",
    "--show-prefix",
  ]);
  const repository = top === "" ? directory : top;
  const base = /^\.\.?\//.test(path) ? prefix : "";
  const normal = posix.normalize(posix.join(base, path));
  const read = openCommitReader(host, repository, commit);
  const { kind } = await read(normal);
  return kind === "missing"
    ? { why: `commit ${revision} has no file ${normal}` }
    : { read, path: normal };
}

async function commitOf(host: Needs, directory: string, revision: string) {
  const found = await resolveRevision(host, directory, revision);
  return "commit" in found ? found.commit : { why: whyNoCommit(revision, found) };
}

/** Lines that `git rev-parse` prints; none where there is no repository or no git. */
async function lines(host: Needs, folder: string, args: readonly string[]) {
  try {
    const { stdout } = await git(host, folder, ["rev-parse", ...args], { accept: [1, 128] });
    return stdout.split("\n");
  } catch (thrown) {
    if (thrown instanceof GateFault && thrown.code === "process/not-found") return [];
    throw thrown;
  }
}

function sideOf(name: string, loaded: LoadedApi, path: string): ApiSide {
  const { facts, refused } = loaded;
  if (facts.state === "missing") return unread(name, "there is no such file");
  const unreadable = facts.state === "unreadable" ? facts.problems : [];
  const problems = [
    ...unreadable.map((problem) => ({ document: path, ...problem })),
    ...refused.map(({ reference, document, pointer, why }) => {
      const place = locateInText(loaded.texts, { document, pointer });
      const message = `the reference ${reference} at #${pointer} ${why}`;
      return { document, message, line: place?.line ?? null, column: place?.column ?? null };
    }),
  ];
  return { name, loaded, problems };
}

function unread(name: string, message: string): ApiSide {
  return {
    name,
    loaded: undefined,
    problems: [{ document: name, message, line: null, column: null }],
  };
}
