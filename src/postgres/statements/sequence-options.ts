/** A sequence's options by their first word, e.g. INCREMENT with "BY 1"; the empty text for what is refused. */
export type SequenceOptions = ReadonlyMap<string, string>;

const words = /\b(NO )?(AS|START|INCREMENT|MINVALUE|MAXVALUE|CACHE|CYCLE)\b/g;

/** Reads the options out of a canonical `CREATE SEQUENCE` or an identity's parentheses. */
export function ofOptions(canonical: string): SequenceOptions {
  const text = canonical.replace(/^.*?IDENTITY \( /s, "").replace(/ \)$/, "");
  const starts = [...text.matchAll(words)];
  return new Map(
    starts.map((match, at) => {
      const end = starts[at + 1]?.index ?? text.length;
      return [
        match[2] ?? "",
        text
          .slice(match.index, end)
          .trim()
          .replace(/(?<=\W)- /, "-"),
      ];
    }),
  );
}

/** The options that make the one the other; null where one cannot be given back. */
export function optionChanges(
  before: SequenceOptions,
  after: SequenceOptions,
): readonly string[] | null {
  const changes: string[] = [];
  for (const [word, text] of after) if (before.get(word) !== text) changes.push(text);
  for (const word of before.keys()) {
    if (after.has(word)) continue;
    const usual = word === "CYCLE" ? "NO CYCLE" : word === "AS" ? "AS bigint" : null;
    if (usual === null) return null;
    changes.push(usual);
  }
  return changes.length === 0 ? null : changes;
}
