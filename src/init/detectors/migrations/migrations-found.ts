import type { Found, RepositoryView } from "../../repository-view.ts";

export type Migrations = {
  readonly tool: string;
  /** Relative to the project. */
  readonly folder: string;
  /** How the deployment checklist reads them; undefined when they are no SQL files. */
  readonly sql: SqlMigrations | undefined;
};

/** Settings of a checklist item of kind `migrations`; what is absent is its default. */
export type SqlMigrations = {
  readonly pattern?: string;
  readonly ignore?: string;
  readonly numbering: "sequence" | "timestamp";
  readonly downMarker?: string;
};

export type MigrationsDetector = (view: RepositoryView) => Found<Migrations> | undefined;

/** Timestamps have at least ten digits: seconds since 1970, or a date with a time. */
export function numberingOf(numbers: readonly string[]): SqlMigrations["numbering"] {
  return numbers.some((number) => number.length >= 8) ? "timestamp" : "sequence";
}

/** The first group of the first line that matches, in any of the files that match. */
export function wordIn(
  view: RepositoryView,
  files: RegExp,
  words: RegExp,
): Found<string> | undefined {
  for (const path of view.paths) {
    if (!files.test(path)) continue;
    const found = words.exec(view.texts.get(path) ?? "")?.[1];
    if (found !== undefined) return { what: found, where: path };
  }
  return undefined;
}
