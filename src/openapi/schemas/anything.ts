import { anySize, unbounded } from "./bounds.ts";
import { typesIn } from "./read-values.ts";
import type { Shape } from "./shape.ts";

const none: ReadonlyMap<string, never> = new Map<string, never>();

/** What says nothing: any value fits. */
export const anything: Shape = {
  at: undefined,
  isAnything: true,
  keywords: none,
  types: typesIn(undefined),
  values: undefined,
  extensible: undefined,
  numbers: { ...unbounded, multiplesOf: [] },
  lengths: anySize,
  patterns: new Set(),
  formats: new Set(),
  contents: none,
  contentSchema: [],
  sizes: anySize,
  isUnique: false,
  positions: [],
  items: [],
  contains: [],
  unevaluatedItems: [],
  properties: none,
  required: none,
  patternProperties: none,
  additional: [],
  unevaluatedProperties: [],
  propertyNames: [],
  counts: anySize,
  dependentRequired: none,
  dependentSchemas: none,
  unions: [],
  discriminator: undefined,
  exclusions: [],
  conditions: [],
  unread: none,
  isReadOnly: false,
  isWriteOnly: false,
  sunset: undefined,
  title: undefined,
};
