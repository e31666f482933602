/** Words that name nothing unless quoted. */
const reserved = new Set(
  `all analyse analyze and any array as asc asymmetric authorization between binary both case cast check collate
   collation column concurrently constraint create cross current_catalog current_date current_role current_schema
   current_time current_timestamp current_user default deferrable desc distinct do else end except false fetch for
   foreign freeze from full grant group having ilike in initially inner intersect into is isnull join lateral leading
   left like limit localtime localtimestamp natural not notnull null offset on only or order outer overlaps placing
   primary references returning right select session_user similar some symmetric system_user table tablesample then
   to trailing true union unique user using variadic verbose when where window with`.split(/\s+/),
);

/** A name of the model as a statement writes it: quoted where it is a word of the language. */
export function sqlName(name: string): string {
  return (name.match(/"(?:[^"]|"")*"|[^".]+/g) ?? [])
    .map((piece) => (reserved.has(piece) ? `"${piece}"` : piece))
    .join(".");
}

/** `name on table`, with both as a statement writes them. */
export function sqlNameOnTable(name: string): string {
  const at = name.lastIndexOf(" on ");
  return `${sqlName(name.slice(0, at))} ON ${sqlName(name.slice(at + " on ".length))}`;
}

/** A routine's name before its arguments, which stay as they are. */
export function sqlSignature(name: string): string {
  const open = name.indexOf("(");
  return `${sqlName(name.slice(0, open))}${name.slice(open)}`;
}
