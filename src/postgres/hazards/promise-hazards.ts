import { partsOf, saidOf } from "../object-text.ts";
import type { SchemaObject } from "../schema-model.ts";
import {
  canonicalOf,
  closingOf,
  elementsOf,
  keywordOf,
  nameOf,
  type Token,
  tokensOf,
} from "../tokens.ts";
import { privilegesOf } from "./access-hazards.ts";
import type { Hazard } from "./hazard.ts";
import { makeHazard } from "./make-hazard.ts";

/** What others rely on in an object that both schemas have, and is no longer so. */
export function* promiseHazards(before: SchemaObject, after: SchemaObject): Iterable<Hazard> {
  const { kind } = before;
  if (/view$/.test(kind)) yield* viewColumnHazards(before, after);
  if (kind === "function") yield* resultHazards(before, after);
  const isOther = saidOf(before, "") !== saidOf(after, "");
  if (kind === "domain" && (isOther || constraintsOf(before) !== constraintsOf(after))) {
    yield makeHazard("domain-changed", { before, after });
  }
  if (kind === "sequence" && isOther) yield makeHazard("sequence-changed", { before, after });
  yield* partitionHazards(before, after);
  yield* ownerHazards(before, after);
  yield* revocationHazards(before, after);
}

function* viewColumnHazards(before: SchemaObject, after: SchemaObject): Iterable<Hazard> {
  const now = viewColumnsOf(after);
  if (now.length === 0) return;
  const gone = viewColumnsOf(before).filter((column) => !now.includes(column));
  if (gone.length > 0) yield makeHazard("view-column-dropped", { before, after }, gone.join(", "));
}

/** The names of what a view selects, as pg_dump writes them: the last word of each. */
function viewColumnsOf(view: SchemaObject): readonly string[] {
  const tokens = tokensOf(saidOf(view, ""));
  const start = indexOutside(tokens, 0, "SELECT");
  const end = indexOutside(tokens, start, "FROM", "WHERE", "UNION", "EXCEPT", "INTERSECT", "GROUP");
  return elementsOf(tokens.slice(start + 1, end)).map((element) => nameOf(element.at(-1)));
}

function indexOutside(tokens: readonly Token[], from: number, ...words: readonly string[]): number {
  for (let at = from; at < tokens.length; at += 1) {
    if (tokens[at]?.text === "(") at = closingOf(tokens, at);
    else if (words.includes(keywordOf(tokens[at]))) return at;
  }
  return tokens.length;
}

function* resultHazards(before: SchemaObject, after: SchemaObject): Iterable<Hazard> {
  const [old, now] = [resultOf(before), resultOf(after)];
  if (old !== now)
    yield makeHazard("routine-result-changed", { before, after }, `${now}, and it was ${old}`);
}

function resultOf(routine: SchemaObject): string {
  const tokens = tokensOf(saidOf(routine, ""));
  const start = indexOutside(tokens, 0, "RETURNS") + 1;
  const end = indexOutside(tokens, start, "LANGUAGE");
  return canonicalOf(tokens.slice(start, end));
}

function constraintsOf(domain: SchemaObject): string {
  return partsOf(domain, "constraint")
    .map((part) => `${part} ${saidOf(domain, part)}`)
    .sort()
    .join("\n");
}

function* partitionHazards(before: SchemaObject, after: SchemaObject): Iterable<Hazard> {
  const part = "place among the partitions";
  const [old, now] = [saidOf(before, part), saidOf(after, part)];
  if (old === now) return;
  const kind = now === "" ? "partition-detached" : "partition-attached";
  yield makeHazard(kind, { before, after, part });
}

function* ownerHazards(before: SchemaObject, after: SchemaObject): Iterable<Hazard> {
  const part = "owner";
  const [old, now] = [saidOf(before, part), saidOf(after, part)];
  if (old === "" || now === "" || old === now) return;
  yield makeHazard("owner-changed", { before, after, part }, `${now}, and it was ${old}`);
}

/** Rights of roles by name; what PUBLIC loses is what nobody should have had. */
function* revocationHazards(before: SchemaObject, after: SchemaObject): Iterable<Hazard> {
  for (const part of partsOf(before, "privileges")) {
    if (part === "privileges of public") continue;
    const [old, now] = [privilegesOf(before, part), privilegesOf(after, part)];
    const lost = [...old.granted].filter((right) => !now.granted.has(right));
    if (lost.length === 0 || now.granted.has("ALL")) continue;
    yield makeHazard("right-revoked", { before, after, part }, lost.join(", "));
  }
}
