import { createRoute, z } from "@hono/zod-openapi";
import packageJson from "../../package.json" with { type: "json" };
import type { Api } from "../api.ts";
import { json, problem } from "../content.ts";

const Health = z.object({ status: z.literal("ok"), version: z.string() }).openapi("Health");

const getHealth = createRoute({
  operationId: "getHealth",
  method: "get",
  path: "/health",
  summary: "Whether the service answers and reaches its database",
  responses: { 200: json(Health, "It does"), 500: problem("It does not") },
});

/** Adds the route that monitoring asks. */
export function addHealth(app: Api): void {
  app.openapi(getHealth, async (c) => {
    await c.env.database.query("SELECT 1");
    return c.json({ status: "ok" as const, version: packageJson.version }, 200);
  });
}
