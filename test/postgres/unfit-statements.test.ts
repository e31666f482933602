import { expect, it } from "vitest";
import { unfitLinesOf } from "../../src/postgres/unfit-statements.ts";
import { exampleSnapshot, richSchema } from "./rich-schema.ts";

it.each([
  [
    "a user mapping's password",
    "CREATE USER MAPPING FOR app SERVER s OPTIONS (\n    \"user\" 'x',\n    password 'T0P'\n);",
    3,
    "holds `password '…'` of user mapping app on s in clear",
  ],
  [
    "a server's token",
    "CREATE SERVER s FOREIGN DATA WRAPPER w OPTIONS (\n    api_key 'T0P'\n);",
    2,
    "holds `api_key '…'` of server s in clear",
  ],
  [
    "a subscription's password",
    "\nCREATE SUBSCRIPTION p CONNECTION 'host=db password=T0P' PUBLICATION q WITH (connect = false);",
    2,
    "holds `CONNECTION '… password=…'` of subscription p in clear",
  ],
  [
    "a subscription's URL",
    "CREATE SUBSCRIPTION p CONNECTION 'postgres://u:T0P@db/x' PUBLICATION q;",
    1,
    "holds `CONNECTION '… password=…'` of subscription p in clear",
  ],
  [
    "rows",
    "COPY public.a (id) FROM stdin;\n1\n\\.\n",
    1,
    "is data (COPY of public.a), and a snapshot holds the schema alone",
  ],
  [
    "a sequence's value",
    "SELECT pg_catalog.setval('public.a_seq', 7, true);",
    1,
    "is data (setval of public.a_seq), and a snapshot holds the schema alone",
  ],
])("tells %s by its line, without the secret", (_, sql, line, message) => {
  expect(unfitLinesOf(sql)).toEqual([{ line, message }]);
  expect(JSON.stringify(unfitLinesOf(sql))).not.toContain("T0P");
});

it.each([
  [
    "an option that only speaks of passwords",
    "CREATE USER MAPPING FOR app SERVER s OPTIONS (password_required 'false', passfile '/x');",
  ],
  ["an empty password", "CREATE USER MAPPING FOR app SERVER s OPTIONS (password '');"],
  ["a connection without one", "CREATE SUBSCRIPTION p CONNECTION 'host=db user=u' PUBLICATION q;"],
  ["a column called password", "CREATE TABLE public.users (password text DEFAULT 'x');"],
  [
    "words in a function's body",
    "CREATE FUNCTION f() RETURNS void LANGUAGE sql AS $$CREATE USER MAPPING FOR a SERVER s OPTIONS (password 'x')$$;",
  ],
  ["the list of migrations", "INSERT INTO public.schema_migrations (version) VALUES ('1');"],
])("lets %s be", (_, sql) => {
  expect(unfitLinesOf(sql)).toEqual([]);
});

it("finds nothing in the example's snapshot", () => {
  expect(unfitLinesOf(exampleSnapshot)).toEqual([]);
});

it("finds the secrets of a rich schema, each where it stands", () => {
  const lines = richSchema.split("\n");
  const found = unfitLinesOf(richSchema).map(({ line }) => lines[line - 1]);
  expect(found).toEqual(lines.filter((line) => /^ *password '|CONNECTION '.*password=/.test(line)));
});
