import { sha256Of } from "../../../../data/sha256.ts";
import type { Release } from "../../../../gate/check.ts";
import { openCommitReader } from "../../../../git/open-commit-reader.ts";
import { repositoryPathOf } from "../../../../git/repository-path.ts";
import type { Host } from "../../../../host/host.ts";
import { type Markdown, parseMarkdown } from "../../../../markdown/parse-markdown.ts";
import type { ItemByKind } from "../../facts.ts";
import type { DocumentFacts, ReadDocument } from "./facts.ts";
import { readChecklists } from "./read-checklists.ts";
import { readLeaks } from "./read-leaks.ts";
import { readPhrases } from "./read-phrases.ts";
import { readPlaceholders } from "./read-placeholders.ts";
import { readSections } from "./read-sections.ts";
import { readSteps } from "./read-steps.ts";
import { readLengths, readTexts } from "./read-texts.ts";
import { resolveLinks } from "./resolve-links.ts";

type Item = ItemByKind["document"];

/** Reads the document as the candidate's commit has it. */
export async function gatherDocument(
  host: Pick<Host, "processes">,
  item: Item,
  { candidate }: Release,
): Promise<DocumentFacts> {
  const { id, path } = item;
  const place = repositoryPathOf(candidate, path);
  const file = await openCommitReader(host, candidate.repository, candidate.commit)(place);
  const facts = { id, kind: "document" as const, path, refused: null, document: null };
  if (file.kind === "missing") return facts;
  if (file.kind === "refused") return { ...facts, refused: file.why };
  const markdown = parseMarkdown(file.text);
  if ("refused" in markdown) return { ...facts, refused: markdown.refused };
  const links = item.links
    ? await resolveLinks(host, candidate, place, markdown)
    : { links: [], linksNotFollowed: 0 };
  return { ...facts, document: { sha256: sha256Of(file.text), ...links, ...read(markdown, item) } };
}

function read(
  markdown: Markdown,
  item: Item,
): Omit<ReadDocument, "sha256" | "links" | "linksNotFollowed"> {
  const titles = item.checklists.map((title) => ({ title, sections: [], eachSection: [] }));
  return {
    sections: readSections(markdown, [...item.sections, ...titles]),
    lengths: readLengths(markdown, item, item.sections),
    texts: readTexts(markdown, item, item.sections),
    steps: readSteps(markdown, item.steps),
    ...readPlaceholders(markdown, item),
    phrases: readPhrases(markdown, { standard: item.phrases, further: item.forbidden }),
    leaks: item.secretLeaks ? readLeaks(markdown) : [],
    checklists: readChecklists(markdown, item.checklists),
  };
}
