import { groupedBy } from "../../../data/grouped-by.ts";
import { folderOf, nameOf, type RepositoryView } from "../../repository-view.ts";
import { type MigrationsDetector, numberingOf, type SqlMigrations } from "./migrations-found.ts";

const numbered = /^(\d+)[^/]*\.sql$/;
const downMarkers = ["-- migrate:down", "-- +goose Down", "-- +migrate Down", "-- Down Migration"];

/** Numbered SQL files in a folder whose name says so; of several folders, the one with the most. */
export const plainSql: MigrationsDetector = (view) => {
  const numberedFiles = view.paths.filter(
    (path) => numbered.test(nameOf(path)) && /migrat|(^|\/)(sql|schema)$/i.test(folderOf(path)),
  );
  const [largest] = [...groupedBy(numberedFiles, folderOf)].sort(
    ([, a], [, b]) => b.length - a.length,
  );
  if (largest === undefined) return undefined;
  const [folder, files] = largest;
  return {
    what: { tool: "plain SQL", folder, sql: sqlOf(view, files) },
    where: files[0] ?? folder,
  };
};

function sqlOf(view: RepositoryView, files: readonly string[]): SqlMigrations {
  const numbers = files.map((path) => numbered.exec(nameOf(path))?.[1] ?? "");
  const downMarker = downMarkers.find((marker) =>
    files.some((path) => view.texts.get(path)?.includes(marker)),
  );
  return { numbering: numberingOf(numbers), ...(downMarker === undefined ? {} : { downMarker }) };
}
