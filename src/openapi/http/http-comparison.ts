import { type Json, memberOf, textOf } from "../../data/json.ts";
import type { ApiChangeKind } from "../api-change.ts";
import type { ApiSource, Located, Location } from "../api-source.ts";
import { resolve } from "../api-source.ts";
import type { ApiPolicy } from "../compare-policy.ts";
import type { Flow, SchemaComparison } from "../schemas/schema-comparison.ts";
import type { PlacedOperation } from "./operations.ts";

/** The old and the new of one thing. */
export type Sides<T> = { readonly before: T; readonly after: T };

/** What a change says beside its kind; what is left out is empty or null. */
export type Told = {
  readonly place?: string;
  readonly name?: string;
  readonly before?: string | null;
  readonly after?: string | null;
  readonly base?: Location | null;
  readonly revision?: Location | null;
  readonly confidence?: "proven" | "unproven";
};

/** Both descriptions, what is allowed between them, and where changes go. */
export interface HttpComparison {
  readonly sources: Sides<ApiSource>;
  readonly policy: ApiPolicy;
  readonly schemas: SchemaComparison;
  tell(kind: ApiChangeKind, operation: string, told: Told): void;
}

/** One operation in both descriptions. */
export interface OperationPair extends Sides<PlacedOperation> {
  readonly comparison: HttpComparison;
  readonly name: string;
  /** The service calls the client: webhooks and callbacks. */
  readonly isInverted: boolean;
  tell(kind: ApiChangeKind, told: Told): void;
}

/** Which way values travel in the bodies and headers of the caller's request. */
export function callerFlowOf({ isInverted }: OperationPair): Flow {
  return isInverted ? "response" : "request";
}

/** Which way values travel in the answers. */
export function answerFlowOf({ isInverted }: OperationPair): Flow {
  return isInverted ? "request" : "response";
}

/**
 * A member of both sides with its `$ref`s followed. Undefined when one of them leads nowhere: then what it hides
 * cannot be compared, which is told unless both sides refer to the same nowhere.
 */
export function resolvedPair(
  pair: OperationPair,
  values: Sides<Json | undefined>,
  at: Sides<Location>,
  place: string,
): Sides<Located | undefined> | undefined {
  const { sources } = pair.comparison;
  const before = resolve(sources.before, values.before, at.before);
  const after = resolve(sources.after, values.after, at.after);
  const lost = [before ? undefined : values.before, after ? undefined : values.after];
  const [lostBefore, lostAfter] = lost.map((value) => textOf(memberOf(value, "$ref")));
  if (lostBefore === undefined && lostAfter === undefined) return { before, after };
  if (lostBefore !== lostAfter) {
    pair.tell("unsupported-construct", {
      ...{ place, name: "$ref", before: lostBefore ?? null, after: lostAfter ?? null },
      ...{ base: at.before, revision: at.after, confidence: "unproven" },
    });
  }
  return undefined;
}
