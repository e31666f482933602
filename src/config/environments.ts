import * as z from "zod";
import {
  apiAddress,
  childVariable,
  command,
  duration,
  projectPath,
  secretReference,
  variableName,
} from "./scalars.ts";

const suffix = z.string().regex(/^_?[A-Z0-9_]*$/, "a suffix such as _STAGING");

const processSource = z.strictObject({
  kind: z.literal("environment"),
  suffix: suffix.default("").meta({
    description: "NAME + suffix is the variable's name in the environment of promote.",
  }),
  variables: z.record(variableName, variableName).optional().meta({
    description:
      "Which variable of promote's environment holds NAME. Names not listed are not here.",
  }),
});

const dotenvSource = z.strictObject({
  kind: z.literal("dotenv"),
  path: projectPath.meta({ description: "A dotenv file, read as data: nothing is expanded." }),
  suffix: suffix.default("").meta({ description: "The file holds NAME + suffix, or NAME." }),
});

const commandSource = z.strictObject({
  kind: z.literal("command"),
  run: command.meta({
    description:
      "Prints the variables, once a run. Where an argument holds {file}, they are read from that file instead.",
  }),
  format: z.enum(["dotenv", "json", "names"]).meta({
    description:
      "names: no values, as a JSON list (of texts, or of mappings with a name) or one a line.",
  }),
  environment: z
    .array(childVariable)
    .default([])
    .meta({ description: "Variables of promote's environment that the command gets." }),
  timeout: duration.default(30_000),
});

const githubSource = z.strictObject({
  kind: z.literal("github-environment"),
  repository: z
    .string()
    .regex(/^[\w.-]+\/[\w.-]+$/, "a repository as owner/name")
    .optional()
    .meta({ description: "owner/name. Default: GITHUB_REPOSITORY, which GitHub Actions sets." }),
  environment: z.string().min(1).meta({ description: "The environment's name on GitHub." }),
  token: secretReference,
  apiUrl: apiAddress
    .default("https://api.github.com")
    .meta({ description: "Of GitHub Enterprise Server: https://HOST/api/v3." }),
});

const valueSource = z.discriminatedUnion("kind", [
  processSource,
  dotenvSource,
  commandSource,
  githubSource,
]);

/** One place where an environment's values may be. */
export type ValueSource = z.output<typeof valueSource>;

/** Where an environment's values are: `sources`, tried in order; or in short a suffix and a dotenv file. */
export const environment = z.strictObject({
  suffix: suffix
    .default("")
    .meta({ description: "NAME + suffix is the variable's name in the process environment." }),
  dotenv: projectPath.optional().meta({
    description: "A dotenv file, read as data. Holds NAME, or NAME + suffix.",
  }),
  sources: z.array(valueSource).min(1).optional().meta({
    description:
      "Tried in order, instead of suffix and dotenv. The first that has a variable's value wins.",
  }),
});

export type EnvironmentSource = z.output<typeof environment>;
