import type { Json } from "../gate/json.ts";
import { closureTextOf } from "./closure-text.ts";
import { itemsOf, memberOf, membersOf, textOf } from "./document.ts";
import type { OperationPair } from "./operation-pair.ts";

/** Compares what stands around an operation: who may call it, under which base path, and what it calls back. */
export function compareSurroundings(pair: OperationPair): void {
  compareSecurity(pair);
  compareBasePaths(pair);
  compareCallbacks(pair);
}

function compareSecurity(pair: OperationPair): void {
  const before = securityOf(pair.before);
  const after = securityOf(pair.after);
  const isOpen = after.length === 0 || after.includes("{}");
  if (isOpen || before.join() === after.join()) return;
  const { pointer } = pair.after.operation;
  const texts = { before: before.join(" or ") || null, after: after.join(" or ") };
  pair.tell({ kind: "unmodelled", construct: "security", pointer, ...texts }, "");
}

/** The alternatives of an operation's security, each as the definitions of its schemes with their scopes. */
function securityOf({ document, operation }: OperationPair["before"]): readonly string[] {
  const own = memberOf(operation.node, "security");
  const schemes = memberOf(memberOf(document, "components"), "securitySchemes");
  return itemsOf(own ?? memberOf(document, "security"))
    .map((alternative) => {
      const members = membersOf(alternative).map(([name, scopes]) => {
        const scheme = closureTextOf(document, memberOf(schemes, name) ?? name);
        return `${scheme} ${itemsOf(scopes).map(String).sort().join(" ")}`.trim();
      });
      return members.length === 0 ? "{}" : members.sort().join(" and ");
    })
    .sort();
}

function compareBasePaths(pair: OperationPair): void {
  const before = basePathsOf(pair.before);
  const after = basePathsOf(pair.after);
  if (before.every((path) => after.includes(path))) return;
  const { pointer } = pair.after.operation;
  const texts = { before: before.join(" or "), after: after.join(" or ") };
  pair.tell({ kind: "unmodelled", construct: "servers", pointer, ...texts }, "");
}

/** Base paths of the servers; hosts are a matter of environments, not of the API. */
function basePathsOf({ document, operation }: OperationPair["before"]): readonly string[] {
  const servers: Json =
    memberOf(operation.node, "servers") ??
    memberOf(operation.item, "servers") ??
    memberOf(document, "servers") ??
    [];
  const paths = itemsOf(servers).map((server) =>
    (textOf(memberOf(server, "url")) ?? "/").replace(/^[^/]*\/\/[^/]*/, "").replace(/\/+$/, ""),
  );
  return paths.length === 0 ? [""] : [...new Set(paths)].sort();
}

function compareCallbacks(pair: OperationPair): void {
  const theirs = new Map(membersOf(memberOf(pair.after.operation.node, "callbacks")));
  for (const [name, callback] of membersOf(memberOf(pair.before.operation.node, "callbacks"))) {
    const now = theirs.get(name);
    const before = closureTextOf(pair.before.document, callback, "names");
    const after = now === undefined ? null : closureTextOf(pair.after.document, now, "names");
    const { pointer } = pair.after.operation;
    if (before !== after)
      pair.tell(
        { kind: "unmodelled", construct: "callbacks", pointer, before, after },
        `callback ${name}`,
      );
  }
}
