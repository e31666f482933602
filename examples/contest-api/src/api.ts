import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Database } from "./database.ts";
import type { IngestionClient } from "./ingestion-client.ts";
import type { PaymentProvider } from "./payment-provider.ts";

/** What a handler may reach; given with each request, so that the routes, and their document, need none of it. */
export type Dependencies = {
  readonly database: Database;
  readonly payments: PaymentProvider;
  readonly ingestion: IngestionClient;
};

/** The application that the route files add their routes to. */
export type Api = OpenAPIHono<{ Bindings: Dependencies }>;
