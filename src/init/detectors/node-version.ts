import { foldersAround, type RepositoryView, within } from "../repository-view.ts";

/** The file, nearest to the project, that says which Node the project runs on. */
export function detectNodeVersionFile(view: RepositoryView, project: string): string | undefined {
  const names = [".nvmrc", ".node-version", ".tool-versions"];
  return foldersAround(project)
    .flatMap((folder) => names.map((name) => within(folder, name)))
    .find((path) => view.paths.includes(path));
}
