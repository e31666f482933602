import { type Found, type RepositoryView, sourcesOf } from "../repository-view.ts";

const reading =
  /\b(?:env|ENV|environment)(?:\.|\[\s*["'`])([A-Z][A-Z0-9_]{2,})|["'`]([A-Z][A-Z0-9]*_[A-Z0-9_]+)["'`]|^\s*([A-Z][A-Z0-9]*_[A-Z0-9_]+)\s*:\s*z\./gm;

/** Names of environment variables in the code and in dotenv files, each with the first place that has it. */
export function detectVariables(view: RepositoryView): readonly Found<string>[] {
  const found = new Map<string, string>();
  for (const [path, text] of sourcesOf(view)) {
    for (const [, read, quoted, declared] of text.matchAll(reading)) {
      const name = read ?? quoted ?? declared;
      if (name !== undefined && !found.has(name)) found.set(name, path);
    }
  }
  for (const [path, names] of view.dotenv) {
    for (const name of names)
      if (/^[A-Za-z_]\w*$/.test(name) && !found.has(name)) found.set(name, path);
  }
  return [...found]
    .map(([what, where]) => ({ what, where }))
    .sort((a, b) => (a.what < b.what ? -1 : 1));
}
