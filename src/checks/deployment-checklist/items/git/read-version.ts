import { parse as parseVersion } from "semver";
import { memberOf, parseJson, textOf } from "../../../../data/json.ts";
import type { Release } from "../../../../gate/check.ts";
import { readBlob } from "../../../../git/read-blob.ts";
import { repositoryPathOf } from "../../../../git/repository-path.ts";
import type { Host } from "../../../../host/host.ts";
import type { ItemByKind } from "../../facts.ts";
import type { ReleaseVersion } from "./facts.ts";

type ReadVersion = Extract<ReleaseVersion, { readonly state: "read" }>;
type VersionFile = Exclude<ItemByKind["git"]["version"], "tags">;

/** The version of the release, out of the commit's file. */
export async function readVersion(
  host: Pick<Host, "processes">,
  source: ItemByKind["git"]["version"],
  { candidate, config }: Pick<Release, "candidate" | "config">,
): Promise<ReleaseVersion> {
  const { tagPattern } = config.release;
  if (source === "tags") return { state: "of-tags", tagPattern };
  const { file } = source;
  const path = repositoryPathOf(candidate, file);
  const blob = await readBlob(host, candidate.repository, candidate.commit, path);
  if (blob === undefined) return { state: "unreadable", file, problem: "is not in the commit" };
  const found = versionIn(blob.text, source)?.trim();
  if (found === undefined) return { state: "unreadable", file, problem: "states no version" };
  const version = parseVersion(found)?.raw.replace(/^v/, "");
  if (version === undefined) {
    return { state: "unreadable", file, problem: "states no semantic version such as 1.4.0" };
  }
  return { state: "read", file, version, tag: tagOf(tagPattern, version) };
}

/**
 * The tag of a version under a glob: `v*` makes v1.4.0; what is no literal text becomes the version, and so does what the
 * glob says of it: `v1.*`.
 */
export function tagOf(tagPattern: string, version: string): string {
  const [, before = "", after = ""] = /^([^*?[\]]*)\*([^*?[\]]*)$/.exec(tagPattern) ?? [
    "",
    tagPattern.replace(/[*?[].*$/, ""),
  ];
  return `${before.replace(/\d[\d.]*$/, "")}${version}${after}`;
}

/** A tag and how else it is written: v1.4.0, 1.4.0 and V1.4.0 are one version. */
export function spellingsOf({ tag, version }: Pick<ReadVersion, "tag" | "version">) {
  const at = tag.lastIndexOf(version);
  const before = tag.slice(0, at).replace(/(?<![a-z])v$/i, "");
  const after = tag.slice(at + version.length);
  const written = ["", "v", "V"].map((mark) => `${before}${mark}${version}${after}`);
  return [...new Set([tag, ...written])];
}

function versionIn(text: string, { file, pattern }: VersionFile): string | undefined {
  if (pattern !== undefined) {
    const match = new RegExp(pattern, "mu").exec(text);
    return (match?.[1] ?? match?.[0])?.trim();
  }
  if (file.endsWith(".json")) return memberVersion(text);
  return text
    .split("\n")
    .map((line) => line.trim())
    .find((line) => line !== "");
}

function memberVersion(text: string): string | undefined {
  return textOf(memberOf(parseJson(text), "version"));
}
