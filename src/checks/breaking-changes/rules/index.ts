import type { Rule, RuleSet } from "../../../gate/rule.ts";
import type { ApiChangeKind, ChangeOf } from "../../../openapi/api-change.ts";
import type { BreakingChangesFacts } from "../facts.ts";
import { documentMissing } from "./document-missing.ts";
import { documentUnreadable } from "./document-unreadable.ts";
import { historyShallow } from "./history-shallow.ts";
import { noPreviousRelease } from "./no-previous-release.ts";
import { operationRemoved } from "./operation-removed.ts";
import { parameterTypeChanged } from "./parameter-type-changed.ts";
import { previousDocumentMissing } from "./previous-document-missing.ts";
import { previousDocumentUnreadable } from "./previous-document-unreadable.ts";
import { previousTagNotBefore } from "./previous-tag-not-before.ts";
import { previousTagUnknown } from "./previous-tag-unknown.ts";
import { referenceOutsideDocument } from "./reference-outside-document.ts";
import { requestBodyBecameRequired } from "./request-body-became-required.ts";
import { requestEnumValueRemoved } from "./request-enum-value-removed.ts";
import { requestMediaTypeRemoved } from "./request-media-type-removed.ts";
import { requestParameterBecameRequired } from "./request-parameter-became-required.ts";
import { requestParameterRemoved } from "./request-parameter-removed.ts";
import { requestPropertyBecameRequired } from "./request-property-became-required.ts";
import { requestPropertyRemoved } from "./request-property-removed.ts";
import { requestTypeChanged } from "./request-type-changed.ts";
import { responseEnumValueAdded } from "./response-enum-value-added.ts";
import { responseMediaTypeRemoved } from "./response-media-type-removed.ts";
import { responsePropertyBecameOptional } from "./response-property-became-optional.ts";
import { responsePropertyRemoved } from "./response-property-removed.ts";
import { responseStatusRemoved } from "./response-status-removed.ts";
import { responseTypeChanged } from "./response-type-changed.ts";
import { unmodelled } from "./unmodelled.ts";

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

/** One rule for each kind of change; a kind without a rule does not compile. */
export const changeRules: { readonly [Kind in ApiChangeKind]: Rule<ChangeOf<Kind>> } = {
  "operation-removed": operationRemoved,
  "request-parameter-removed": requestParameterRemoved,
  "request-parameter-became-required": requestParameterBecameRequired,
  "parameter-type-changed": parameterTypeChanged,
  "request-body-became-required": requestBodyBecameRequired,
  "request-media-type-removed": requestMediaTypeRemoved,
  "request-property-removed": requestPropertyRemoved,
  "request-property-became-required": requestPropertyBecameRequired,
  "request-type-changed": requestTypeChanged,
  "request-enum-value-removed": requestEnumValueRemoved,
  "response-status-removed": responseStatusRemoved,
  "response-media-type-removed": responseMediaTypeRemoved,
  "response-property-removed": responsePropertyRemoved,
  "response-property-became-optional": responsePropertyBecameOptional,
  "response-type-changed": responseTypeChanged,
  "response-enum-value-added": responseEnumValueAdded,
  unmodelled,
};

/** Every rule of the check, by file name. */
export const rules = { ...documentRules, ...changeRules };
