import type { ItemKind } from "../item-kind.ts";
import type { DocumentFacts } from "./facts.ts";
import { documentRules } from "./rules/index.ts";

/** A document of the commit that somebody must be able to follow. */
export const document: ItemKind<DocumentFacts> = {
  rules: documentRules,
  evidence({ path, document: read }) {
    if (read === null) return { values: {} };
    const { sha256, sections, steps, links, linksNotFollowed, placeholders } = read;
    const inputs = placeholders.filter(({ declared }) => declared).map(({ text }) => text);
    return {
      values: {
        path,
        sha256,
        sections: sections.length,
        steps: steps.seen.length,
        links: links.length,
        linksNotFollowed,
        inputs,
      },
      inputs: [{ name: path, sha256 }],
    };
  },
};
