/** What a terminal would not show, or shows in another place: the progress of a run. */
const progress = /^\d+\/\d+ \S+ (passed|BLOCKED|undecided|UNDECIDED|switched off)\b/;

/** What differs from run to run and from machine to machine, each by a word in its place. */
const varying: readonly (readonly [RegExp, string])[] = [
  [/-(cleared|blocked|undecided)-\d+\.(sigstore|manifest)\.json\b/g, "-$1.$2.json"],
  [/\b\d{8}T\d{6}Z\b/g, "TIME"],
  [/\b\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)/g, "TIME"],
  [/\b\d{4}-\d\d-\d\d( \d\d:\d\d:\d\d( UTC)?)?/g, "DATE"],
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g, "UUID"],
  [/\b[0-9a-f]{7,}\b/g, "HEX"],
  [/[A-Za-z0-9+/]{43,}=?/g, "KEY"],
  [/\b\d+(\.\d+)? (ms|s|min)\b( \d+ s\b)?/g, "DURATION"],
  [/\bPostgreSQL \d+(\.\d+)?/g, "PostgreSQL"],
  [/\b(pg_dump:?|git|npm|openssl|Node) v?\d+(\.\d+)+/gi, "$1 VERSION"],
  [/\.sql:\d+\b/g, ".sql:LINE"],
  [/\s+/g, " "],
];

/** The lines that a document would show of what a command said. */
export function linesToShow(said: string, folders: ReadonlyMap<string, string>): readonly string[] {
  let text = said;
  for (const [folder, name] of folders) text = text.replaceAll(folder, name);
  return text
    .trimEnd()
    .split("\n")
    .map((line) => line.trimEnd())
    .filter(
      (line, index, all) => !progress.test(line) && (line !== "" || index > 0 || all.length > 1),
    );
}

/** The first line that a document shows and the command did not say after those before it; `…` stands for any lines. */
export function firstLineNotSaid(
  shown: readonly string[],
  said: readonly string[],
): string | undefined {
  const rest = said.map(comparable).filter((line) => line !== "");
  for (const line of shown.map(comparable)) {
    if (line === "" || line === "…") continue;
    const at = rest.indexOf(line);
    if (at < 0) return line;
    rest.splice(0, at + 1);
  }
  return undefined;
}

function comparable(line: string): string {
  let text = line;
  for (const [pattern, word] of varying) text = text.replace(pattern, word);
  return text.trim();
}
