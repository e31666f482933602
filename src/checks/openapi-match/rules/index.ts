import type { RuleSet } from "../../../gate/rule.ts";
import type { DocumentMatch } from "../facts.ts";
import { documentMissing } from "./document-missing.ts";
import { documentOutOfDate } from "./document-out-of-date.ts";
import { documentUnreadable } from "./document-unreadable.ts";
import { generatedDocumentUnreadable } from "./generated-document-unreadable.ts";
import { generatorChangesRepository } from "./generator-changes-repository.ts";
import { generatorFailed } from "./generator-failed.ts";
import { generatorNotDeterministic } from "./generator-not-deterministic.ts";
import { outputLeavesCopy } from "./output-leaves-copy.ts";
import { referenceNotFollowed } from "./reference-not-followed.ts";

/** Rules by file name, in the order a reader wants to hear them. */
export const rules = {
  "document-missing": documentMissing,
  "document-unreadable": documentUnreadable,
  "generator-failed": generatorFailed,
  "output-leaves-copy": outputLeavesCopy,
  "generated-document-unreadable": generatedDocumentUnreadable,
  "generator-not-deterministic": generatorNotDeterministic,
  "document-out-of-date": documentOutOfDate,
  "generator-changes-repository": generatorChangesRepository,
  "reference-not-followed": referenceNotFollowed,
} satisfies RuleSet<DocumentMatch>;
