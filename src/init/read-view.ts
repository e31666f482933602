import { parseDotenv } from "../environments/sources/parse-output.ts";
import { GateFault } from "../gate/fault.ts";
import { git } from "../git/git.ts";
import { tagsOf } from "../git/release-tags.ts";
import type { Host } from "../host/host.ts";
import { folderOf, nameOf, type RepositoryView, within } from "./repository-view.ts";

type Needs = Pick<Host, "files" | "processes">;

const small = 262_144;
const large = 8_388_608;
const mostFiles = 5_000;
const atOnce = 64;

/** Files whose texts detectors read; API documents and dumps may be large. */
const worthReading: readonly (readonly [RegExp, number])[] = [
  [/(openapi|swagger|api)[^/]*\.(json|ya?ml)$/i, large],
  [/(^|\/)(schema|structure)\.sql$/, large],
  [/(^|\/)(package|ormconfig)\.json$|\.prisma$|(^|\/)yarn\.lock$|migrat[^/]*\/[^/]*\.sql$/i, large],
  [/\.[cm]?[jt]sx?$/, small],
];

/** Where releases usually come from, when no remote says so. */
const usualBranches = ["main", "master", "trunk"];

/** Reads what detectors see of the repository at `top`. Of dotenv files the values are left behind here. */
export async function readView(host: Needs, top: string): Promise<RepositoryView> {
  const listed = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const [{ stdout }, tags, defaultBranch] = await Promise.all([
    git(host, top, listed),
    tagsOf(host, top, ["refs/tags"]),
    defaultBranchOf(host, top),
  ]);
  const paths = [...new Set(stdout.split("\0"))]
    .filter((path) => path !== "" && !isBundled(path))
    .sort();
  const wanted = paths.filter((path) => limitFor(path) !== undefined).slice(0, mostFiles);
  const texts = new Map<string, string>();
  for (let start = 0; start < wanted.length; start += atOnce) {
    const some = wanted.slice(start, start + atOnce);
    const read = await Promise.all(
      some.map((path) => readSmall(host, top, path, limitFor(path) ?? 0)),
    );
    for (const [index, text] of read.entries())
      if (text !== undefined) texts.set(some[index] ?? "", text);
  }
  return {
    paths,
    texts,
    dotenv: await dotenvNames(host, top, paths),
    tags: tags.map(({ name }) => name),
    defaultBranch,
  };
}

function isBundled(path: string): boolean {
  return /(^|\/)(node_modules|dist|vendor|\.promote)\//.test(path);
}

function limitFor(path: string): number | undefined {
  return worthReading.find(([name]) => name.test(path))?.[1];
}

/** A link may lead out of the repository and is not followed; what is no text says nothing. */
async function readSmall(
  { files }: Needs,
  top: string,
  path: string,
  most: number,
): Promise<string | undefined> {
  const status = await files.status(`${top}/${path}`);
  if (status?.kind !== "file" || status.bytes > most) return undefined;
  return files.readText(`${top}/${path}`).catch((thrown: unknown) => {
    if (thrown instanceof GateFault) return undefined;
    throw thrown;
  });
}

/** Dotenv files are mostly ignored by git, so the folders of packages are looked into as well. */
async function dotenvNames(
  host: Needs,
  top: string,
  paths: readonly string[],
): Promise<RepositoryView["dotenv"]> {
  const packages = paths.filter((path) => nameOf(path) === "package.json").map(folderOf);
  const folders = [...new Set(["", ...packages])].slice(0, 200);
  const beside = await Promise.all(
    folders.map(async (folder) =>
      (await host.files.list(folder === "" ? top : `${top}/${folder}`)).map((name) =>
        within(folder, name),
      ),
    ),
  );
  const found = [...new Set([...paths, ...beside.flat()])]
    .filter((path) => /^\.env(\..+)?$/.test(nameOf(path)))
    .sort();
  const names = new Map<string, readonly string[]>();
  for (const path of found) {
    const text = await readSmall(host, top, path, small);
    if (text !== undefined) names.set(path, [...parseDotenv(text).values.keys()].sort());
  }
  return names;
}

/** What the remote calls its own, else a branch with a usual name, else the one that HEAD is on. */
async function defaultBranchOf(host: Needs, top: string): Promise<string> {
  const symbolic = async (ref: string) =>
    (
      await git(host, top, ["symbolic-ref", "--quiet", "--short", ref], { accept: [1, 128] })
    ).stdout.trim();
  const remote = await symbolic("refs/remotes/origin/HEAD");
  if (remote !== "") return remote.replace(/^origin\//, "");
  const { stdout } = await git(host, top, [
    "for-each-ref",
    "--format=%(refname:strip=2)",
    "refs/heads",
  ]);
  const branches = stdout.split("\n");
  const usual = usualBranches.find((name) => branches.includes(name));
  return usual ?? ((await symbolic("HEAD")) || "main");
}
