/** Canonical text, whose tokens blanks separate, as a reader writes it: `numeric(12, 2)`, `public.amount`. */
export function shown(canonical: string): string {
  return canonical.replace(/ ?(\.|\(|\[) ?/g, "$1").replace(/ ([),\]])/g, "$1");
}
