import { describe, expect, it } from "vitest";
import { identityOf, placeOf, remedyOf } from "../../../src/checks/schema-snapshot/place-change.ts";
import { compareSchemas } from "../../../src/postgres/compare-schemas.ts";
import { readSchema } from "../../../src/postgres/read-schema.ts";

it("a drift is another when its definition is, and the same when only its layout is", () => {
  const drift = identityOf("column public.orders.total", "total integer", "total bigint");
  expect(identityOf("column public.orders.total", "total\n  integer", " total bigint ")).toBe(
    drift,
  );
  expect(identityOf("column public.orders.total", "total integer", "total text")).not.toBe(drift);
  expect(identityOf("column public.orders.total", "total bigint", "total integer")).not.toBe(drift);
  expect(identityOf("column public.orders.sum", "total integer", "total bigint")).not.toBe(drift);
});

const sides = {
  snapshot: { name: "a.sql", file: "a.sql" },
  database: { name: "b.sql", file: "b.sql" },
  refresh: null,
};

describe("between two files, a drift", () => {
  const told = (a: string, b: string) =>
    compareSchemas(readSchema(a), readSchema(b)).map((change) => ({
      ...placeOf(change, sides),
      remedy: remedyOf(change, sides),
    }));
  const one = "CREATE TABLE public.kept (a integer);";
  const two = `${one}\nCREATE TABLE public.more (a integer);`;

  it("that only one of them has is to be brought to the other, or taken out of the one", () => {
    expect(told(two, one)).toEqual([
      {
        place: { file: "a.sql", line: 2 },
        remedy: expect.stringMatching(/to b\.sql .*out of a\.sql/),
      },
    ]);
    expect(told(one, two)).toEqual([
      {
        place: { file: "b.sql", line: 2 },
        remedy: expect.stringMatching(/to a\.sql .*out of b\.sql/),
      },
    ]);
  });

  it("that both have differently is to be decided", () => {
    expect(told(one, one.replace("integer", "text"))).toEqual([
      { place: { file: "a.sql", line: 1 }, remedy: expect.stringMatching(/^Decide which/) },
    ]);
  });
});
