import { type ApiSource, entryOf, resolve } from "../api-source.ts";
import { isObject, memberOf, membersOf } from "../document.ts";
import { pointerOf } from "../pointer.ts";

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

/** How many operations the paths of a description offer. */
export function countOperations(source: ApiSource): number {
  let count = 0;
  for (const [path, value] of membersOf(memberOf(entryOf(source), "paths"))) {
    const at = { document: source.entry, pointer: pointerOf(["paths", path]) };
    const item = path.startsWith("x-") ? undefined : resolve(source, value, at)?.node;
    count += methods.filter((method) => isObject(memberOf(item, method))).length;
    count += membersOf(memberOf(item, "additionalOperations")).length;
  }
  return count;
}
