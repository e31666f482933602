import { memberOf, membersOf } from "../../data/json.ts";
import type { ApiSource } from "../api-source.ts";
import { below, type Located, resolve } from "../api-source.ts";
import { pointerOf } from "../pointer.ts";
import { compareValues } from "./compare-values.ts";
import { answerFlowOf, type OperationPair, type Sides } from "./http-comparison.ts";
import { leaveOf } from "./lifecycle.ts";
import { serializationOf } from "./serialization.ts";

type Header = Located & { readonly name: string };

/** Headers of an answer, whichever side gives it. */
export function compareHeaders(
  pair: OperationPair,
  place: string,
  { before, after }: Sides<Located>,
): void {
  const { sources } = pair.comparison;
  const old = headersOf(sources.before, before);
  const now = headersOf(sources.after, after);
  const compareKept = answerFlowOf(pair) === "response" ? compareReceived : compareAsked;
  for (const [key, header] of old) {
    const kept = now.get(key);
    if (kept !== undefined) compareKept(pair, place, { before: header, after: kept });
    else if (answerFlowOf(pair) === "response") tellRemoved(pair, place, header);
  }
  if (answerFlowOf(pair) === "response") return;
  for (const [key, { name, at, node }] of now) {
    if (old.has(key) || !isRequired(node)) continue;
    const told = { place, name: `${name} (header)`, after: "required", revision: at };
    pair.tell("request-required-parameter-added", told);
  }
}

function headersOf(source: ApiSource, response: Located): ReadonlyMap<string, Header> {
  const found = new Map<string, Header>();
  for (const [name, value] of membersOf(memberOf(response.node, "headers"))) {
    const at = below(response.at, pointerOf(["headers", name]));
    const located = resolve(source, value, at);
    const key = name.toLowerCase();
    if (located !== undefined && key !== "content-type") found.set(key, { ...located, name });
  }
  return found;
}

function tellRemoved(pair: OperationPair, place: string, { name, node, at }: Header): void {
  if (leaveOf(node, pair.comparison.policy.asOf).kind === "free") return;
  const before = isRequired(node) ? "required" : "optional";
  pair.tell("response-header-removed", { place, name, before, base: at });
}

/** The client reads it. */
function compareReceived(
  pair: OperationPair,
  place: string,
  { before, after }: Sides<Header>,
): void {
  const told = { place, name: after.name, base: before.at, revision: after.at };
  if (isRequired(before.node) && !isRequired(after.node)) {
    const texts = { before: "required", after: "optional" };
    pair.tell("response-header-became-optional", { ...told, ...texts });
  }
  const wire = wireDifference(pair, place, { before, after });
  if (wire !== null) {
    const { kind: _kind, ...texts } = wire;
    pair.tell("response-header-serialization-changed", { ...told, ...texts });
  }
}

/** The client answers with it. */
function compareAsked(pair: OperationPair, place: string, { before, after }: Sides<Header>): void {
  const name = `${after.name} (header)`;
  const told = { place, name, base: before.at, revision: after.at };
  if (isRequired(after.node) && !isRequired(before.node)) {
    const texts = { before: "optional", after: "required" };
    pair.tell("request-parameter-became-required", { ...told, ...texts });
  }
  const wire = wireDifference(pair, place, { before, after });
  if (wire !== null) {
    const { kind, ...texts } = wire;
    pair.tell(`request-parameter-${kind}-changed`, { ...told, ...texts });
  }
}

function wireDifference(pair: OperationPair, place: string, { before, after }: Sides<Header>) {
  const serializations = {
    before: serializationOf(before.node, "header"),
    after: serializationOf(after.node, "header"),
  };
  const use = { place: `${place} header ${after.name}`, flow: answerFlowOf(pair) };
  return compareValues(pair, { before, after }, serializations, use);
}

function isRequired(node: Located["node"]): boolean {
  return memberOf(node, "required") === true;
}
