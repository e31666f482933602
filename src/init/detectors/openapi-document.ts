import { type Found, folderOf, nameOf, type RepositoryView } from "../repository-view.ts";

const likelyName =
  /(openapi|swagger|(^|[-_.])api([-_.]?(spec|docs?|schema))?)[^/]*\.(json|ya?ml)$/i;

/** Whether a text is an OpenAPI or Swagger document: the key stands at the top of it. */
const versionKey =
  /^(?:\s*\{)?[\s\S]{0,2000}?(?:^|[\s{,])["']?(openapi|swagger)["']?\s*:\s*["']?[23]\./;

/** The committed OpenAPI document: of several, the one that is named and placed most like one. */
export function detectOpenapiDocument(view: RepositoryView): Found<string> | undefined {
  const documents = view.paths.filter(
    (path) =>
      likelyName.test(nameOf(path)) && versionKey.test((view.texts.get(path) ?? "").slice(0, 2100)),
  );
  const [best] = documents.sort((a, b) => rankOf(a) - rankOf(b) || (a < b ? -1 : 1));
  return best === undefined ? undefined : { what: best, where: best };
}

function rankOf(path: string): number {
  const isNamedSo = /^(openapi|swagger)\./i.test(nameOf(path));
  const isInTests = /(^|\/)(tests?|fixtures|__tests__|examples?|node_modules|dist|build)\//.test(
    path,
  );
  return (
    (isInTests ? 10 : 0) + (isNamedSo ? 0 : 2) + Math.min(folderOf(path).split("/").length, 5) / 10
  );
}
