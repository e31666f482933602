import type { Location } from "./api-source.ts";

/**
 * What can happen to an API so that a client of the old description fails against the new one. In requests (what
 * clients send) value sets must not narrow; in responses (what clients receive) they must not widen.
 */
export const apiChangeKinds = [
  // Operations, webhooks, callbacks
  "operation-removed",
  "operation-removed-before-sunset",
  "webhook-removed",
  "callback-removed",
  "link-removed",
  "link-retargeted",
  "server-base-path-removed",
  // Lifecycle
  "sunset-removed",
  "sunset-brought-forward",
  "sunset-unreadable",
  "stability-decreased",
  // Parameters
  "request-parameter-removed",
  "request-parameter-removed-before-sunset",
  "request-parameter-became-required",
  "request-required-parameter-added",
  "request-parameter-style-changed",
  "request-parameter-reserved-characters-refused",
  "request-parameter-empty-value-refused",
  "request-parameter-content-changed",
  // Bodies
  "request-body-removed",
  "request-body-became-required",
  "request-required-body-added",
  "request-media-type-removed",
  "request-encoding-changed",
  // Responses
  "response-success-status-removed",
  "response-body-removed",
  "response-body-became-optional",
  "response-media-type-removed",
  "response-encoding-changed",
  "response-header-removed",
  "response-header-became-optional",
  "response-header-serialization-changed",
  // Security
  "security-required",
  "security-alternative-removed",
  "security-scope-added",
  "security-scheme-changed",
  // Schemas of requests: what was accepted is no longer
  "request-type-narrowed",
  "request-null-refused",
  "request-enum-value-removed",
  "request-values-restricted",
  "request-minimum-increased",
  "request-maximum-decreased",
  "request-multiple-of-narrowed",
  "request-min-length-increased",
  "request-max-length-decreased",
  "request-pattern-narrowed",
  "request-format-narrowed",
  "request-content-encoding-changed",
  "request-min-items-increased",
  "request-max-items-decreased",
  "request-unique-items-required",
  "request-tuple-narrowed",
  "request-contains-narrowed",
  "request-property-removed",
  "request-property-renamed",
  "request-property-became-required",
  "request-required-property-added",
  "request-additional-properties-refused",
  "request-pattern-properties-narrowed",
  "request-property-names-narrowed",
  "request-min-properties-increased",
  "request-max-properties-decreased",
  "request-dependent-required-added",
  "request-dependent-schema-narrowed",
  "request-unevaluated-narrowed",
  "request-union-branch-removed",
  "request-union-became-ambiguous",
  "request-exclusion-widened",
  "request-condition-narrowed",
  "request-discriminator-property-changed",
  "request-discriminator-value-removed",
  "request-discriminator-retargeted",
  // Schemas of responses: what was never sent now may be, or what was sent no longer is
  "response-type-widened",
  "response-null-added",
  "response-enum-value-added",
  "response-values-unrestricted",
  "response-minimum-decreased",
  "response-maximum-increased",
  "response-multiple-of-widened",
  "response-min-length-decreased",
  "response-max-length-increased",
  "response-pattern-widened",
  "response-format-widened",
  "response-content-encoding-changed",
  "response-min-items-decreased",
  "response-max-items-increased",
  "response-unique-items-dropped",
  "response-tuple-widened",
  "response-contains-widened",
  "response-property-removed",
  "response-property-renamed",
  "response-property-became-optional",
  "response-property-became-write-only",
  "response-property-added-to-closed-object",
  "response-additional-properties-allowed",
  "response-pattern-properties-widened",
  "response-property-names-widened",
  "response-min-properties-decreased",
  "response-max-properties-increased",
  "response-dependent-required-dropped",
  "response-dependent-schema-widened",
  "response-unevaluated-widened",
  "response-union-branch-added",
  "response-exclusion-narrowed",
  "response-condition-widened",
  "response-discriminator-property-changed",
  "response-discriminator-value-added",
  "response-discriminator-retargeted",
  // What the comparison cannot express
  "unsupported-construct",
] as const;

export type ApiChangeKind = (typeof apiChangeKinds)[number];

/** One way in which a client of the old description can fail against the new one: a root cause, told once. */
export type ApiChange = {
  readonly kind: ApiChangeKind;
  /** Operations that the change reaches, the nearest first; one at least. */
  readonly operations: readonly string[];
  /** The place within the first operation, in a reader's words; empty for the operation as a whole. */
  readonly place: string;
  /** The property, parameter, value, status, media type, scheme or keyword concerned; empty when the place says it. */
  readonly name: string;
  /** What the old and the new description say, compact; null where one says nothing. */
  readonly before: string | null;
  readonly after: string | null;
  /** Null for what one of the descriptions does not have. */
  readonly base: Location | null;
  readonly revision: Location | null;
  /** `unproven` when no value was found that tells the two apart and none was ruled out. */
  readonly confidence: "proven" | "unproven";
};
