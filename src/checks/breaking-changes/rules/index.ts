import type { Rule, RuleSet } from "../../../gate/rule.ts";
import { type ApiChange, type ApiChangeKind, apiChangeKinds } from "../../../openapi/api-change.ts";
import type { BreakingChangesFacts } from "../facts.ts";
import { reportChange } from "../report-change.ts";
import { documentMissing } from "./document-missing.ts";
import { documentUnreadable } from "./document-unreadable.ts";
import { historyShallow } from "./history-shallow.ts";
import { noPreviousRelease } from "./no-previous-release.ts";
import { previousDocumentMissing } from "./previous-document-missing.ts";
import { previousDocumentUnreadable } from "./previous-document-unreadable.ts";
import { previousTagNotBefore } from "./previous-tag-not-before.ts";
import { previousTagUnknown } from "./previous-tag-unknown.ts";
import { referenceOutsideDocument } from "./reference-outside-document.ts";

/** Whether there are two documents to compare, by file name. */
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
} satisfies RuleSet<BreakingChangesFacts>;

/** One rule for each kind of change. */
export const changeRules = Object.fromEntries(
  apiChangeKinds.map((kind): [ApiChangeKind, Rule<ApiChange>] => [kind, plainRule(kind)]),
) as { readonly [Kind in ApiChangeKind]: Rule<ApiChange> };

function plainRule(kind: ApiChangeKind): Rule<ApiChange> {
  return {
    severity: "blocking",
    summary: kind,
    why: kind,
    remedy: "Take it back, or release it as a new version of the API.",
    *judge(change) {
      yield reportChange(change, `${change.name}: ${change.before} is now ${change.after}.`);
    },
  };
}

/** Every rule of the check, by file name. */
export const rules = { ...documentRules, ...changeRules };
