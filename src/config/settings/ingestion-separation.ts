import * as z from "zod";
import { childVariable, command, duration, slug } from "../scalars.ts";

const allowedHost = z
  .string()
  .regex(
    /^(\[[0-9A-Fa-f:.]+\]|[^\s/@,:?#[\]]+)$/,
    "a host such as ingest.example.com or *.example.com, without scheme, port and path",
  );

const ingestionEndpoint = z.strictObject({
  variable: childVariable,
  probe: command.meta({
    description: "Prints the URL that the code selects, and nothing else. Run under each NODE_ENV.",
  }),
  environment: z.array(childVariable).default([]).meta({
    description: "Variables of promote's environment that the probe gets beside the endpoints.",
  }),
  compare: z.enum(["origin", "prefix"]).default("origin").meta({
    description:
      "What sets the two endpoints apart. origin: host and port. prefix: the path too, for a provider with one host.",
  }),
  allow: z.record(slug, z.array(allowedHost).min(1)).default({}).meta({
    description:
      "By environment, the only hosts its endpoint may have; * stands for any part. A label such as dev that a pattern spells out is no sign of staging.",
  }),
});

/** Settings of the check `ingestion-separation`. */
export const ingestionSeparationSettings = z.strictObject({
  endpoints: z.array(ingestionEndpoint).min(1),
  timeout: duration.default(60_000),
});
