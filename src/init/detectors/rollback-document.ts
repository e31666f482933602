import { type Found, nameOf, type RepositoryView } from "../repository-view.ts";

/** The document that tells how a release is undone. */
export function detectRollbackDocument(view: RepositoryView): Found<string> | undefined {
  const found = view.paths
    .filter((path) => /roll-?_?back[^/]*\.md$/i.test(nameOf(path)))
    .sort((a, b) => a.split("/").length - b.split("/").length || (a < b ? -1 : 1));
  const [path] = found;
  return path === undefined ? undefined : { what: path, where: path };
}
