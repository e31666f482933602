/** Canonical text, whose tokens blanks separate, as a reader writes it: `numeric(12, 2)`, `'x'::text`. */
export function shown(canonical: string): string {
  return canonical
    .replace(/ ?: : ?/g, "::")
    .replace(/ ?(\.|\(|\[) ?/g, "$1")
    .replace(/ ([),\]])/g, "$1");
}
