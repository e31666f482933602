import * as z from "zod";
import { command, duration, projectPath, variableName } from "../scalars.ts";

/** Settings of the check `openapi-match`. */
export const openapiMatchSettings = z.strictObject({
  document: projectPath.default("docs/api/openapi.json"),
  generate: command,
  output: z
    .union([z.literal("stdout"), projectPath])
    .default("stdout")
    .meta({
      description: "Where the generated document is: stdout, or a path the command writes.",
    }),
  dependencies: z.array(projectPath).default(["node_modules"]).meta({
    description:
      "Untracked folders that the generator needs; linked into the clean copy of the commit.",
  }),
  environment: z
    .array(variableName)
    .default([])
    .meta({ description: "Names of variables the command gets." }),
  timeout: duration.default(120_000),
});
