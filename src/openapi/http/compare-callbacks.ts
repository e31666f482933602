import { memberOf, membersOf } from "../../data/json.ts";
import { type ApiSource, below, resolve } from "../api-source.ts";
import { pointerOf } from "../pointer.ts";
import type { OperationPair, Sides } from "./http-comparison.ts";
import { operationsOfItem, type PlacedOperation } from "./operations.ts";

/** A call that an operation makes to its client: the name of the callback is not on the wire, its expression is. */
export type Callback = { readonly name: string; readonly operation: PlacedOperation };

/** Callbacks of an operation: each is still made. Those that stay are compared by `compareKept`. */
export function compareCallbacks(
  pair: OperationPair,
  compareKept: (name: string, sides: Sides<PlacedOperation>) => void,
): void {
  const { sources } = pair.comparison;
  const after = callbacksOf(sources.after, pair.after);
  for (const { name, operation } of callbacksOf(sources.before, pair.before)) {
    const { method, path } = operation;
    const same = after.filter(
      (other) => other.operation.method === method && other.operation.path === path,
    );
    const kept = same.find((other) => other.name === name) ?? same[0];
    if (kept !== undefined) {
      const title = `${pair.name} callback ${kept.name} ${method} ${path}`;
      compareKept(title, { before: operation, after: kept.operation });
      continue;
    }
    const told = { place: `callback ${name}`, name, before: `${method} ${path}` };
    pair.tell("callback-removed", { ...told, base: operation.at });
  }
}

function callbacksOf(source: ApiSource, { node, at }: PlacedOperation): readonly Callback[] {
  return membersOf(memberOf(node, "callbacks")).flatMap(([name, value]) => {
    const callback = resolve(source, value, below(at, pointerOf(["callbacks", name])));
    return membersOf(callback?.node).flatMap(([expression, item]) => {
      if (callback === undefined || expression.startsWith("x-")) return [];
      const place = below(callback.at, pointerOf([expression]));
      const operations = operationsOfItem(source, expression, item, place);
      return operations.map((operation) => ({ name, operation }));
    });
  });
}
