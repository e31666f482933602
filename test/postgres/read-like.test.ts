import { describe, expect, it } from "vitest";
import { readSchemaLike } from "../../src/postgres/read-like.ts";
import { readSchema } from "../../src/postgres/read-schema.ts";
import { withoutRestrictLines } from "../../src/postgres/snapshot-text.ts";
import { exampleSnapshot, richSchema } from "./rich-schema.ts";

const read = (text: string) => ({ text, model: readSchema(text) });
const dumped = `--
-- PostgreSQL database dump
--

\\restrict abc

-- Dumped from database version 16.4

SET a = 'x';
CREATE TABLE public.t (a integer);

--
-- PostgreSQL database dump complete
--

\\unrestrict abc
`;

describe("readSchemaLike", () => {
  it.each([
    ["itself", dumped],
    [
      "the snapshot taken of it",
      `-- Schema snapshot\n-- key: value\n\n${withoutRestrictLines(dumped)}`,
    ],
    ["a dump of another version", dumped.replace("16.4", "15.1")],
  ])("takes the objects of %s", (_, other) => {
    const like = read(other);
    const model = readSchemaLike(dumped, like);
    expect(model.objects).toBe(like.model.objects);
    expect(model).toMatchObject({ serverVersion: "16.4", setAside: readSchema(dumped).setAside });
  });

  it.each([
    ["another column", dumped.replace("a integer", "b integer")],
    ["one statement more", dumped.replace("SET a", "CREATE SCHEMA s;\nSET a")],
    ["other white space", dumped.replace("(a", "( a")],
    ["a statement after the end", `${dumped}CREATE SCHEMA s;\n`],
    ["nothing at all", ""],
    ["comments alone", "-- a\n-- b\n"],
  ])("reads it anew beside a script with %s", (_, other) => {
    const model = readSchemaLike(dumped, read(other));
    expect(model).toEqual(readSchema(dumped));
    expect(readSchemaLike(other, read(dumped))).toEqual(readSchema(other));
  });

  it.each([
    ["itself", (text: string) => text],
    ["one with lines moved", (text: string) => text.replace(";\n", ";\n\n\n")],
    [
      "one with a statement more",
      (text: string) => `${text}\nCREATE TABLE public.more (a text);\n`,
    ],
    ["one with a column more", (text: string) => text.replace(/ integer,\n/, "$&    more text,\n")],
    [
      "one with tables elsewhere",
      (text: string) => text.replaceAll("\nCREATE TABLE ", "\nSET default_tablespace = far;$&"),
    ],
    [
      "one with rows",
      (text: string) => `${text}\nCOPY a.b (c) FROM stdin;\n1\n2\n\\.\nSELECT setval('s', 1);\n`,
    ],
    ["one with every statement twice", (text: string) => `${text}\n${text}`],
  ])("reads the statements it knows from %s as it reads them anew", (_, changed) => {
    for (const text of [exampleSnapshot, richSchema, dumped]) {
      const [drifted, known] = [changed(text), new Map()];
      const like = { text, model: readSchema(text, known), known };
      expect(like.model).toEqual(readSchema(text));
      expect(readSchemaLike(drifted, like)).toEqual(readSchema(drifted));
      expect(readSchema(drifted, known)).toEqual(readSchema(drifted));
    }
  });

  it.each([
    ["the example's snapshot", exampleSnapshot],
    ["a schema of every kind", richSchema],
  ])("says of %s what is said without another", (_, source) => {
    expect(readSchemaLike(source, read(source))).toEqual(readSchema(source));
  });
});
