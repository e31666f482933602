import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { SchemaSnapshotFacts, Sides } from "../../../src/checks/schema-snapshot/facts.ts";
import { judge, judgeChange } from "../../../src/checks/schema-snapshot/judge.ts";
import { rules } from "../../../src/checks/schema-snapshot/rules/index.ts";
import { compareSchemas } from "../../../src/postgres/compare-schemas.ts";
import { readSchema } from "../../../src/postgres/read-schema.ts";

const sides: Sides = {
  snapshot: { name: "a.sql", file: "a.sql" },
  database: { name: "b.sql", file: "b.sql" },
  refresh: null,
};

/** What a waiver would name, when the case's facts are as they are and when a text in them is another. */
function fingerprintsOf(rule: string, text: string, other: string) {
  const path = join(import.meta.dirname, "cases", rule, "facts.json");
  const facts = readFileSync(path, "utf8");
  expect(facts).toContain(text);
  return [facts, facts.replace(text, other)].map((each) => {
    const parsed: SchemaSnapshotFacts = JSON.parse(each);
    const found = [...judge(parsed)].filter(
      (finding) => finding.rule === `schema-snapshot/${rule}`,
    );
    expect(found).not.toEqual([]);
    return found.map(({ fingerprint }) => fingerprint).sort();
  });
}

describe("a drift that was accepted", () => {
  it.each([
    ["setting-changed", '"value": "5s"', '"value": "0"'],
    ["extension-version-changed", "plpgsql 1.0", "plpgsql 1.1"],
    ["collation-version-changed", '"actual": "153.120"', '"actual": "153.128"'],
    ["snapshot-edited", "d6960d16cb12e972", "0000000000000000"],
  ])("of %s is another once it says something else", (rule, text, other) => {
    const [accepted, now] = fingerprintsOf(rule, text, other);
    expect(now).not.toEqual(accepted);
  });

  it("of a whole table is another once something else hangs from the table", () => {
    const before = "CREATE TABLE public.kept (a integer);";
    const extra = `${before}\nCREATE TABLE public.extra (a integer);`;
    const open = `${extra}\nCREATE POLICY all_rows ON public.extra USING (true);`;
    const fingerprints = (a: string, b: string) =>
      compareSchemas(readSchema(a), readSchema(b))
        .flatMap((change) => [...judgeChange(sides, change)])
        .map(({ fingerprint }) => fingerprint);
    expect(fingerprints(before, extra)).toHaveLength(1);
    expect(fingerprints(before, open)).toHaveLength(1);
    expect(fingerprints(before, open)).not.toEqual(fingerprints(before, extra));
    expect(fingerprints(open, before)).not.toEqual(fingerprints(extra, before));
  });

  it("is another once a string in it says something else, if only by a blank, and not once it is laid out anew", () => {
    const column = (text: string) => `CREATE TABLE public.t (a text${text});`;
    const fingerprints = (b: string) =>
      compareSchemas(readSchema(column("")), readSchema(column(b)))
        .flatMap((change) => [...judgeChange(sides, change)])
        .map(({ fingerprint }) => fingerprint);
    const accepted = fingerprints(" DEFAULT 'a b'");
    expect(accepted).toHaveLength(1);
    expect(fingerprints(" DEFAULT 'a  b'")).not.toEqual(accepted);
    expect(fingerprints("\n  DEFAULT  'a b'")).toEqual(accepted);
  });

  it("is never that nothing was compared", () => {
    for (const rule of ["everything-ignored", "snapshot-missing", "snapshot-empty"] as const) {
      expect(rules[rule].unwaivable).toMatch(/never passes$/);
    }
  });
});
