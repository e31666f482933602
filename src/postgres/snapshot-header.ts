/** The words of the four lines that every snapshot begins with. */
type HeaderWords = {
  /** As it stands in `-- Iteration 06: Payment Integration`. */
  readonly iteration: string;
  readonly title: string;
  /** The day, as YYYY-MM-DD. */
  readonly generated: string;
  readonly changes: string;
  readonly commit: string;
};

/** One `-- key: value` line below them. */
export type HeaderDetail = { readonly key: string; readonly value: string };

/** A whole header. */
export type SnapshotHeader = HeaderWords & { readonly details: readonly HeaderDetail[] };

/** What is wrong with a header, and in which line; null when a line is missing. */
export type HeaderProblem = { readonly message: string; readonly line: number | null };

/** What a file's header says; a word is undefined where the header does not have it. */
export type ReadHeader = { readonly [Word in keyof HeaderWords]: string | undefined } & {
  readonly details: readonly (HeaderDetail & { readonly line: number })[];
  readonly problems: readonly HeaderProblem[];
};

/** Whether a text can stand in a line of the header: printable, on one line, not blank. */
export function isHeaderText(text: string): boolean {
  return text.trim() !== "" && !/[\p{Cc}\u2028\u2029]/u.test(text);
}

/** A text as a line of the header can hold it. */
export function onOneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, " ");
}

/** What can name an iteration, here and in the name of a file. */
export function isIteration(text: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$/.test(text);
}

/** The header's lines, each ended. */
export function printSnapshotHeader(header: SnapshotHeader): string {
  const { iteration, title, generated, changes, commit, details } = header;
  const lines = [
    `Iteration ${iteration}: ${title}`,
    `Generated: ${generated}`,
    `Changes: ${changes}`,
    `Commit: ${commit}`,
    ...details.map(({ key, value }) => `${key}: ${value}`),
  ];
  return lines.map((line) => `-- ${line}\n`).join("");
}

/** Reads the comment lines at the top of a snapshot. Reads any text: what is not there is a problem. */
export function readSnapshotHeader(text: string): ReadHeader {
  const lines = topCommentsOf(text);
  const iteration = firstMatch(lines, /^Iteration ([^:\s]+): (.*\S)/);
  const generated = firstMatch(lines, /^Generated: (.*\S)/);
  const changes = firstMatch(lines, /^Changes: (.*\S)/);
  const commit = firstMatch(lines, /^Commit: (.*\S)/);
  return {
    iteration: iteration?.words[0],
    title: iteration?.words[1],
    generated: generated?.words[0],
    changes: changes?.words[0],
    commit: commit?.words[0],
    details: lines.flatMap(detailOf),
    problems: [
      ...(iteration === undefined ? [missing("Iteration ID: TITLE")] : []),
      ...(generated === undefined ? [missing("Generated: YYYY-MM-DD")] : dateProblems(generated)),
      ...(changes === undefined ? [missing("Changes: SUMMARY")] : []),
      ...(commit === undefined ? [missing("Commit: BRANCH branch HEAD")] : []),
    ],
  };
}

/** The digest the header states for the schema below it, as `v1 sha256:HEX`, and its line. */
export function statedDigestOf({
  details,
}: Pick<ReadHeader, "details">): { readonly digest: string; readonly line: number } | undefined {
  const detail = details.find(({ key }) => key === digestKey);
  return detail === undefined ? undefined : { digest: detail.value, line: detail.line };
}

/** The key of the line with the digest of what the snapshot says. */
export const digestKey = "digest";

/** Orders iterations as people count them: 9 before 10, 06 beside 6. */
export function compareIterations(a: string, b: string): number {
  return a.localeCompare(b, "en", { numeric: true });
}

type Line = { readonly text: string; readonly line: number };
type Match = { readonly words: readonly string[]; readonly line: number };

/** The first run of comment lines, without their dashes. */
function topCommentsOf(text: string): readonly Line[] {
  const found: Line[] = [];
  let line = 0;
  for (let at = text.startsWith("\ufeff") ? 1 : 0; at < text.length; ) {
    const end = text.indexOf("\n", at) === -1 ? text.length : text.indexOf("\n", at);
    const content = text.slice(at, end).trimEnd();
    at = end + 1;
    line += 1;
    if (content.startsWith("--")) found.push({ text: content.slice(2).trimStart(), line });
    else if (content !== "" || found.length > 0) break;
  }
  return found;
}

function firstMatch(lines: readonly Line[], pattern: RegExp): Match | undefined {
  for (const { text, line } of lines) {
    const [, ...words] = pattern.exec(text) ?? [];
    if (words.length > 0) return { words, line };
  }
  return undefined;
}

/** Keys begin in lower case, which tells them from the four lines and from a dump's banner. */
function detailOf({ text, line }: Line): readonly (HeaderDetail & { readonly line: number })[] {
  const [, key, value] = /^([a-z][^:]*): (.*\S)/.exec(text) ?? [];
  return key === undefined || value === undefined ? [] : [{ key, value, line }];
}

function missing(form: string): HeaderProblem {
  return { message: `has no line \`-- ${form}\` in its header`, line: null };
}

function dateProblems({ words: [date = ""], line }: Match): readonly HeaderProblem[] {
  return isDate(date) ? [] : [{ message: `is dated ${date}, which is no day as YYYY-MM-DD`, line }];
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
