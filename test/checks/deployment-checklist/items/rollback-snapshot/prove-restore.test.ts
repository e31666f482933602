import { describe, expect, it } from "vitest";
import {
  proveRestore,
  withoutStrings,
} from "../../../../../src/checks/deployment-checklist/items/rollback-snapshot/prove-restore.ts";
import { readSchema } from "../../../../../src/postgres/read-schema.ts";
import type { Rewritten } from "../../../../../src/postgres/restore-and-dump.ts";

const scriptOf = (text: string) => ({ text, model: readSchema(text) });
const rewritten = (text: string) =>
  ({ kind: "rewritten", script: scriptOf(text), serverVersion: "15.18" }) as const;
const banner = "-- Dumped from database version 15.3\n";
const none = { count: 0, first: [] };
const refuse = () => Promise.reject(new Error("must not be restored again"));

/** What is said of a snapshot that comes back as `back`, and that as `again`. */
const prove = (snapshot: string, back: string, again: Rewritten = rewritten(back)) =>
  proveRestore(scriptOf(snapshot), rewritten(back), async () => again);

const table = "CREATE TABLE public.t (a integer);\n";
const view = (column: string) =>
  `${table}CREATE VIEW public.v AS SELECT ${column} FROM public.t;\n`;
const grant = "GRANT SELECT,INSERT ON TABLE public.t TO app;\n";

describe("proveRestore", () => {
  it("restores once where the snapshot comes back as it is", async () => {
    const proof = await proveRestore(scriptOf(table), rewritten(table), refuse);
    expect(proof).toEqual({ serverVersion: "15.18", lost: none, unstable: none, reworded: none });
  });

  it("tells what does not come back the same twice", async () => {
    const proof = await prove(view("x"), view("y"), rewritten(view("z")));
    expect(proof).toMatchObject({
      lost: none,
      unstable: { first: [{ subject: "view public.v" }] },
    });
    const failed = { kind: "failed", line: 9, reason: "no such column" } as const;
    const statement = "CREATE USER MAPPING FOR a SERVER b OPTIONS (password 'T0PS3CRET')";
    const { unstable } = await prove(view("x"), view("y"), { ...failed, statement });
    expect(unstable.first).toEqual([
      { subject: statement.replace("T0PS3CRET", "…"), diff: "no such column" },
    ]);
  });

  it.each([
    ["a view in other words", banner, view("x"), view("t.x"), [0, 1]],
    ["a table that is gone", banner, table, "", [1, 0]],
    ["a right that is less", banner, table + grant, table + grant.replace(",INSERT", ""), [1, 0]],
    ["something beside it", banner, table, table + grant, [0, 1]],
    [
      "words of another major",
      "-- Dumped from database version 14.1\n",
      view("x"),
      view("t.x"),
      [0, 0],
    ],
    [
      "a table of another major that is gone",
      "-- Dumped from database version 14.1\n",
      table,
      "",
      [1, 0],
    ],
    ["a script that is no dump", "", table, table.replace("public.t", "app.t"), [0, 0]],
  ])("weighs %s", async (_, head, snapshot, back, [lost, reworded]) => {
    const proof = await prove(head + snapshot, back);
    expect([proof.lost.count, proof.reworded.count]).toEqual([lost, reworded]);
    expect(proof.unstable).toEqual(none);
  });
});

it.each([
  ["OPTIONS (password 'a''b')", "OPTIONS (password '…')"],
  ["OPTIONS (password 'cut sho", "OPTIONS (password '…'"],
  ["OPTIONS (user 'a', password 'b')", "OPTIONS (user '…', password '…')"],
])("of %s no string is shown", (statement, shown) => {
  expect(withoutStrings(statement)).toBe(shown);
});
