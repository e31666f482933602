import type { TypedResponse } from "hono";
import type { FileContent } from "../../trail/trail.ts";

/** The header that says where the next page is; none on the last. RFC 8288. */
export function nextLink(url: string, next: string | null): { Link?: string } {
  if (next === null) return {};
  const { pathname, searchParams } = new URL(url);
  searchParams.set("cursor", next);
  return { Link: `<${pathname}?${searchParams}>; rel="next"` };
}

/** A file to be kept, never shown: what is in it came from outside. */
export function fileResponse({ path, content }: FileContent): Response {
  const name = path.slice(path.lastIndexOf("/") + 1).replace(/[^A-Za-z0-9._-]/g, "_");
  return new Response(new Uint8Array(content), {
    headers: {
      "Content-Type": "application/octet-stream",
      "Content-Disposition": `attachment; filename="${name}"`,
      "Content-Length": String(content.length),
    },
  });
}

const texts = new WeakMap<object, string>();

/** JSON of an answer that many get: it is written once. */
export function jsonResponse<Answer extends object>(
  answer: Answer,
  headers: Readonly<Record<string, string>> = {},
): Response & TypedResponse<Answer, 200, "json"> {
  const text = texts.get(answer) ?? JSON.stringify(answer);
  texts.set(answer, text);
  const response = new Response(text, {
    headers: { ...headers, "Content-Type": "application/json" },
  });
  // Status and body are what the type says: it holds for those who read the routes, not for the response.
  return response as Response & TypedResponse<Answer, 200, "json">;
}
