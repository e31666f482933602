import { plainPath } from "../../repository-view.ts";
import { type MigrationsDetector, wordIn } from "./migrations-found.ts";

const configuration = /(^|\/)knexfile\.[cm]?[jt]s$/;

/** Knex: the folder that its configuration names, `migrations` unless it names one. */
export const knex: MigrationsDetector = (view) => {
  const where = view.paths.find((path) => configuration.test(path));
  if (where === undefined) return undefined;
  const named = wordIn(
    view,
    configuration,
    /migrations[\s\S]{0,200}?directory\s*:\s*["'`]([^"'`]+)["'`]/,
  );
  return {
    what: { tool: "Knex", folder: plainPath(named?.what ?? "migrations"), sql: undefined },
    where,
  };
};
