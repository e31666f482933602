/** A path without the names of its parameters: `/x/{id}` is `/x/{}`. */
export function templateOf(path: string): string {
  return path.replace(/\{[^{}]*\}/g, "{}");
}

/** Names of a path's parameters, in its order. */
export function parameterNamesOf(path: string): readonly string[] {
  return [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name = ""]) => name);
}

/** Whether a path is handled by a template: segment by segment, a whole `{}` standing for any one. */
export function isHandledBy(path: string, template: string): boolean {
  const segments = path.split("/");
  const wanted = template.split("/");
  if (segments.length !== wanted.length) return false;
  return wanted.every((segment, index) => segment === "{}" || segment === segments[index]);
}

/**
 * What an old path has where a new one has parameters: `{id}` where it has one too, the text where it has none.
 * Paths of different form are read by position.
 */
export function valuesInPath(before: string, after: string): readonly string[] {
  const parts = before.split("/");
  if (!isHandledBy(templateOf(before), templateOf(after))) return placeholdersOf(before);
  return templateOf(after)
    .split("/")
    .flatMap((segment, index) => {
      const part = parts[index] ?? "";
      return segment === "{}" ? [part] : placeholdersOf(part);
    });
}

function placeholdersOf(text: string): readonly string[] {
  return parameterNamesOf(text).map((name) => `{${name}}`);
}
