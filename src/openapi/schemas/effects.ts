import type { ApiChangeKind } from "../api-change.ts";
import type { Flow } from "./schema-comparison.ts";

/** What a difference is called: where what a client sends is taken less far, and where what it gets reaches further. */
const kinds = {
  type: ["request-type-narrowed", "response-type-widened"],
  null: ["request-null-refused", "response-null-added"],
  value: ["request-enum-value-removed", "response-enum-value-added"],
  values: ["request-values-restricted", "response-values-unrestricted"],
  minimum: ["request-minimum-increased", "response-minimum-decreased"],
  maximum: ["request-maximum-decreased", "response-maximum-increased"],
  multipleOf: ["request-multiple-of-narrowed", "response-multiple-of-widened"],
  minLength: ["request-min-length-increased", "response-min-length-decreased"],
  maxLength: ["request-max-length-decreased", "response-max-length-increased"],
  pattern: ["request-pattern-narrowed", "response-pattern-widened"],
  format: ["request-format-narrowed", "response-format-widened"],
  content: ["request-content-encoding-changed", "response-content-encoding-changed"],
  minItems: ["request-min-items-increased", "response-min-items-decreased"],
  maxItems: ["request-max-items-decreased", "response-max-items-increased"],
  uniqueItems: ["request-unique-items-required", "response-unique-items-dropped"],
  tuple: ["request-tuple-narrowed", "response-tuple-widened"],
  contains: ["request-contains-narrowed", "response-contains-widened"],
  propertyRemoved: ["request-property-removed", "response-property-removed"],
  propertyRenamed: ["request-property-renamed", "response-property-renamed"],
  additionalProperties: [
    "request-additional-properties-refused",
    "response-additional-properties-allowed",
  ],
  patternProperties: ["request-pattern-properties-narrowed", "response-pattern-properties-widened"],
  propertyNames: ["request-property-names-narrowed", "response-property-names-widened"],
  minProperties: ["request-min-properties-increased", "response-min-properties-decreased"],
  maxProperties: ["request-max-properties-decreased", "response-max-properties-increased"],
  dependentRequired: ["request-dependent-required-added", "response-dependent-required-dropped"],
  dependentSchemas: ["request-dependent-schema-narrowed", "response-dependent-schema-widened"],
  unevaluated: ["request-unevaluated-narrowed", "response-unevaluated-widened"],
  branch: ["request-union-branch-removed", "response-union-branch-added"],
  ambiguous: ["request-union-became-ambiguous", "response-union-branch-added"],
  exclusion: ["request-exclusion-widened", "response-exclusion-narrowed"],
  condition: ["request-condition-narrowed", "response-condition-widened"],
  discriminatorProperty: [
    "request-discriminator-property-changed",
    "response-discriminator-property-changed",
  ],
  discriminatorValue: ["request-discriminator-value-removed", "response-discriminator-value-added"],
  discriminatorTarget: ["request-discriminator-retargeted", "response-discriminator-retargeted"],
  propertyRequired: ["request-property-became-required", "response-property-became-optional"],
  propertyAdded: ["request-required-property-added", "response-property-added-to-closed-object"],
  propertyHidden: ["request-property-removed", "response-property-became-write-only"],
  unsupported: ["unsupported-construct", "unsupported-construct"],
} as const satisfies { readonly [name: string]: readonly [ApiChangeKind, ApiChangeKind] };

/** A difference in what a schema allows, whichever way the values travel. */
export type Effect = keyof typeof kinds;

/** The kind of change that a difference is for values that travel this way. */
export function kindOf(effect: Effect, flow: Flow): ApiChangeKind {
  const [request, response] = kinds[effect];
  return flow === "request" ? request : response;
}
