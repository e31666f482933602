import { manifestIn } from "../../package-manifest.ts";
import { folderOf, plainPath } from "../../repository-view.ts";
import { type MigrationsDetector, wordIn } from "./migrations-found.ts";

const dataSource = /(^|\/)([^/]*data-?source|ormconfig|typeorm[^/]*)\.([cm]?[jt]s|json)$/i;

/** TypeORM: the folder of classes named by milliseconds since 1970, else what the data source names. */
export const typeorm: MigrationsDetector = (view) => {
  if (manifestIn(view, "")?.packages.has("typeorm") !== true) return undefined;
  const migration = view.paths.find((path) => /(^|\/)\d{13}-[^/]+\.[cm]?[jt]s$/.test(path));
  if (migration !== undefined) {
    const folder = folderOf(migration);
    return { what: { tool: "TypeORM", folder, sql: undefined }, where: migration };
  }
  const named = wordIn(view, dataSource, /["'`]([^"'`]*migrations?)\/[^"'`]*["'`]/i);
  if (named === undefined) return undefined;
  const folder = plainPath(named.what.replace(/^dist\//, "src/"));
  return { what: { tool: "TypeORM", folder, sql: undefined }, where: named.where };
};
