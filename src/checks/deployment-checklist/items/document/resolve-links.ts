import { posix } from "node:path";
import type { Candidate } from "../../../../gate/candidate.ts";
import { git } from "../../../../git/git.ts";
import { openCommitReader } from "../../../../git/open-commit-reader.ts";
import type { Host } from "../../../../host/host.ts";
import type { LinkFacts } from "./facts.ts";
import { anchorsOf, type Link, linksOf } from "./markdown/links.ts";
import { type Markdown, parseMarkdown } from "./markdown/parse-markdown.ts";
import { quoteOf } from "./markdown/quote.ts";

type Place = { readonly path: string; readonly anchor: string };
type Resolved = { readonly links: readonly LinkFacts[]; readonly linksNotFollowed: number };

/**
 * Looks each relative link up in the candidate's commit. What leads to another host or out of the repository is
 * counted and not followed.
 */
export async function resolveLinks(
  host: Pick<Host, "processes">,
  { repository, commit }: Pick<Candidate, "repository" | "commit">,
  path: string,
  markdown: Markdown,
): Promise<Resolved> {
  const links = linksOf(markdown);
  const placed = links.flatMap((link) => {
    const place = placeOf(link, path);
    return place === undefined ? [] : [{ link, place }];
  });
  const targets = new Set(
    placed.map(({ place }) => place.path).filter((one) => one !== path && one !== ""),
  );
  const there = await pathsThere(host, repository, commit, [...targets]);
  const read = openCommitReader(host, repository, commit);
  const anchors = new Map<string, ReadonlySet<string> | undefined>([[path, anchorsOf(markdown)]]);
  const facts: LinkFacts[] = [];
  for (const { link, place } of placed) {
    const told = { target: quoteOf(link.target), line: link.line };
    if (place.path !== path && place.path !== "" && !there.has(place.path)) {
      facts.push({ ...told, state: "file-missing" });
      continue;
    }
    if (place.anchor !== "" && isMarkdown(place.path) && !anchors.has(place.path)) {
      anchors.set(place.path, anchorsOfText(await read(place.path)));
    }
    const isThere = place.anchor === "" || (anchors.get(place.path)?.has(place.anchor) ?? true);
    facts.push({ ...told, state: isThere ? "resolves" : "anchor-missing" });
  }
  return { links: facts, linksNotFollowed: links.length - placed.length };
}

/** Where a link leads within the repository; undefined when that is elsewhere. */
function placeOf({ target }: Link, from: string): Place | undefined {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(target)) return undefined;
  const [, written = "", anchor = ""] = /^([^#?]*)(?:\?[^#]*)?(?:#(.*))?$/s.exec(target) ?? [];
  const named = { anchor: decoded(anchor).toLowerCase() };
  if (written === "") return { path: from, ...named };
  const relative = decoded(written);
  const joined = relative.startsWith("/")
    ? relative.slice(1)
    : posix.join(posix.dirname(from), relative);
  const path = posix.normalize(joined).replace(/\/$/, "");
  if (path === ".." || path.startsWith("../")) return undefined;
  return { path: path === "." ? "" : path, ...named };
}

async function pathsThere(
  host: Pick<Host, "processes">,
  repository: string,
  commit: string,
  paths: readonly string[],
): Promise<ReadonlySet<string>> {
  if (paths.length === 0) return new Set();
  const args = ["ls-tree", "-z", "--name-only", "--full-tree", commit, "--", ...paths];
  const { stdout } = await git(host, repository, args);
  return new Set(stdout.split("\0").filter((name) => name !== ""));
}

/** The anchors of another document; undefined when it cannot be read as Markdown, so that none is missed in it. */
function anchorsOfText(
  file: Awaited<ReturnType<ReturnType<typeof openCommitReader>>>,
): ReadonlySet<string> | undefined {
  if (file.kind !== "text") return undefined;
  const markdown = parseMarkdown(file.text);
  return "refused" in markdown ? undefined : anchorsOf(markdown);
}

function isMarkdown(path: string): boolean {
  return /\.(?:md|markdown)$/i.test(path);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
