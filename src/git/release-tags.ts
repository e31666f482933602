import { compare, type SemVer } from "semver";
import parse from "semver/functions/parse.js";
import type { Host } from "../host/host.ts";
import { git } from "./git.ts";

/** A tag, and the commit it stands for. */
export type Tag = {
  readonly name: string;
  readonly object: string;
  readonly peeled: string;
  /** When it was made, or its commit when the tag does not say (ISO 8601); empty when neither does. */
  readonly date: string;
};

/** A tag that names a semantic version. */
export type VersionTag = { readonly tag: Tag; readonly version: SemVer };

/**
 * The tags that match `tagPattern` (a git glob such as `v*` or `api/v*`), name a semantic version and are reachable
 * from the commit, highest version first; pre-releases among them.
 */
export async function versionTagsOf(
  host: Pick<Host, "processes">,
  repository: string,
  commit: string,
  tagPattern: string,
): Promise<readonly VersionTag[]> {
  const tags = await tagsOf(host, repository, [`--merged=${commit}`, `refs/tags/${tagPattern}`]);
  const literal = tagPattern.replace(/[*?[].*$/, "");
  return tags
    .flatMap((tag) => versioned(tag, literal))
    .sort((a, b) => compare(b.version, a.version));
}

/** Whether the version is none that leads to another, as 2.0.0-rc.1 does to 2.0.0. */
export function isStable({ version }: VersionTag): boolean {
  return version.prerelease.length === 0;
}

/** The tags a selection of `git for-each-ref` comes to, in the order of their names. */
export async function tagsOf(
  host: Pick<Host, "processes">,
  repository: string,
  selection: readonly string[],
): Promise<readonly Tag[]> {
  const dates = ["creatordate", "*committerdate"].map((field) => `%(${field}:iso-strict)`);
  const fields = ["%(refname:strip=2)", "%(objectname)", "%(*objectname)", ...dates];
  const { stdout } = await git(host, repository, [
    "for-each-ref",
    `--format=${fields.join("%00")}`,
    ...selection,
  ]);
  return stdout
    .split("\n")
    .filter((line) => line !== "")
    .map((line): Tag => {
      const [name = "", object = "", peeled = "", made = "", committed = ""] = line.split("\0");
      return {
        name,
        object,
        peeled: peeled === "" ? object : peeled,
        date: made === "" ? committed : made,
      };
    });
}

function versioned(tag: Tag, literal: string): readonly VersionTag[] {
  const version = parse(tag.name.slice(literal.length).replace(/^v/, ""));
  return version === null ? [] : [{ tag, version }];
}
