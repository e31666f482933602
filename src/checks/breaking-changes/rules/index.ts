import type { Rule, RuleSet } from "../../../gate/rule.ts";
import type { ApiChange, ApiChangeKind } from "../../../openapi/api-change.ts";
import type { BreakingChangesFacts } from "../facts.ts";
import { documentMissing } from "./document-missing.ts";
import { documentUnreadable } from "./document-unreadable.ts";
import { historyShallow } from "./history-shallow.ts";
import { noPreviousRelease } from "./no-previous-release.ts";
import { operationsRules } from "./operations/index.ts";
import { previousDocumentMissing } from "./previous-document-missing.ts";
import { previousDocumentUnreadable } from "./previous-document-unreadable.ts";
import { previousTagNotBefore } from "./previous-tag-not-before.ts";
import { previousTagUnknown } from "./previous-tag-unknown.ts";
import { referenceOutsideDocument } from "./reference-outside-document.ts";
import { requestValuesRules } from "./request-values/index.ts";
import { requestsRules } from "./requests/index.ts";
import { responseValuesRules } from "./response-values/index.ts";
import { responsesRules } from "./responses/index.ts";
import { securityRules } from "./security/index.ts";
import { unsupportedConstruct } from "./unsupported-construct.ts";
import { versionNotBumped } from "./version-not-bumped.ts";

/** Whether there are two documents to compare, and what both say of themselves; by file name. */
export const documentRules = {
  "no-previous-release": noPreviousRelease,
  "history-shallow": historyShallow,
  "previous-tag-unknown": previousTagUnknown,
  "previous-tag-not-before": previousTagNotBefore,
  "document-missing": documentMissing,
  "document-unreadable": documentUnreadable,
  "previous-document-missing": previousDocumentMissing,
  "previous-document-unreadable": previousDocumentUnreadable,
  "reference-outside-document": referenceOutsideDocument,
  "version-not-bumped": versionNotBumped,
} satisfies RuleSet<BreakingChangesFacts>;

/** One rule for each kind of change. */
export const changeRules: { readonly [Kind in ApiChangeKind]: Rule<ApiChange> } = {
  ...operationsRules,
  ...requestsRules,
  ...responsesRules,
  ...securityRules,
  ...requestValuesRules,
  ...responseValuesRules,
  "unsupported-construct": unsupportedConstruct,
};

/** Every rule of the check, by file name. */
export const rules = { ...documentRules, ...changeRules };
