import { compareOperation } from "./compare-operation.ts";
import type { HttpComparison } from "./http-comparison.ts";
import { isDeprecated, leaveOf, stabilityOf } from "./lifecycle.ts";
import { matchOperations } from "./match-operations.ts";
import { nameOf, type PlacedOperation, webhooksOf } from "./operations.ts";

/** Everything that clients and the service say to each other, in the old document's order. */
export function compareHttp(comparison: HttpComparison): void {
  for (const { before, after } of matchOperations(comparison.sources)) {
    if (after === undefined) tellRemoved(comparison, before);
    else {
      const caller = { isInverted: false, through: [] };
      compareOperation(comparison, nameOf(after), { before, after }, caller);
    }
  }
  compareWebhooks(comparison);
}

function tellRemoved({ policy, tell }: HttpComparison, { node, at, ...path }: PlacedOperation) {
  if (policy.unstable.includes(stabilityOf(node))) return;
  const leave = leaveOf(node, policy.asOf);
  if (leave.kind === "free") return;
  const name = nameOf({ node, at, ...path });
  if (leave.kind === "early") {
    tell("operation-removed-before-sunset", name, { before: leave.day, base: at });
    return;
  }
  const before = isDeprecated(node) ? "deprecated" : null;
  tell("operation-removed", name, { before, base: at });
}

function compareWebhooks(comparison: HttpComparison): void {
  const { sources, policy, tell } = comparison;
  const after = webhooksOf(sources.after);
  for (const before of webhooksOf(sources.before)) {
    const name = `webhook ${before.path} ${before.method}`;
    const kept = after.find(({ method, path }) => method === before.method && path === before.path);
    const isUnstable = policy.unstable.includes(stabilityOf(before.node));
    if (kept !== undefined) {
      compareOperation(
        comparison,
        name,
        { before, after: kept },
        { isInverted: true, through: [] },
      );
    } else if (!isUnstable && leaveOf(before.node, policy.asOf).kind !== "free") {
      tell("webhook-removed", name, { name: before.path, base: before.at });
    }
  }
}
