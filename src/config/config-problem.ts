/** One thing wrong with a configuration file, and where. */
export type ConfigProblem = {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  /** Where in the document, e.g. `checks.tests-pass.timeout`; empty for the whole. */
  readonly path: string;
  /** What is wrong and what was expected, one sentence. */
  readonly message: string;
  /** The nearest thing that would be right. */
  readonly didYouMean?: string;
};

/** `promote.yaml:12:5 checks.tests-pass.timout is not a setting. Did you mean "timeout"?` */
export function problemLine({
  file,
  line,
  column,
  path,
  message,
  didYouMean,
}: ConfigProblem): string {
  const subject = path === "" ? "the file" : path;
  const hint = didYouMean === undefined ? "" : ` Did you mean "${didYouMean}"?`;
  return `${file}:${line}:${column} ${subject} ${message}.${hint}`;
}
