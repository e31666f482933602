import type * as z from "zod";
import type { ConfigProblem } from "./config-problem.ts";
import { looksSecret } from "./looks-secret.ts";
import { nearestName } from "./nearest-name.ts";
import { parseYamlSource, type YamlSource } from "./yaml-source.ts";
import { describeIssue, leafIssuesOf } from "./zod-issues.ts";

/** What is well formed in each place and cannot hold together. */
export type Contradiction = {
  readonly path: readonly (string | number)[];
  readonly message: string;
};

/** What a file of the project must be. */
export interface FileShape<Content> {
  readonly schema: z.ZodType<Content>;
  /** The keys that may stand at a path. */
  knownKeysAt(path: readonly PropertyKey[]): readonly string[];
  contradictionsOf(content: Content): readonly Contradiction[];
}

export type ParsedFile<Content> =
  | { readonly content: Content; readonly source: YamlSource; readonly problems: readonly [] }
  | { readonly content: undefined; readonly problems: readonly ConfigProblem[] };

/** What a YAML (or JSON) file says, or every problem of it with its place. `file` is how messages name it. */
export function parseYamlFile<Content>(
  text: string,
  file: string,
  shape: FileShape<Content>,
): ParsedFile<Content> {
  const source = parseYamlSource(text);
  if (source.errors.length > 0) {
    const problems = source.errors.map((error) => ({
      ...error,
      file,
      path: "",
      message: `is not valid YAML: ${error.message}`,
    }));
    return { content: undefined, problems };
  }
  const parsed = shape.schema.safeParse(source.value);
  const problems = [
    ...secretsIn(source, file),
    ...(parsed.success
      ? shape.contradictionsOf(parsed.data).map(({ path, message }) => ({
          file,
          ...source.positionOf(path),
          path: path.join("."),
          message,
        }))
      : parsed.error.issues.flatMap((issue) => problemsOf(issue, source, file, shape))),
  ];
  if (parsed.success && problems.length === 0)
    return { content: parsed.data, source, problems: [] };
  return {
    content: undefined,
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

function problemsOf(
  issue: z.core.$ZodIssue,
  source: YamlSource,
  file: string,
  shape: Pick<FileShape<unknown>, "knownKeysAt">,
): ConfigProblem[] {
  return leafIssuesOf(issue, source.value).flatMap((leaf) =>
    leaf.code === "unrecognized_keys"
      ? leaf.keys.map((key) => unknownKey([...leaf.path, key], source, file, shape))
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

/** A key as settings are written; of a file that is none, `NAME=value` may be one. */
function shownName(key: string): string {
  return /^[^\s=]{1,64}$/.test(key) && !looksSecret(key) ? key : "this key";
}

/** More settings than this are not listed to somebody who named another one. */
const mostNamed = 40;

function unknownKey(
  path: readonly PropertyKey[],
  source: YamlSource,
  file: string,
  { knownKeysAt }: Pick<FileShape<unknown>, "knownKeysAt">,
): ConfigProblem {
  const known = knownKeysAt(path.slice(0, -1));
  const key = String(path.at(-1));
  const nearest = nearestName(key, known);
  return {
    file,
    ...source.positionOfKey(path),
    path: [...path.slice(0, -1), shownName(key)].join("."),
    message:
      known.length === 0 || known.length > mostNamed
        ? "is not a setting"
        : `is not a setting; expected one of ${known.join(", ")}`,
    ...(nearest === undefined ? {} : { didYouMean: nearest }),
  };
}
