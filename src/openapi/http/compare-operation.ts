import type { JsonObject } from "../../data/json.ts";
import { compareCallbacks } from "./compare-callbacks.ts";
import { compareLifecycle } from "./compare-lifecycle.ts";
import { compareParameters, compareSentParameters } from "./compare-parameters.ts";
import { compareRequestBody } from "./compare-request-body.ts";
import { compareResponses } from "./compare-responses.ts";
import { compareSecurity } from "./compare-security.ts";
import { compareServers } from "./compare-servers.ts";
import type { HttpComparison, OperationPair, Sides } from "./http-comparison.ts";
import { stabilityOf } from "./lifecycle.ts";
import type { PlacedOperation } from "./operations.ts";

/** Who calls whom, and the callbacks that the operation was reached through. */
export type Caller = { readonly isInverted: boolean; readonly through: readonly JsonObject[] };

/** Operations and callbacks of an unstable operation promise nothing; all others are compared whole. */
export function compareOperation(
  comparison: HttpComparison,
  name: string,
  { before, after }: Sides<PlacedOperation>,
  { isInverted, through }: Caller,
): void {
  if (comparison.policy.unstable.includes(stabilityOf(before.node))) return;
  if (through.includes(before.node)) return;
  const pair: OperationPair = {
    ...{ comparison, name, before, after, isInverted },
    tell: (kind, told) => comparison.tell(kind, name, told),
  };
  compareLifecycle(pair, { before, after }, { place: "", name: "" });
  if (isInverted) {
    compareSentParameters(pair);
  } else {
    compareParameters(pair);
    compareServers(pair);
    compareSecurity(pair);
  }
  compareRequestBody(pair);
  compareResponses(pair);
  compareCallbacks(pair, (callback, sides) => {
    const caller = { isInverted: !isInverted, through: [...through, before.node] };
    compareOperation(comparison, callback, sides, caller);
  });
}
