import type { Trail } from "../trail/trail.ts";
import { apiOf } from "./api/api.ts";

const bearer = "token";

/** The API as OpenAPI 3.1 describes it, from the very routes that answer. */
export function openapiDocument(): object {
  const api = apiOf(nobody);
  api.openAPIRegistry.registerComponent("securitySchemes", bearer, {
    type: "http",
    scheme: "bearer",
    description: "Needed where `promote serve` was given a token.",
  });
  return api.getOpenAPI31Document({
    openapi: "3.1.0",
    info: {
      title: "promote: the ledger of promotions",
      version: "1",
      description:
        "Reads the ledger of promotion records: `promote serve`. Every error is a problem document (RFC 9457).",
      license: { name: "MIT", url: "https://spdx.org/licenses/MIT.html" },
    },
    servers: [{ url: "http://127.0.0.1:4600" }],
    tags: [
      { name: "Ledger", description: "What the ledger shows" },
      { name: "Server", description: "The server itself" },
    ],
    security: [{ [bearer]: [] }, {}],
  });
}

const refuse = () => Promise.reject(new Error("a description answers nothing"));

const nobody: Trail = {
  promotions: refuse,
  promotion: refuse,
  recordFile: refuse,
  confirmations: refuse,
  waivers: refuse,
  runbookExecutions: refuse,
  runbookExecution: refuse,
  snapshots: refuse,
  summary: refuse,
  environments: refuse,
  mark: refuse,
  ready: refuse,
};
