import { manifestIn } from "../package-manifest.ts";
import { folderOf, nameOf, type RepositoryView, viewBelow } from "../repository-view.ts";
import { detectDatabase } from "./database.ts";
import { detectHttpFramework } from "./http-framework.ts";
import { detectMigrations } from "./migrations/index.ts";
import { detectOpenapiDocument } from "./openapi-document.ts";
import { detectTestRunner } from "./test-runners/index.ts";

/** A folder with a package, and how much in it speaks for a service that is released. */
export type ProjectFolder = { readonly folder: string; readonly weight: number };

const besideThePoint =
  /(^|\/)(node_modules|fixtures|__fixtures__|examples?|templates?|e2e|tests?)(\/|$)/;

/** The folders that may be the project, the likeliest first; the top alone when there is no package. */
export function detectProjects(view: RepositoryView): readonly ProjectFolder[] {
  const folders = view.paths
    .filter((path) => nameOf(path) === "package.json")
    .map(folderOf)
    .filter((folder) => !besideThePoint.test(folder));
  const found = folders.map((folder) => ({ folder, weight: weightOf(view, folder, folders) }));
  if (found.length === 0) return [{ folder: "", weight: 0 }];
  const depth = (folder: string) => (folder === "" ? 0 : folder.split("/").length);
  return found.sort(
    (a, b) =>
      b.weight - a.weight || depth(a.folder) - depth(b.folder) || (a.folder < b.folder ? -1 : 1),
  );
}

/** What lies in a package below counts for that one. */
function weightOf(view: RepositoryView, folder: string, folders: readonly string[]): number {
  const start = folder === "" ? "" : `${folder}/`;
  const below = folders
    .filter((one) => one !== folder && one.startsWith(start))
    .map((one) => `${one.slice(start.length)}/`);
  const whole = viewBelow(view, folder);
  const isOwn = (path: string) => !below.some((one) => path.startsWith(one));
  const own = { ...whole, paths: whole.paths.filter(isOwn) };
  const signs = [
    [detectHttpFramework(own, ""), 4],
    [detectMigrations(own), 3],
    [detectDatabase(own), 2],
    [detectOpenapiDocument(own), 2],
    [manifestIn(own, "")?.packages.has("stripe") === true ? true : undefined, 1],
    [detectTestRunner(own, undefined), 1],
  ] as const;
  return signs.reduce((sum, [sign, weight]) => sum + (sign === undefined ? 0 : weight), 0);
}
