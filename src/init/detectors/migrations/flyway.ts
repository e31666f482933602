import { folderOf, nameOf } from "../../repository-view.ts";
import { type MigrationsDetector, numberingOf } from "./migrations-found.ts";

const versioned = /^V(\d+)__[^/]*\.sql$/;

/** Flyway: `V1__what.sql`. Undo and repeatable scripts are no numbered migrations. */
export const flyway: MigrationsDetector = (view) => {
  const files = view.paths.filter((path) => versioned.test(nameOf(path)));
  const [first] = files;
  if (first === undefined) return undefined;
  const folder = folderOf(first);
  const numbers = files.map((path) => versioned.exec(nameOf(path))?.[1] ?? "");
  const sql = {
    pattern: String.raw`^V(\d+)__[^/]*\.sql$`,
    ignore: "^[UR]",
    numbering: numberingOf(numbers),
  };
  return folder === "" ? undefined : { what: { tool: "Flyway", folder, sql }, where: first };
};
