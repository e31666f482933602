import { z } from "@hono/zod-openapi";

/** A response with a JSON body. */
export function json<Schema extends z.ZodType>(schema: Schema, description: string) {
  return { description, content: { "application/json": { schema } } };
}

/** A required JSON request body. */
export function jsonBody<Schema extends z.ZodType>(schema: Schema) {
  return { required: true, content: { "application/json": { schema } } };
}

const Problem = z
  .object({
    status: z.int().openapi({ example: 404 }),
    title: z.string().openapi({ example: "Not Found" }),
    detail: z.string().openapi({ example: "There is no such contest." }),
  })
  .openapi("Problem");

/** A refused request, as RFC 9457 describes it. */
export type Problem = z.infer<typeof Problem>;

/** A response with a problem as its body. */
export function problem(description: string) {
  return { description, content: { "application/problem+json": { schema: Problem } } };
}
