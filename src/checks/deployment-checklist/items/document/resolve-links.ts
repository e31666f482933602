import type { Candidate } from "../../../../gate/candidate.ts";
import { openCommitReader } from "../../../../git/open-commit-reader.ts";
import type { Host } from "../../../../host/host.ts";
import { anchorsOf, linksOf } from "../../../../markdown/links.ts";
import { type Markdown, parseMarkdown } from "../../../../markdown/parse-markdown.ts";
import { quoteOf } from "../../../../markdown/quote.ts";
import type { LinkFacts } from "./facts.ts";
import { findPaths } from "./find-paths.ts";
import { placeOf } from "./link-place.ts";

type Resolved = { readonly links: readonly LinkFacts[]; readonly linksNotFollowed: number };
type Anchors = ReadonlySet<string> | "unread";

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
  const wanted = placed.map(({ place }) => place.path);
  const found = await findPaths(host, { repository, commit }, wanted);
  const read = openCommitReader(host, repository, commit);
  const anchors = new Map<string, Anchors>([[path, anchorsOf(markdown)]]);
  const facts: LinkFacts[] = [];
  for (const { link, place } of placed) {
    const told = { target: quoteOf(link.target), line: link.line };
    const file = found.get(place.path);
    if (file === undefined) {
      facts.push({ ...told, state: "file-missing" });
      continue;
    }
    if (place.anchor === "" || !isMarkdown(file)) {
      facts.push({ ...told, state: "resolves" });
      continue;
    }
    const known = anchors.get(file) ?? anchorsOfText(await read(file));
    anchors.set(file, known);
    facts.push({ ...told, state: stateOf(known, place.anchor) });
  }
  return { links: facts, linksNotFollowed: links.length - placed.length };
}

function stateOf(anchors: Anchors, anchor: string): LinkFacts["state"] {
  if (anchors === "unread") return "unread";
  return anchors.has(anchor) ? "resolves" : "anchor-missing";
}

function anchorsOfText(file: Awaited<ReturnType<ReturnType<typeof openCommitReader>>>): Anchors {
  if (file.kind !== "text") return "unread";
  const markdown = parseMarkdown(file.text);
  return "refused" in markdown ? "unread" : anchorsOf(markdown);
}

function isMarkdown(path: string): boolean {
  return /\.(?:md|markdown)$/i.test(path);
}
