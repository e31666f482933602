import { columnPart, constraintPart, partNames } from "./part-name.ts";
import type { Named, Saying } from "./schema-model.ts";
import type { TokenCursor } from "./token-cursor.ts";
import { canonicalOf, elementsOf, keywordOf, nameOf, type Token } from "./tokens.ts";

const tableConstraints = new Set(["CHECK", "PRIMARY", "UNIQUE", "FOREIGN", "LIKE"]);

/** Takes a table apart: its columns, its constraints, and what is said after the parenthesis. */
export function* readCreateTable(
  cursor: TokenCursor,
  named: Named,
  persistence: string,
): Iterable<Saying> {
  const [first] = cursor.tokens;
  const start = first?.start ?? 0;
  const head = cursor.text.slice(0, cursor.next?.start ?? cursor.text.length).trim();
  const ofType = cursor.keyword() === "OF" || cursor.keyword() === "PARTITION";
  const elements = ofType ? undefined : cursor.takeParenthesised();
  yield {
    named,
    part: partNames.definition,
    canonical: `${persistence} ${named.kind}`.trim(),
    text: head,
    start,
    creates: "object",
  };
  for (const element of elementsOf(elements ?? [])) yield elementSaying(cursor, named, element);
  yield* clauseSayings(cursor, named);
}

function elementSaying(cursor: TokenCursor, named: Named, element: readonly Token[]): Saying {
  const [first, second] = element;
  const text = cursor.sourceOf(element);
  const start = first?.start ?? 0;
  const keyword = keywordOf(first);
  const notNull = withoutNotNullName(element);
  if (keywordOf(notNull[0]) === "NOT" && keywordOf(notNull[1]) === "NULL") {
    const canonical = canonicalOf([
      ...setWord(notNull),
      ...notNull.slice(0, 2),
      ...notNull.slice(3),
    ]);
    return { named, part: columnPart(nameOf(notNull[2])), canonical, text, start };
  }
  if (keyword === "CONSTRAINT") {
    const part = constraintPart(nameOf(second));
    return { named, part, canonical: canonicalOf(element.slice(2)), text, start };
  }
  if (isTableConstraint(keyword, second)) {
    return {
      named,
      part: partNames.unnamedConstraint,
      canonical: canonicalOf(element),
      text,
      start,
    };
  }
  const canonical = canonicalOf(withoutNotNullName(element.slice(1)));
  return { named, part: columnPart(nameOf(first)), canonical, text, start, creates: "column" };
}

/** PostgreSQL 18 says it of an inherited column here, the majors before with `ALTER COLUMN … SET NOT NULL`. */
function setWord([first]: readonly Token[]): readonly Token[] {
  return first === undefined ? [] : [{ ...first, text: "SET" }];
}

/** `exclude` alone among these words may be the name of a column without quotes. */
function isTableConstraint(keyword: string, second: Token | undefined): boolean {
  if (keyword === "EXCLUDE") return keywordOf(second) === "USING" || second?.text === "(";
  return tableConstraints.has(keyword);
}

/** PostgreSQL 18 names the constraint behind NOT NULL; the majors before it have no such name. */
function withoutNotNullName(element: readonly Token[]): readonly Token[] {
  const at = element.findIndex(
    (token, index) =>
      keywordOf(token) === "CONSTRAINT" &&
      keywordOf(element[index + 2]) === "NOT" &&
      keywordOf(element[index + 3]) === "NULL",
  );
  return at === -1 ? element : [...element.slice(0, at), ...element.slice(at + 2)];
}

const clauses = new Map<string, string>([
  ["INHERITS", partNames.inheritance],
  ["PARTITION", partNames.partitioning],
  ["WITH", partNames.options],
  ["USING", partNames.accessMethod],
  ["SERVER", "server"],
  ["OPTIONS", partNames.options],
  ["TABLESPACE", partNames.tablespace],
]);

/** `INHERITS (…) PARTITION BY … WITH (…)`: each clause a part of its own, storage options as a set. */
function* clauseSayings(cursor: TokenCursor, named: Named): Iterable<Saying> {
  const { rest } = cursor;
  let from = 0;
  let depth = 0;
  for (let at = 1; at <= rest.length; at += 1) {
    const previous = rest[at - 1]?.text;
    if (previous === "(") depth += 1;
    if (previous === ")") depth -= 1;
    if (at < rest.length && (depth > 0 || !clauses.has(keywordOf(rest[at])))) continue;
    const clause = rest.slice(from, at);
    const part = clauses.get(keywordOf(clause[0])) ?? "definition";
    yield {
      named,
      part,
      canonical: clauseCanonical(clause),
      text: cursor.sourceOf(clause),
      start: clause[0]?.start ?? 0,
    };
    from = at;
  }
}

function clauseCanonical(clause: readonly Token[]): string {
  if (keywordOf(clause[0]) !== "WITH" || clause[1]?.text !== "(") return canonicalOf(clause);
  const options = elementsOf(clause.slice(2, -1)).map(canonicalOf);
  return `WITH ${options.sort().join(" , ")}`;
}
