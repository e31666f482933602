import { type Found, nameOf, type RepositoryView } from "../repository-view.ts";

/** A committed dump of the schema: named as a snapshot, or saying that `pg_dump` wrote it. */
export function detectSchemaSnapshot(view: RepositoryView): Found<string> | undefined {
  const path =
    view.paths.find((one) =>
      /schema[._-]?snapshot[^/]*\.sql$|\.snapshot\.sql$/i.test(nameOf(one)),
    ) ??
    view.paths.find(
      (one) =>
        /^(schema|structure)\.sql$/.test(nameOf(one)) &&
        (view.texts.get(one) ?? "").slice(0, 2000).includes("PostgreSQL database dump"),
    );
  return path === undefined ? undefined : { what: path, where: path };
}
