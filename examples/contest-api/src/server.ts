import { serve } from "@hono/node-server";
import type { Dependencies } from "./api.ts";
import { createApp } from "./app.ts";
import { openDatabase } from "./database.ts";
import { requireVariable } from "./environment.ts";
import { createIngestionClient } from "./ingestion-client.ts";
import { createStripeClient } from "./stripe-client.ts";

const dependencies: Dependencies = {
  database: openDatabase(requireVariable(process.env, "DATABASE_URL")),
  payments: createStripeClient(process.env),
  ingestion: createIngestionClient(process.env),
};
const app = createApp();
const server = serve({
  fetch: (request) => app.fetch(request, dependencies),
  port: Number(process.env.PORT ?? 3000),
});

process.once("SIGTERM", () => {
  server.close(() => void dependencies.database.end());
});
