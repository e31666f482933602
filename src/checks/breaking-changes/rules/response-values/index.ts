import type { RuleSet } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { responseAdditionalPropertiesAllowed } from "./response-additional-properties-allowed.ts";
import { responseConditionWidened } from "./response-condition-widened.ts";
import { responseContainsWidened } from "./response-contains-widened.ts";
import { responseContentEncodingChanged } from "./response-content-encoding-changed.ts";
import { responseDependentRequiredDropped } from "./response-dependent-required-dropped.ts";
import { responseDependentSchemaWidened } from "./response-dependent-schema-widened.ts";
import { responseDiscriminatorPropertyChanged } from "./response-discriminator-property-changed.ts";
import { responseDiscriminatorRetargeted } from "./response-discriminator-retargeted.ts";
import { responseDiscriminatorValueAdded } from "./response-discriminator-value-added.ts";
import { responseEnumValueAdded } from "./response-enum-value-added.ts";
import { responseExclusionNarrowed } from "./response-exclusion-narrowed.ts";
import { responseFormatWidened } from "./response-format-widened.ts";
import { responseMaxItemsIncreased } from "./response-max-items-increased.ts";
import { responseMaxLengthIncreased } from "./response-max-length-increased.ts";
import { responseMaxPropertiesIncreased } from "./response-max-properties-increased.ts";
import { responseMaximumIncreased } from "./response-maximum-increased.ts";
import { responseMinItemsDecreased } from "./response-min-items-decreased.ts";
import { responseMinLengthDecreased } from "./response-min-length-decreased.ts";
import { responseMinPropertiesDecreased } from "./response-min-properties-decreased.ts";
import { responseMinimumDecreased } from "./response-minimum-decreased.ts";
import { responseMultipleOfWidened } from "./response-multiple-of-widened.ts";
import { responseNullAdded } from "./response-null-added.ts";
import { responsePatternPropertiesWidened } from "./response-pattern-properties-widened.ts";
import { responsePatternWidened } from "./response-pattern-widened.ts";
import { responsePropertyAddedToClosedObject } from "./response-property-added-to-closed-object.ts";
import { responsePropertyBecameOptional } from "./response-property-became-optional.ts";
import { responsePropertyBecameWriteOnly } from "./response-property-became-write-only.ts";
import { responsePropertyNamesWidened } from "./response-property-names-widened.ts";
import { responsePropertyRemoved } from "./response-property-removed.ts";
import { responsePropertyRenamed } from "./response-property-renamed.ts";
import { responseTupleWidened } from "./response-tuple-widened.ts";
import { responseTypeWidened } from "./response-type-widened.ts";
import { responseUnevaluatedWidened } from "./response-unevaluated-widened.ts";
import { responseUnionBranchAdded } from "./response-union-branch-added.ts";
import { responseUniqueItemsDropped } from "./response-unique-items-dropped.ts";
import { responseValuesUnrestricted } from "./response-values-unrestricted.ts";

/** What a response may hold now and never did, or no longer holds. */
export const responseValuesRules = {
  "response-type-widened": responseTypeWidened,
  "response-null-added": responseNullAdded,
  "response-enum-value-added": responseEnumValueAdded,
  "response-values-unrestricted": responseValuesUnrestricted,
  "response-minimum-decreased": responseMinimumDecreased,
  "response-maximum-increased": responseMaximumIncreased,
  "response-multiple-of-widened": responseMultipleOfWidened,
  "response-min-length-decreased": responseMinLengthDecreased,
  "response-max-length-increased": responseMaxLengthIncreased,
  "response-pattern-widened": responsePatternWidened,
  "response-format-widened": responseFormatWidened,
  "response-content-encoding-changed": responseContentEncodingChanged,
  "response-min-items-decreased": responseMinItemsDecreased,
  "response-max-items-increased": responseMaxItemsIncreased,
  "response-unique-items-dropped": responseUniqueItemsDropped,
  "response-tuple-widened": responseTupleWidened,
  "response-contains-widened": responseContainsWidened,
  "response-property-removed": responsePropertyRemoved,
  "response-property-renamed": responsePropertyRenamed,
  "response-property-became-optional": responsePropertyBecameOptional,
  "response-property-became-write-only": responsePropertyBecameWriteOnly,
  "response-property-added-to-closed-object": responsePropertyAddedToClosedObject,
  "response-additional-properties-allowed": responseAdditionalPropertiesAllowed,
  "response-pattern-properties-widened": responsePatternPropertiesWidened,
  "response-property-names-widened": responsePropertyNamesWidened,
  "response-min-properties-decreased": responseMinPropertiesDecreased,
  "response-max-properties-increased": responseMaxPropertiesIncreased,
  "response-dependent-required-dropped": responseDependentRequiredDropped,
  "response-dependent-schema-widened": responseDependentSchemaWidened,
  "response-unevaluated-widened": responseUnevaluatedWidened,
  "response-union-branch-added": responseUnionBranchAdded,
  "response-exclusion-narrowed": responseExclusionNarrowed,
  "response-condition-widened": responseConditionWidened,
  "response-discriminator-property-changed": responseDiscriminatorPropertyChanged,
  "response-discriminator-value-added": responseDiscriminatorValueAdded,
  "response-discriminator-retargeted": responseDiscriminatorRetargeted,
} satisfies RuleSet<ApiChange>;
