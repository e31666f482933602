import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, realpathSync, statSync, symlinkSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { distDigestOf, type ProgramFile } from "../../src/record/dist-digest.ts";
import { gitIn } from "./git.ts";

/** A file of `dist`; `path` is relative to it. */
export type BuiltFile = ProgramFile & { readonly isExecutable: boolean };

export type BuiltDist = {
  /** The `dist` of the first build. */
  readonly folder: string;
  readonly files: readonly BuiltFile[];
  /** Of all files. */
  readonly digest: string;
};

/**
 * Builds a commit in two fresh clones below `scratch`, of different depth, under different names and in different time
 * zones, and throws when `dist` is not the same to the byte or knows where it was built.
 */
export function buildTwice(root: string, commit: string, scratch: string): BuiltDist {
  const places = [
    { folder: join(scratch, "one"), zone: "UTC" },
    { folder: join(scratch, "another place", "further down"), zone: "Pacific/Kiritimati" },
  ] as const;
  const [first, second] = places.map((place) => build(root, commit, place));
  if (first === undefined || second === undefined) throw new Error("two builds were asked for");
  const differing = differingPaths(first, second);
  if (differing.length > 0) {
    throw new Error(
      `Two builds of ${commit} differ in ${differing.join(", ")}; make scripts/build.mjs depend on nothing but the sources.`,
    );
  }
  return first;
}

type Place = { readonly folder: string; readonly zone: string };

function build(root: string, commit: string, { folder, zone }: Place): BuiltDist {
  mkdirSync(dirname(folder), { recursive: true });
  gitIn(root)(["clone", "--quiet", "--shared", "--no-checkout", "--no-tags", root, folder]);
  gitIn(folder)(["-c", "advice.detachedHead=false", "checkout", "--quiet", "--detach", commit]);
  const modules = realpathSync(join(root, "node_modules"));
  symlinkSync(modules, join(folder, "node_modules"));
  execFileSync(process.execPath, ["scripts/build.mjs"], {
    cwd: folder,
    env: { ...process.env, TZ: zone },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const dist = join(folder, "dist");
  const files = filesBelow(dist);
  assertPlaceless(dist, files, [folder, root, modules]);
  return { folder: dist, files, digest: distDigestOf(files) };
}

function filesBelow(dist: string): readonly BuiltFile[] {
  return readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      return {
        path: relative(dist, file).replaceAll("\\", "/"),
        sha256: createHash("sha256").update(readFileSync(file)).digest("hex"),
        isExecutable: (statSync(file).mode & 0o100) !== 0,
      };
    });
}

function assertPlaceless(dist: string, files: readonly BuiltFile[], places: readonly string[]) {
  for (const { path } of files) {
    const text = readFileSync(join(dist, path), "utf8");
    const place = places.find((one) => text.includes(one));
    if (place !== undefined) {
      throw new Error(`dist/${path} holds the path ${place}; make scripts/build.mjs leave it out.`);
    }
  }
}

function differingPaths(a: BuiltDist, b: BuiltDist): readonly string[] {
  const told = ({ path, sha256, isExecutable }: BuiltFile) => `${path} ${sha256} ${isExecutable}`;
  const [one, other] = [new Set(a.files.map(told)), new Set(b.files.map(told))];
  const alone = [
    ...a.files.filter((file) => !other.has(told(file))),
    ...b.files.filter((file) => !one.has(told(file))),
  ];
  return [...new Set(alone.map(({ path }) => path))].sort();
}
