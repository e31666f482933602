import { compare, type SemVer } from "semver";
import parse from "semver/functions/parse.js";
import type { PreviousRelease } from "../gate/candidate.ts";
import type { Host } from "../host/host.ts";
import { git, gitLine } from "./git.ts";

type Tag = { readonly name: string; readonly object: string; readonly peeled: string };

/**
 * The release before `commit`: the highest stable semantic version among the tags that match
 * `tagPattern` (a git glob such as `v*` or `api/v*`) and are reachable from the commit, but not a tag
 * of the commit itself; or the tag `named`, when given.
 */
export async function findPreviousRelease(
  host: Pick<Host, "processes">,
  repository: string,
  commit: string,
  tagPattern: string,
  named: string | undefined,
): Promise<PreviousRelease> {
  if (named !== undefined) {
    const tag = (await tagsOf(host, repository, [`refs/tags/${named}`])).find(
      ({ name }) => name === named,
    );
    return tag === undefined ? { kind: "unknown-tag", tag: named } : releaseOf(tag);
  }
  const tags = await tagsOf(host, repository, [`--merged=${commit}`, `refs/tags/${tagPattern}`]);
  const literal = tagPattern.replace(/[*?[].*$/, "");
  const highest = tags
    .filter(({ peeled }) => peeled !== commit)
    .flatMap((tag) => versioned(tag, literal))
    .sort((a, b) => compare(b.version, a.version))[0];
  if (highest !== undefined) return releaseOf(highest.tag);
  const isShallow =
    (await gitLine(host, repository, ["rev-parse", "--is-shallow-repository"])) === "true";
  return isShallow ? { kind: "shallow" } : { kind: "none", tagPattern };
}

async function tagsOf(
  host: Pick<Host, "processes">,
  repository: string,
  selection: readonly string[],
) {
  const format = "%(refname:strip=2)%00%(objectname)%00%(*objectname)";
  const { stdout } = await git(host, repository, [
    "for-each-ref",
    `--format=${format}`,
    ...selection,
  ]);
  return stdout
    .split("\n")
    .filter((line) => line !== "")
    .map((line): Tag => {
      const [name = "", object = "", peeled = ""] = line.split("\0");
      return { name, object, peeled: peeled === "" ? object : peeled };
    });
}

function versioned(tag: Tag, literal: string): { tag: Tag; version: SemVer }[] {
  const version = parse(tag.name.slice(literal.length).replace(/^v/, ""));
  return version === null || version.prerelease.length > 0 ? [] : [{ tag, version }];
}

function releaseOf({ name, object, peeled }: Tag): PreviousRelease {
  return { kind: "tag", tag: name, tagObject: object === peeled ? null : object, commit: peeled };
}
