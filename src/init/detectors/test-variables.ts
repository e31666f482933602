import { nameOf, type RepositoryView } from "../repository-view.ts";

const ofTests = /^TEST_\w*(URL|DSN|URI|HOST)$|_TEST_\w*(URL|DSN|URI)$|_(URL|DSN|URI)_TEST$/;

/** Variables that only tests have: by their names, in the tests themselves and in dotenv files. */
export function detectTestVariables(view: RepositoryView): readonly string[] {
  const inCode = [...view.texts].flatMap(([path, text]) =>
    /\.[cm]?[jt]sx?$/.test(path)
      ? [...text.matchAll(/\benv(?:\.|\[\s*["'`])([A-Z][A-Z0-9_]+)/g)].map(([, name = ""]) => name)
      : [],
  );
  const inDotenv = [...view.dotenv].flatMap(([path, names]) =>
    nameOf(path).startsWith(".env") ? names : [],
  );
  return [...new Set([...inCode, ...inDotenv])].filter((name) => ofTests.test(name)).sort();
}
