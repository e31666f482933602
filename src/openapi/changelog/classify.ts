import type { Json } from "../../data/json.ts";
import type { ChangelogKind } from "./changelog.ts";
import type { NodeKind } from "./node-grammar.ts";

/** What a keyword that is compared as a whole says when it changes. */
export function kindOfKeyword(
  node: NodeKind,
  key: string,
  before: Json | undefined,
  after: Json | undefined,
): ChangelogKind {
  if (key === "x-sunset") return "sunset-changed";
  if (key.startsWith("x-")) return "extension-changed";
  if (key === "deprecated") return after === true ? "deprecated" : "reactivated";
  if (key === "openapi" || key === "swagger") return "specification-version-changed";
  if (node === "info") return key === "version" ? "version-changed" : "description-changed";
  if (key === "tags") return "tags-changed";
  if (examples.has(key)) return "example-changed";
  if (descriptions.has(key)) return "description-changed";
  if (key === "operationId") return "operation-id-changed";
  if (key === "default") return "default-changed";
  if (key === "required") return after === true ? "became-required" : "became-optional";
  return isSchemaLike(node) ? kindOfConstraint(key, before, after) : "other-changed";
}

const examples = new Set(["example", "examples"]);
const descriptions = new Set([
  ...["description", "summary", "title", "externalDocs", "$comment", "contact", "license"],
  ...["termsOfService"],
]);

function isSchemaLike(node: NodeKind): boolean {
  return node === "schema" || node === "fragment" || node === "discriminator";
}

/** Keywords of which a larger number allows more, and those of which it allows less. */
const upper = new Set(["maximum", "maxLength", "maxItems", "maxProperties", "maxContains"]);
const lower = new Set(["minimum", "minLength", "minItems", "minProperties", "minContains"]);
const flags = new Set(["uniqueItems", "exclusiveMinimum", "exclusiveMaximum"]);
const allowing = new Set(["nullable", "additionalProperties", "items"]);

function kindOfConstraint(
  key: string,
  before: Json | undefined,
  after: Json | undefined,
): ChangelogKind {
  const direction = directionOf(key, before, after);
  if (direction === 0) return "constraint-changed";
  return direction < 0 ? "constraint-tightened" : "constraint-relaxed";
}

/** Below zero when fewer values are allowed than before, above when more, zero when it cannot be told from this. */
function directionOf(key: string, before: Json | undefined, after: Json | undefined): number {
  if (allowing.has(key))
    return Number(after ?? key !== "nullable") - Number(before ?? key !== "nullable") || 0;
  if (flags.has(key) && typeof (after ?? before) === "boolean") {
    return Number(before ?? false) - Number(after ?? false);
  }
  if (before === undefined) return -1;
  if (after === undefined) return 1;
  if (typeof before !== "number" || typeof after !== "number") return 0;
  if (upper.has(key)) return after - before;
  return lower.has(key) ? before - after : 0;
}
