import type * as z from "zod";
import { type PromoteConfig, promoteConfig } from "./config.ts";
import type { ConfigProblem } from "./config-problem.ts";
import { knownKeysAt } from "./config-schema.ts";
import { contradictionsOf } from "./contradictions.ts";
import { looksSecret } from "./looks-secret.ts";
import { nearestName } from "./nearest-name.ts";
import { parseYamlSource, type YamlSource } from "./yaml-source.ts";
import { describeIssue, leafIssuesOf } from "./zod-issues.ts";

export type ParsedConfig =
  | { readonly config: PromoteConfig; readonly problems: readonly [] }
  | { readonly config: undefined; readonly problems: readonly ConfigProblem[] };

/** A configuration, or every problem of it with its place. `file` is how messages name it. */
export function parseConfig(text: string, file: string): ParsedConfig {
  const source = parseYamlSource(text);
  if (source.errors.length > 0) {
    const problems = source.errors.map((error) => ({
      ...error,
      file,
      path: "",
      message: `is not valid YAML: ${error.message}`,
    }));
    return { config: undefined, problems };
  }
  const parsed = promoteConfig.safeParse(source.value);
  const problems = [
    ...secretsIn(source, file),
    ...(parsed.success
      ? contradictionsOf(parsed.data).map(({ path, message }) => ({
          file,
          ...source.positionOf(path),
          path: path.join("."),
          message,
        }))
      : parsed.error.issues.flatMap((issue) => problemsOf(issue, source, file))),
  ];
  if (parsed.success && problems.length === 0) return { config: parsed.data, problems: [] };
  return {
    config: undefined,
    problems: problems.sort((a, b) => a.line - b.line || a.column - b.column),
  };
}

function secretsIn(source: YamlSource, file: string): ConfigProblem[] {
  return [...source.texts()]
    .filter(({ text }) => looksSecret(text))
    .map(({ line, column, path }) => ({
      file,
      line,
      column,
      path,
      message:
        "holds a secret itself; put it into a variable, name the variable here as env:NAME, and roll the secret",
    }));
}

function problemsOf(issue: z.core.$ZodIssue, source: YamlSource, file: string): ConfigProblem[] {
  return leafIssuesOf(issue, source.value).flatMap((leaf) =>
    leaf.code === "unrecognized_keys"
      ? leaf.keys.map((key) => unknownKey([...leaf.path, key], source, file))
      : [
          {
            file,
            ...source.positionOf(leaf.path),
            path: leaf.path.join("."),
            ...describeIssue(leaf, source.value),
          },
        ],
  );
}

function unknownKey(path: readonly PropertyKey[], source: YamlSource, file: string): ConfigProblem {
  const known = knownKeysAt(path.slice(0, -1));
  const key = String(path.at(-1));
  const nearest = nearestName(key, known);
  return {
    file,
    ...source.positionOfKey(path),
    path: path.join("."),
    message:
      known.length === 0
        ? "is not a setting"
        : `is not a setting; expected one of ${known.join(", ")}`,
    ...(nearest === undefined ? {} : { didYouMean: nearest }),
  };
}
