import { OpenAPIHono } from "@hono/zod-openapi";
import type { Trail } from "../../trail/trail.ts";
import { ProblemError, problemOf } from "../problem.ts";
import { fileResponse, jsonResponse, nextLink } from "./answers.ts";
import { operations } from "./operations.ts";

/** The API over a ledger. Throws `ProblemError`, `BadCursor` and faults; `app.ts` answers with what they say. */
export function apiOf(trail: Trail): OpenAPIHono {
  const api = new OpenAPIHono({
    strict: true,
    defaultHook: (result) => {
      if (result.success) return;
      const errors = result.error.issues.map(({ path, message }) => ({
        parameter: path.join("."),
        detail: message,
      }));
      throw new ProblemError(
        problemOf("bad-parameter", "A parameter is not what the API describes.", errors),
      );
    },
  });
  addLists(api, trail);
  addPromotions(api, trail);
  api.openapi(operations.runbookExecution, async (context) => {
    const { id } = context.req.valid("param");
    return context.json(found(await trail.runbookExecution(id), "execution with this id"), 200);
  });
  api.openapi(operations.summary, async () => jsonResponse(await trail.summary()));
  api.openapi(operations.waivers, async (context) =>
    context.json({ items: await trail.waivers() }, 200),
  );
  api.openapi(operations.health, (context) => context.json({ status: "ok" } as const, 200));
  api.openapi(operations.readiness, async (context) => {
    await trail.ready();
    return context.json({ status: "ok" } as const, 200);
  });
  return api;
}

function addLists(api: OpenAPIHono, trail: Trail): void {
  api.openapi(operations.promotions, async (context) => {
    const { limit, cursor, ...filter } = context.req.valid("query");
    const page = await trail.promotions(filter, { limit, cursor });
    return jsonResponse(page, nextLink(context.req.url, page.next));
  });
  api.openapi(operations.confirmations, async (context) => {
    const page = await trail.confirmations(context.req.valid("query"));
    return jsonResponse(page, nextLink(context.req.url, page.next));
  });
  api.openapi(operations.runbookExecutions, async (context) => {
    const page = await trail.runbookExecutions(context.req.valid("query"));
    return jsonResponse(page, nextLink(context.req.url, page.next));
  });
  api.openapi(operations.snapshots, async (context) => {
    const page = await trail.snapshots(context.req.valid("query"));
    return jsonResponse(page, nextLink(context.req.url, page.next));
  });
}

function addPromotions(api: OpenAPIHono, trail: Trail): void {
  const what = "promotion with this record id";
  api.openapi(operations.promotion, async (context) => {
    const { recordId } = context.req.valid("param");
    return jsonResponse(found(await trail.promotion(recordId), what));
  });
  api.openapi(operations.files, async (context) => {
    const { recordId } = context.req.valid("param");
    const { files } = found(await trail.promotion(recordId), what);
    return context.json({ items: files }, 200);
  });
  api.openapi(operations.record, async (context) => {
    const { recordId } = context.req.valid("param");
    return fileResponse(found(await trail.recordFile(recordId), what));
  });
  api.openapi(operations.file, async (context) => {
    const { recordId, sha256 } = context.req.valid("param");
    return fileResponse(
      found(await trail.recordFile(recordId, sha256), "such file of such a promotion"),
    );
  });
}

/** What was asked for. Throws `ProblemError` where it is not there. */
function found<T>(value: T | undefined, what: string): T {
  if (value !== undefined) return value;
  throw new ProblemError(problemOf("not-found", `The ledger has no ${what}.`));
}
