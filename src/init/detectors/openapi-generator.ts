import { manifestIn } from "../package-manifest.ts";
import { type Found, nameOf, plainPath, type RepositoryView } from "../repository-view.ts";

export type OpenapiGenerator = {
  /** Name of the script in package.json. */
  readonly script: string;
  /** A path that it writes, or undefined when it prints the document. */
  readonly writes: string | undefined;
};

const named = /(^|[:._-])(openapi|open-api|swagger|oas|spec|apidocs?)([:._-]|$)/i;
const doesSomethingElse =
  /(^|[:._-])(lint|validate|check|diff|tests?|serve|ui|watch|client|clients|types|sdk|mock|preview|publish|upload|bundle)([:._-]|$)/i;
const otherProgram =
  /\b(openapi-typescript|openapi-generator|orval|swagger-codegen|spectral|redocly lint|swagger-ui|vitest|jest|mocha|ava|prism)\b/;

/** The script of package.json that generates the OpenAPI document: by its name, and by what it runs. */
export function detectOpenapiGenerator(
  view: RepositoryView,
  document: string | undefined,
): Found<OpenapiGenerator> | undefined {
  const scripts = [...(manifestIn(view, "")?.scripts ?? [])].filter(
    ([name, body]) => named.test(name) && !doesSomethingElse.test(name) && !otherProgram.test(body),
  );
  const [found] = scripts.sort(([a], [b]) => rankOf(a) - rankOf(b));
  if (found === undefined) return undefined;
  const [script, body] = found;
  return {
    what: { script, writes: writtenBy(view, body, document) },
    where: `script ${script} in package.json`,
  };
}

/** One that says it generates goes first; one that says it writes goes last, since a check is to compare. */
function rankOf(name: string): number {
  if (/generat|export|emit|dump|print/i.test(name)) return 0;
  return /write|update|save/i.test(name) ? 2 : 1;
}

/** A path in the script's own words, or the document when the program that it runs writes a file of that name. */
function writtenBy(
  view: RepositoryView,
  body: string,
  document: string | undefined,
): string | undefined {
  const inWords =
    /(?:>|\s(?:-o|--out|--output|--outfile|--output-file)[\s=])\s*["']?([^\s"'|&;>]+\.(?:json|ya?ml))/i.exec(
      body,
    );
  if (inWords?.[1] !== undefined) return plainPath(inWords[1]);
  if (document === undefined) return undefined;
  const program = body
    .split(/\s+/)
    .map(plainPath)
    .find((word) => view.texts.has(word) && /\.[cm]?[jt]s$/.test(word));
  const text = program === undefined ? "" : (view.texts.get(program) ?? "");
  const writes =
    /\bwriteFile(Sync)?\b|\bBun\.write\b/.test(text) && text.includes(nameOf(document));
  return writes && !/process\.stdout\.write|console\.log\(\s*JSON/.test(text)
    ? document
    : undefined;
}
