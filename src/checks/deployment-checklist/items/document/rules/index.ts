import type { RuleSet } from "../../../../../gate/rule.ts";
import type { DocumentFacts } from "../facts.ts";
import { documentMissing } from "./document-missing.ts";
import { sectionEmpty } from "./section-empty.ts";
import { sectionMissing } from "./section-missing.ts";

/** Rules by file name, in the order a reader wants to hear them. */
export const documentRules = {
  "document-missing": documentMissing,
  "section-missing": sectionMissing,
  "section-empty": sectionEmpty,
} satisfies RuleSet<DocumentFacts>;
