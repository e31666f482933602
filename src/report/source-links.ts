import type { Place } from "../gate/finding.ts";
import type { Predicate } from "../record/promotion-record.ts";

type Linked = Pick<Predicate, "repository" | "invocation"> & {
  readonly source: Pick<Predicate["source"], "commit">;
};
type Source = { readonly record: { readonly predicate: Linked }; readonly folder: string };

/** The path of a place in the repository; undefined when it lies outside or cannot be told. */
export function repositoryPathOf(folder: string, { file }: Place): string | undefined {
  if (/^([A-Za-z]:)?[\\/]/.test(file)) return undefined;
  const parts: string[] = [];
  for (const part of `${folder}/${file}`.split("/")) {
    if (part === "..") {
      if (parts.pop() === undefined) return undefined;
    } else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.length === 0 ? undefined : parts.join("/");
}

/** The page that shows a place at the commit; undefined when the repository is on no forge that is known. */
export function placeLinkOf({ record, folder }: Source, place: Place): string | undefined {
  const forge = forgeOf(record.predicate);
  const path = repositoryPathOf(folder, place);
  if (forge === undefined || path === undefined) return undefined;
  const line = place.line === undefined ? "" : `#L${place.line}`;
  return `${forge.base}${forge.blob}${record.predicate.source.commit}/${encodedPath(path)}${line}`;
}

/** The page of the commit. */
export function commitLinkOf({ record }: Pick<Source, "record">): string | undefined {
  const forge = forgeOf(record.predicate);
  return forge && `${forge.base}${forge.commit}${record.predicate.source.commit}`;
}

/** A path as the reference of a URI. */
export function encodedPath(path: string): string {
  return path
    .replace(/\p{Surrogate}/gu, "\ufffd")
    .split("/")
    .map(encodeURIComponent)
    .join("/");
}

/** The repository's address when it is one for a browser: nothing but host and path. */
export function webAddressOf(uri: string): string | undefined {
  const isWeb = /^https:\/\/[A-Za-z0-9.-]+(:\d+)?(\/[\w~.-]+)+$/.test(uri);
  return isWeb ? uri : undefined;
}

function forgeOf({
  repository,
  source,
  invocation,
}: Linked): { readonly base: string; readonly blob: string; readonly commit: string } | undefined {
  const base = webAddressOf(repository.uri);
  if (base === undefined || !/^[0-9a-f]{40,64}$/.test(source.commit)) return undefined;
  const host = /^https:\/\/([^/:]+)/.exec(base)?.[1] ?? "";
  if (/(^|\.)gitlab\b/.test(host)) return { base, blob: "/-/blob/", commit: "/-/commit/" };
  const isGitHub = /(^|\.)github\b/.test(host) || invocation?.["ci"] === "github-actions";
  return isGitHub ? { base, blob: "/blob/", commit: "/commit/" } : undefined;
}
