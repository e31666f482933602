import { STATUS_CODES } from "node:http";
import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Problem } from "./content.ts";
import { UnsignedEvent } from "./payment-provider.ts";

const constraintProblems: ReadonlyMap<unknown, readonly [ContentfulStatusCode, string]> = new Map([
  ["23503", [422, "It refers to something that does not exist."]],
  ["23505", [409, "It exists already."]],
  ["23514", [422, "A value is outside its allowed range."]],
]);

/** Answers with a problem document. */
export function refuse(c: Context, status: ContentfulStatusCode, detail: string): Response {
  const body: Problem = { status, title: STATUS_CODES[status] ?? "Error", detail };
  return c.body(JSON.stringify(body), status, { "content-type": "application/problem+json" });
}

/** Turns what a handler threw into a problem document; what nobody foresaw is logged and stays unexplained. */
export function refuseFor(error: Error, c: Context): Response {
  if (error instanceof HTTPException)
    return refuse(c, error.status as ContentfulStatusCode, error.message);
  if (error instanceof UnsignedEvent) return refuse(c, 400, error.message);
  const code = "code" in error ? error.code : undefined;
  const [status, detail] = constraintProblems.get(code) ?? [500, "The request failed."];
  if (status === 500) console.error(error);
  return refuse(c, status, detail);
}
