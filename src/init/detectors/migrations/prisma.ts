import { folderOf, type RepositoryView, within } from "../../repository-view.ts";
import type { MigrationsDetector } from "./migrations-found.ts";

/** Prisma: a folder beside its schema, a folder a migration. */
export const prisma: MigrationsDetector = (view) => {
  const schema = schemaOf(view);
  if (schema === undefined) return undefined;
  const migration = view.paths.find((path) =>
    /(^|\/)migrations\/\d{14}_[^/]*\/migration\.sql$/.test(path),
  );
  const folder =
    migration === undefined
      ? within(folderOf(schema), "migrations")
      : folderOf(folderOf(migration));
  const sql = {
    pattern: String.raw`^(\d{14})_[^/]*/migration\.sql$`,
    numbering: "timestamp",
  } as const;
  return { what: { tool: "Prisma", folder, sql }, where: schema };
};

/** The schema may be several files; the one that names the database counts. */
function schemaOf({ paths, texts }: RepositoryView): string | undefined {
  return paths.find(
    (path) => path.endsWith(".prisma") && /^datasource\s/m.test(texts.get(path) ?? ""),
  );
}
