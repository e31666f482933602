import type { ItemKind } from "../item-kind.ts";
import type { DocumentFacts } from "./facts.ts";
import { documentRules } from "./rules/index.ts";

/** A document of the commit that must have certain sections. */
export const document: ItemKind<DocumentFacts> = {
  rules: documentRules,
  evidence({ path, document: read }) {
    if (read === null) return { values: {} };
    return {
      values: { path, sha256: read.sha256, sections: read.sections.length },
      inputs: [{ name: path, sha256: read.sha256 }],
    };
  },
};
