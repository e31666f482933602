import { OpenAPIHono, z } from "@hono/zod-openapi";
import packageJson from "../package.json" with { type: "json" };
import type { Api } from "./api.ts";
import { refuse, refuseFor } from "./problem.ts";
import { addContests } from "./routes/contests.ts";
import { addEntries } from "./routes/entries.ts";
import { addHealth } from "./routes/health.ts";
import { addIngestionRuns } from "./routes/ingestion-runs.ts";
import { addMetrics } from "./routes/metrics.ts";
import { addPayments } from "./routes/payments.ts";
import { addPayouts } from "./routes/payouts.ts";
import { addRunbookExecutions } from "./routes/runbook-executions.ts";

/** The API; its dependencies come with each request. */
export function createApp(): Api {
  const app: Api = new OpenAPIHono({
    defaultHook: (result, c) =>
      result.success ? undefined : refuse(c, 400, z.prettifyError(result.error)),
  });
  app.onError(refuseFor);
  app.notFound((c) => refuse(c, 404, "There is no such route."));

  addMetrics(app);
  addHealth(app);
  addContests(app);
  addEntries(app);
  addPayments(app);
  addPayouts(app);
  addIngestionRuns(app);
  addRunbookExecutions(app);
  return app;
}

/** The OpenAPI document of the API, generated from its routes. */
export function openApiDocument() {
  return createApp().getOpenAPI31Document({
    openapi: "3.1.0",
    info: { title: "Contest API", version: packageJson.version },
    servers: [
      { url: "https://api.contest.example" },
      { url: "https://api.staging.contest.example" },
    ],
  });
}
