import { memberOf, membersOf, textOf } from "../../data/json.ts";
import { type ApiSource, below, type Located, resolve, targetOf } from "../api-source.ts";
import { pointerOf } from "../pointer.ts";
import { answerFlowOf, type OperationPair, type Sides } from "./http-comparison.ts";
import { keyOf, operationsOf } from "./operations.ts";

type Link = Located & { readonly name: string; readonly target: string };

const operationKeys = new WeakMap<ApiSource, ReadonlyMap<string, string>>();

/** Links from an answer to further calls: each is still there and leads to the same call. */
export function compareLinks(
  pair: OperationPair,
  place: string,
  { before, after }: Sides<Located>,
): void {
  if (answerFlowOf(pair) === "request") return;
  const { sources } = pair.comparison;
  const now = linksOf(sources.after, after);
  for (const old of linksOf(sources.before, before).values()) {
    const kept = now.get(old.name);
    if (kept?.target === old.target) continue;
    const told = { place, name: old.name, before: old.target, base: old.at };
    if (kept !== undefined) {
      pair.tell("link-retargeted", { ...told, after: kept.target, revision: kept.at });
    } else if (![...now.values()].some(({ target }) => target === old.target)) {
      pair.tell("link-removed", told);
    }
  }
}

function linksOf(source: ApiSource, response: Located): ReadonlyMap<string, Link> {
  const found = new Map<string, Link>();
  for (const [name, value] of membersOf(memberOf(response.node, "links"))) {
    const at = below(response.at, pointerOf(["links", name]));
    const link = resolve(source, value, at);
    if (link !== undefined) found.set(name, { ...link, name, target: callOf(source, link) });
  }
  return found;
}

/** The call that a link describes: its operation, by method and path, and what it fills in. */
function callOf(source: ApiSource, { node, at }: Located): string {
  const reference = textOf(memberOf(node, "operationRef"));
  const id = textOf(memberOf(node, "operationId"));
  const operation = reference === undefined ? keysOf(source).get(`id ${id ?? ""}`) : undefined;
  const place = reference === undefined ? undefined : targetOf(source, reference, at.document)?.at;
  const placed = place && keysOf(source).get(`at ${place.document}#${place.pointer}`);
  const parameters = [...membersOf(memberOf(node, "parameters"))].map(
    ([name, value]) => `${name}=${JSON.stringify(value)}`,
  );
  const body = memberOf(node, "requestBody");
  const filled = [...parameters.sort(), ...(body === undefined ? [] : [JSON.stringify(body)])];
  return [operation ?? placed ?? reference ?? id ?? "no operation", ...filled].join(" ");
}

function keysOf(source: ApiSource): ReadonlyMap<string, string> {
  const known = operationKeys.get(source);
  if (known !== undefined) return known;
  const keys = new Map<string, string>();
  for (const operation of operationsOf(source)) {
    const id = textOf(memberOf(operation.node, "operationId"));
    const { document, pointer } = operation.at;
    keys.set(`at ${document}#${pointer}`, keyOf(operation));
    if (id !== undefined) keys.set(`id ${id}`, keyOf(operation));
  }
  operationKeys.set(source, keys);
  return keys;
}
