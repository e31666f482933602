import { type PromoteConfig, promoteConfig } from "./config.ts";
import type { ConfigProblem } from "./config-problem.ts";
import { configJsonSchema, knownKeysIn } from "./config-schema.ts";
import { contradictionsOf } from "./contradictions.ts";
import { parseYamlFile } from "./parse-yaml-file.ts";

export type ParsedConfig =
  | { readonly config: PromoteConfig; readonly problems: readonly [] }
  | { readonly config: undefined; readonly problems: readonly ConfigProblem[] };

/** A configuration, or every problem of it with its place. `file` is how messages name it. */
export function parseConfig(text: string, file: string): ParsedConfig {
  let schemaOnce: ReturnType<typeof configJsonSchema> | undefined;
  const knownKeysAt = (path: readonly PropertyKey[]) => {
    schemaOnce ??= configJsonSchema();
    return knownKeysIn(schemaOnce, path);
  };
  const { content, problems } = parseYamlFile(text, file, {
    schema: promoteConfig,
    knownKeysAt,
    contradictionsOf,
  });
  return content === undefined
    ? { config: undefined, problems }
    : { config: content, problems: [] };
}
