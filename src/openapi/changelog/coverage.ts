import type { ApiChange } from "../api-change.ts";
import type { Location } from "../api-source.ts";
import { pointerOf } from "../pointer.ts";
import { changelogKinds } from "./changelog.ts";
import { type Difference, locationOf } from "./node-pair.ts";

/** Keywords that a kind of change speaks of, by a part of its name; the first that fits counts. */
const keywordsByPart: readonly (readonly [part: string, keywords: readonly string[]])[] = [
  ["min-length", ["minLength"]],
  ["max-length", ["maxLength"]],
  ["min-items", ["minItems"]],
  ["max-items", ["maxItems"]],
  ["min-properties", ["minProperties"]],
  ["max-properties", ["maxProperties"]],
  ["unique-items", ["uniqueItems"]],
  ["multiple-of", ["multipleOf"]],
  ["property-names", ["propertyNames"]],
  ["pattern-properties", ["patternProperties"]],
  ["additional-properties", ["additionalProperties"]],
  ["content-encoding", ["contentEncoding", "contentMediaType"]],
  ["minimum", ["minimum", "exclusiveMinimum"]],
  ["maximum", ["maximum", "exclusiveMaximum"]],
  ["pattern", ["pattern"]],
  ["format", ["format"]],
  ["type", ["type", "format"]],
  ["null", ["nullable", "type", "enum", "anyOf", "oneOf"]],
  ["enum", ["enum", "const"]],
  ["values", ["enum", "const", "type"]],
  ["tuple", ["prefixItems", "items"]],
  ["contains", ["contains", "minContains", "maxContains"]],
  ["dependent-required", ["dependentRequired"]],
  ["dependent-schema", ["dependentSchemas"]],
  ["unevaluated", ["unevaluatedItems", "unevaluatedProperties"]],
  ["union", ["anyOf", "oneOf", "allOf"]],
  ["exclusion", ["not"]],
  ["condition", ["if", "then", "else"]],
  ["discriminator", ["discriminator", "mapping", "propertyName"]],
  ["required", ["required"]],
  ["optional", ["required"]],
  ["write-only", ["writeOnly"]],
  ["security", ["security"]],
  ["server", ["servers"]],
  ["style", ["style", "explode"]],
  ["serialization", ["style", "explode"]],
  ["reserved", ["allowReserved"]],
  ["empty-value", ["allowEmptyValue"]],
  ["encoding", ["encoding"]],
  ["sunset", ["x-sunset", "deprecated"]],
  ["stability", ["x-stability-level"]],
];

/** Tells whether a breaking change says a difference already. */
export type Coverage = (difference: Difference) => boolean;

type Places = {
  /** Places that a change is about as a whole. */
  readonly exact: Set<string>;
  /** Keywords that a change speaks of: it says what stands in them, too. */
  readonly keywords: Set<string>;
};

/**
 * A difference is covered where a change stands at the same place, or at the mapping whose keyword it is and the kind
 * of change speaks of that keyword. Descriptions and extensions are never covered.
 */
export function openCoverage(changes: readonly ApiChange[]): Coverage {
  const base: Places = { exact: new Set(), keywords: new Set() };
  const revision: Places = { exact: new Set(), keywords: new Set() };
  for (const change of changes) {
    addPlaces(base, change.base, change);
    addPlaces(revision, change.revision, change);
  }
  return ({ kind, spot, aliases, before, after }) => {
    if (changelogKinds[kind] === "documentation" || kind === "extension-changed") return false;
    const way = kind.slice(kind.lastIndexOf("-") + 1);
    return (
      (before !== undefined && holds(base, locationOf(spot.base), way)) ||
      (after !== undefined && holds(revision, locationOf(spot.revision), way)) ||
      aliases.some((alias) => holds(base, alias, way) || holds(revision, alias, way))
    );
  };
}

function holds({ exact, keywords }: Places, { document, pointer }: Location, way: string): boolean {
  if (exact.has(`${document}#${pointer}`)) return true;
  return upFrom(pointer).some((place) => {
    const at = `${document}#${place}`;
    return keywords.has(at) || keywords.has(`${at} ${way}`);
  });
}

/** A pointer and the two above it: the keyword, its value, its value's value. */
function upFrom(pointer: string): readonly string[] {
  const steps = pointer.split("/");
  return [0, 1, 2].flatMap((count) =>
    count < steps.length ? [steps.slice(0, steps.length - count).join("/")] : [],
  );
}

/** Kinds that speak of some values of a list only: of those that went, or those that came. */
const oneWay = /^(?:request|response)-(?:enum|union|discriminator)-.*-(added|removed)$/;

function addPlaces(places: Places, at: Location | null, { kind, name }: ApiChange): void {
  if (at === null) return;
  const { exact, keywords } = places;
  const here = `${at.document}#${at.pointer}`;
  exact.add(here);
  if (kind.includes("property") && name !== "") {
    exact.add(here + pointerOf(["properties", name]));
  }
  const [, way] = oneWay.exec(kind) ?? [];
  const suffix = way === undefined ? "" : ` ${way}`;
  const spoken = keywordsByPart.find(([part]) => kind.includes(part))?.[1] ?? [];
  for (const keyword of spoken) keywords.add(`${here}/${keyword}${suffix}`);
  const last = at.pointer.slice(at.pointer.lastIndexOf("/") + 1);
  if (spoken.includes(last) || kind === "unsupported-construct") keywords.add(here + suffix);
}
