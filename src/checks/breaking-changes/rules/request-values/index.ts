import type { RuleSet } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { requestAdditionalPropertiesRefused } from "./request-additional-properties-refused.ts";
import { requestConditionNarrowed } from "./request-condition-narrowed.ts";
import { requestContainsNarrowed } from "./request-contains-narrowed.ts";
import { requestContentEncodingChanged } from "./request-content-encoding-changed.ts";
import { requestDependentRequiredAdded } from "./request-dependent-required-added.ts";
import { requestDependentSchemaNarrowed } from "./request-dependent-schema-narrowed.ts";
import { requestDiscriminatorPropertyChanged } from "./request-discriminator-property-changed.ts";
import { requestDiscriminatorRetargeted } from "./request-discriminator-retargeted.ts";
import { requestDiscriminatorValueRemoved } from "./request-discriminator-value-removed.ts";
import { requestEnumValueRemoved } from "./request-enum-value-removed.ts";
import { requestExclusionWidened } from "./request-exclusion-widened.ts";
import { requestFormatNarrowed } from "./request-format-narrowed.ts";
import { requestMaxItemsDecreased } from "./request-max-items-decreased.ts";
import { requestMaxLengthDecreased } from "./request-max-length-decreased.ts";
import { requestMaxPropertiesDecreased } from "./request-max-properties-decreased.ts";
import { requestMaximumDecreased } from "./request-maximum-decreased.ts";
import { requestMinItemsIncreased } from "./request-min-items-increased.ts";
import { requestMinLengthIncreased } from "./request-min-length-increased.ts";
import { requestMinPropertiesIncreased } from "./request-min-properties-increased.ts";
import { requestMinimumIncreased } from "./request-minimum-increased.ts";
import { requestMultipleOfNarrowed } from "./request-multiple-of-narrowed.ts";
import { requestNullRefused } from "./request-null-refused.ts";
import { requestPatternNarrowed } from "./request-pattern-narrowed.ts";
import { requestPatternPropertiesNarrowed } from "./request-pattern-properties-narrowed.ts";
import { requestPropertyBecameRequired } from "./request-property-became-required.ts";
import { requestPropertyNamesNarrowed } from "./request-property-names-narrowed.ts";
import { requestPropertyRemoved } from "./request-property-removed.ts";
import { requestPropertyRenamed } from "./request-property-renamed.ts";
import { requestRequiredPropertyAdded } from "./request-required-property-added.ts";
import { requestTupleNarrowed } from "./request-tuple-narrowed.ts";
import { requestTypeNarrowed } from "./request-type-narrowed.ts";
import { requestUnevaluatedNarrowed } from "./request-unevaluated-narrowed.ts";
import { requestUnionBecameAmbiguous } from "./request-union-became-ambiguous.ts";
import { requestUnionBranchRemoved } from "./request-union-branch-removed.ts";
import { requestUniqueItemsRequired } from "./request-unique-items-required.ts";
import { requestValuesRestricted } from "./request-values-restricted.ts";

/** What a request no longer takes, and took before. */
export const requestValuesRules = {
  "request-type-narrowed": requestTypeNarrowed,
  "request-null-refused": requestNullRefused,
  "request-enum-value-removed": requestEnumValueRemoved,
  "request-values-restricted": requestValuesRestricted,
  "request-minimum-increased": requestMinimumIncreased,
  "request-maximum-decreased": requestMaximumDecreased,
  "request-multiple-of-narrowed": requestMultipleOfNarrowed,
  "request-min-length-increased": requestMinLengthIncreased,
  "request-max-length-decreased": requestMaxLengthDecreased,
  "request-pattern-narrowed": requestPatternNarrowed,
  "request-format-narrowed": requestFormatNarrowed,
  "request-content-encoding-changed": requestContentEncodingChanged,
  "request-min-items-increased": requestMinItemsIncreased,
  "request-max-items-decreased": requestMaxItemsDecreased,
  "request-unique-items-required": requestUniqueItemsRequired,
  "request-tuple-narrowed": requestTupleNarrowed,
  "request-contains-narrowed": requestContainsNarrowed,
  "request-property-removed": requestPropertyRemoved,
  "request-property-renamed": requestPropertyRenamed,
  "request-property-became-required": requestPropertyBecameRequired,
  "request-required-property-added": requestRequiredPropertyAdded,
  "request-additional-properties-refused": requestAdditionalPropertiesRefused,
  "request-pattern-properties-narrowed": requestPatternPropertiesNarrowed,
  "request-property-names-narrowed": requestPropertyNamesNarrowed,
  "request-min-properties-increased": requestMinPropertiesIncreased,
  "request-max-properties-decreased": requestMaxPropertiesDecreased,
  "request-dependent-required-added": requestDependentRequiredAdded,
  "request-dependent-schema-narrowed": requestDependentSchemaNarrowed,
  "request-unevaluated-narrowed": requestUnevaluatedNarrowed,
  "request-union-branch-removed": requestUnionBranchRemoved,
  "request-union-became-ambiguous": requestUnionBecameAmbiguous,
  "request-exclusion-widened": requestExclusionWidened,
  "request-condition-narrowed": requestConditionNarrowed,
  "request-discriminator-property-changed": requestDiscriminatorPropertyChanged,
  "request-discriminator-value-removed": requestDiscriminatorValueRemoved,
  "request-discriminator-retargeted": requestDiscriminatorRetargeted,
} satisfies RuleSet<ApiChange>;
