import { plainPath } from "../../repository-view.ts";
import { type MigrationsDetector, numberingOf, wordIn } from "./migrations-found.ts";

const configuration = /(^|\/)drizzle\.config\.[cm]?[jt]s$/;

/** Drizzle: the folder `out` of its configuration. */
export const drizzle: MigrationsDetector = (view) => {
  const where = view.paths.find((path) => configuration.test(path));
  if (where === undefined) return undefined;
  const out = wordIn(view, configuration, /\bout\s*:\s*["'`]([^"'`]+)["'`]/)?.what ?? "drizzle";
  const folder = plainPath(out);
  const numbers = view.paths.flatMap((path) => {
    const [, number] = path.startsWith(`${folder}/`)
      ? (/^(\d+)_[^/]*\.sql$/.exec(path.slice(folder.length + 1)) ?? [])
      : [];
    return number === undefined ? [] : [number];
  });
  return { what: { tool: "Drizzle", folder, sql: { numbering: numberingOf(numbers) } }, where };
};
