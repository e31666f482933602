import { manifestIn } from "../package-manifest.ts";
import { type Found, nameOf, type RepositoryView } from "../repository-view.ts";

const packages = [
  ...["pg", "postgres", "pg-promise", "@neondatabase/serverless", "@supabase/supabase-js"].map(
    (name) => [name, "PostgreSQL"] as const,
  ),
  ...["mysql", "mysql2", "mariadb"].map((name) => [name, "MySQL"] as const),
  ...["better-sqlite3", "sqlite3", "@libsql/client"].map((name) => [name, "SQLite"] as const),
  ...["mongodb", "mongoose"].map((name) => [name, "MongoDB"] as const),
];

/** What configuration files of tools call each database. */
const dialects: readonly (readonly [RegExp, string])[] = [
  [/["'](postgresql|postgres|pg|cockroachdb)["']/, "PostgreSQL"],
  [/["'](mysql2?|mariadb)["']/, "MySQL"],
  [/["'](sqlite3?|better-sqlite3|turso)["']/, "SQLite"],
  [/["']mongodb["']/, "MongoDB"],
];

const configuration =
  /^(drizzle\.config\.[cm]?[jt]s|knexfile\.[cm]?[jt]s|ormconfig\.(json|[jt]s)|(app-)?data-?source\.ts|[^/]*\.prisma)$/;

/** The kind of database that the project keeps its data in: a tool's own word goes before a package's name. */
export function detectDatabase(view: RepositoryView): Found<string> | undefined {
  for (const path of view.paths) {
    if (!configuration.test(nameOf(path))) continue;
    const text = withoutGenerators(view.texts.get(path) ?? "");
    const dialect = dialects.find(([words]) => words.test(text));
    if (dialect !== undefined) return { what: dialect[1], where: path };
  }
  const known = manifestIn(view, "")?.packages;
  const found = packages.find(([name]) => known?.has(name));
  return found === undefined ? undefined : { what: found[1], where: `${found[0]} in package.json` };
}

/** A `generator` of Prisma names programs, not databases. */
function withoutGenerators(text: string): string {
  return text.replace(/^generator\s+\w+\s*\{[^}]*\}/gm, "");
}
