import { memberOf } from "../../data/json.ts";
import { compareLifecycle } from "./compare-lifecycle.ts";
import { compareSchemas, compareValues, schemaOf } from "./compare-values.ts";
import type { OperationPair, Sides } from "./http-comparison.ts";
import { leaveOf, stabilityOf } from "./lifecycle.ts";
import { isRequired, type Parameter, parametersOf } from "./parameters.ts";
import { valuesInPath } from "./path-template.ts";
import { serializationOf } from "./serialization.ts";

/** What a client sends beside the body must still be taken, and nothing more be asked for. */
export function compareParameters(pair: OperationPair): void {
  const { sources, policy } = pair.comparison;
  const inPath = valuesInPath(pair.before.path, pair.after.path);
  const pathNames = inPath.map((text) => /^\{(.*)\}$/.exec(text)?.[1] ?? "");
  const before = parametersOf(sources.before, pair.before, pathNames);
  const after = parametersOf(sources.after, pair.after);
  comparePathTexts(pair, inPath, { before, after });
  for (const [key, old] of before) {
    const now = after.get(key);
    if (policy.unstable.includes(stabilityOf(old.node))) continue;
    if (now !== undefined) compareParameter(pair, { before: old, after: now });
    else if (old.place !== "path") tellRemoved(pair, old);
  }
  for (const [key, now] of after) {
    if (before.has(key) || now.place === "path" || !isRequired(now)) continue;
    const told = { place: `parameter ${now.label}`, name: now.label, after: "required" };
    pair.tell("request-required-parameter-added", { ...told, revision: now.at });
  }
}

function tellRemoved(pair: OperationPair, old: Parameter): void {
  const leave = leaveOf(old.node, pair.comparison.policy.asOf);
  if (leave.kind === "free") return;
  const isEarly = leave.kind === "early";
  const before = isEarly ? leave.day : isRequired(old) ? "required" : "optional";
  const kind = isEarly ? "request-parameter-removed-before-sunset" : "request-parameter-removed";
  pair.tell(kind, { place: `parameter ${old.label}`, name: old.label, before, base: old.at });
}

function compareParameter(pair: OperationPair, { before, after }: Sides<Parameter>): void {
  const place = `parameter ${after.label}`;
  const told = { place, name: after.label, base: before.at, revision: after.at };
  if (isRequired(after) && !isRequired(before)) {
    const texts = { before: "optional", after: "required" };
    pair.tell("request-parameter-became-required", { ...told, ...texts });
  }
  compareLifecycle(pair, { before, after }, { place, name: after.label });
  const serializations = {
    before: serializationOf(before.node, before.place),
    after: serializationOf(after.node, after.place),
  };
  const use = { place, flow: "request" } as const;
  const wire = compareValues(pair, { before, after }, serializations, use);
  if (wire !== null) {
    const { kind, ...texts } = wire;
    pair.tell(`request-parameter-${kind}-changed`, { ...told, ...texts });
  }
  compareRefused(pair, { before, after });
}

function compareRefused(pair: OperationPair, { before, after }: Sides<Parameter>): void {
  const place = `parameter ${after.label}`;
  const told = { place, name: after.label, base: before.at, revision: after.at };
  const texts = { before: "true", after: "false" };
  if (isLost("allowReserved") && before.place !== "header") {
    pair.tell("request-parameter-reserved-characters-refused", { ...told, ...texts });
  }
  if (isLost("allowEmptyValue") && before.place === "query") {
    pair.tell("request-parameter-empty-value-refused", { ...told, ...texts });
  }

  function isLost(member: string): boolean {
    return memberOf(before.node, member) === true && memberOf(after.node, member) !== true;
  }
}

/** A path parameter that only the new description has, or describes: the old path's text must be among its values. */
function comparePathTexts(
  pair: OperationPair,
  inPath: readonly string[],
  { before, after }: Sides<ReadonlyMap<string, Parameter>>,
): void {
  for (const [position, text] of inPath.entries()) {
    const now = after.get(`path #${position}`);
    if (now === undefined || before.has(`path #${position}`)) continue;
    const isText = !text.includes("{");
    const value = isText ? { type: "string", enum: [text] } : undefined;
    const old = { value, at: pair.before.at };
    const use = { place: `parameter ${now.label}`, flow: "request", encoding: "text" } as const;
    compareSchemas(pair, { before: old, after: schemaOf(now) }, use);
  }
}

/** What the service sends beside the body of a call to the client: headers to whoever receives it. */
export function compareSentParameters(pair: OperationPair): void {
  const { sources } = pair.comparison;
  const after = parametersOf(sources.after, pair.after);
  for (const [key, old] of parametersOf(sources.before, pair.before)) {
    const now = after.get(key);
    const told = { place: `parameter ${old.label}`, name: old.label, base: old.at };
    const wasRequired = isRequired(old);
    const before = wasRequired ? "required" : "optional";
    if (now === undefined) {
      pair.tell("response-header-removed", { ...told, before });
      continue;
    }
    const texts = { before, after: "optional", revision: now.at };
    if (wasRequired && !isRequired(now)) {
      pair.tell("response-header-became-optional", { ...told, ...texts });
    }
    const serializations = {
      before: serializationOf(old.node, old.place),
      after: serializationOf(now.node, now.place),
    };
    const use = { place: told.place, flow: "response" } as const;
    const wire = compareValues(pair, { before: old, after: now }, serializations, use);
    if (wire === null) continue;
    const { before: oldWire, after: newWire } = wire;
    const changed = { ...told, before: oldWire, after: newWire, revision: now.at };
    pair.tell("response-header-serialization-changed", changed);
  }
}
