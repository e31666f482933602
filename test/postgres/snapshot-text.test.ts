import { expect, it } from "vitest";
import { readSchema, schemaDigestOf } from "../../src/postgres/read-schema.ts";
import { snapshotTextOf, withoutRestrictLines } from "../../src/postgres/snapshot-text.ts";
import { richSchema } from "./rich-schema.ts";

const header = {
  iteration: "06",
  title: "Runbooks",
  generated: "2026-11-21",
  changes: "none",
  commit: "staging branch HEAD",
  details: [],
};

const dump = `--
-- PostgreSQL database dump
--

\\restrict abc

-- Dumped from database version 15.18

CREATE FUNCTION public.f() RETURNS text LANGUAGE sql AS $$
select '
\\restrict abc

';
$$;

--
-- PostgreSQL database dump complete
--

\\unrestrict abc

`;

it("takes the restrict lines out, and none that lies in a body", () => {
  const text = withoutRestrictLines(dump);
  expect(text).toBe(
    dump.replace("\\restrict abc\n\n-- Dumped", "-- Dumped").replace("\\unrestrict abc\n\n", ""),
  );
  expect(text.match(/\\restrict/g)).toHaveLength(1);
});

it("leaves a dump alone that has none", () => {
  const plain = "CREATE TABLE a ();\n\n\nCREATE TABLE b ();\n";
  expect(withoutRestrictLines(plain)).toBe(plain);
});

it("means what the dump means, below the header and a blank line", () => {
  for (const source of [dump, richSchema]) {
    const text = snapshotTextOf(header, source);
    expect(text).toMatch(/^-- Iteration 06: Runbooks\n(-- .*\n){3}\n/);
    expect(schemaDigestOf(readSchema(text))).toBe(schemaDigestOf(readSchema(source)));
  }
});
