import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareSchemas } from "../../src/postgres/compare-schemas.ts";
import { noiseOf } from "../../src/postgres/noise.ts";
import { readSchema } from "../../src/postgres/read-schema.ts";
import { readStatement } from "../../src/postgres/read-statement.ts";
import { scanStatements } from "../../src/postgres/scan-statements.ts";
import type { SchemaChange } from "../../src/postgres/schema-change.ts";
import { tokensOf } from "../../src/postgres/tokens.ts";
import { sweep } from "../support/sweep.ts";
import { exampleSnapshot, richSchema } from "./rich-schema.ts";

/** What a script says of its schema, without its noise; a whole dump's storage is the usual one. */
function sayingStatementsOf(source: string): readonly string[] {
  return scanStatements(source)
    .statements.filter((statement) => noiseOf(tokensOf(statement.text), statement) === undefined)
    .map(({ text }) => text);
}

const scripts = [exampleSnapshot, richSchema].map((source) => {
  const statements = sayingStatementsOf(source);
  return { statements, model: readSchema(statements.join(";\n")) };
});
type Script = (typeof scripts)[number];

/** What compareSchemas finds after the statements have been changed. */
const differences = (
  { model, statements }: Script,
  change: (statements: readonly string[]) => readonly string[],
) => compareSchemas(model, readSchema(change(statements).join(";\n")));

const anySpace = fc.stringMatching(/^( |\n|\t|\r\n| -- x;'\n| \/\* \/\* ; \*\/ "' \*\/ ){1,3}$/);

/** The statement with other white space and comments where it has white space. */
function reformatted(text: string, spaces: readonly string[]): string {
  const tokens = tokensOf(text);
  const pieces = tokens.map(({ start, end }, at) => {
    const isFollowedBySpace = (tokens[at + 1]?.start ?? end) > end;
    return text.slice(start, end) + (isFollowedBySpace ? spaces[at % spaces.length] : "");
  });
  return pieces.join("");
}

describe.each(scripts)("two dumps of %#, the same but for noise", (script) => {
  const count = script.statements.length;

  it("differ in nothing when statements are shuffled", () => {
    const order = fc.shuffledSubarray([...script.statements.keys()], { minLength: count });
    const property = fc.property(order, (indexes) => {
      const shuffled = differences(script, (all) => indexes.map((index) => all[index] ?? ""));
      expect(shuffled).toEqual([]);
    });
    fc.assert(property, { numRuns: sweep({ short: 8, full: 30 }) });
  });

  it("differ in nothing when white space and comments outside strings are others", () => {
    const property = fc.property(fc.array(anySpace, { minLength: 1, maxLength: 7 }), (spaces) => {
      expect(differences(script, (all) => all.map((text) => reformatted(text, spaces)))).toEqual(
        [],
      );
    });
    fc.assert(property, { numRuns: sweep({ short: 8, full: 30 }) });
  });

  it("differ in nothing when banners, settings and tokens are others", () => {
    const line = fc.oneof(
      fc.stringMatching(/^-- [ -~]{0,40}$/),
      fc.constantFrom("SET a = 'x';", "RESET ALL;", "SELECT set_config('search_path', '', false);"),
      fc.stringMatching(/^\\(un)?restrict [A-Za-z0-9]{1,20}$/),
    );
    const property = fc.property(fc.array(line, { minLength: 1, maxLength: 5 }), (lines) => {
      const withNoise = (text: string, at: number) => `${lines[at % lines.length]}\n${text}`;
      expect(differences(script, (all) => all.map(withNoise))).toEqual([]);
    });
    fc.assert(property, { numRuns: sweep({ short: 8, full: 30 }) });
  });
});

/** Names of the objects the statements speak of. */
const namesIn = (...texts: readonly string[]) =>
  texts.flatMap((text) => readStatement(text, tokensOf(text)).map(({ named }) => named.name));

describe.each(scripts)("two dumps of %# that differ in one statement", (script) => {
  const anyIndex = fc.nat(script.statements.length - 1);

  it("differ, and what the dropped statement was about is named", () => {
    const property = fc.property(anyIndex, (dropped) => {
      const changes = differences(script, (all) => all.filter((_, index) => index !== dropped));
      expectNamed(changes, namesIn(script.statements[dropped] ?? ""));
    });
    fc.assert(property, { numRuns: 200 });
  });

  it("differ, and what the altered statement is about is named", () => {
    const property = fc.property(anyIndex, fc.nat(), (index, seed) => {
      const text = script.statements[index] ?? "";
      const altered = alteredAt(text, seed);
      const changes = differences(script, (all) => all.with(index, altered));
      expectNamed(changes, namesIn(text, altered));
    });
    fc.assert(property, { numRuns: 300 });
  });
});

function expectNamed(changes: readonly SchemaChange[], names: readonly string[]): void {
  const subjects = changes.map(({ subject }) => subject);
  const isNamed = subjects.some((subject) => names.some((name) => subject.includes(name)));
  expect({ subjects, names, isNamed }).toEqual({ subjects, names, isNamed: true });
}

/** One word or string of the statement with a character more. */
function alteredAt(text: string, seed: number): string {
  const candidates = tokensOf(text).filter((token) => /\w['"]?$/.test(token.text));
  const token = candidates[seed % candidates.length];
  const end = (token?.end ?? text.length) - (/['"]$/.test(token?.text ?? "") ? 1 : 0);
  return `${text.slice(0, end)}_${text.slice(end)}`;
}
