import { describe, expect, it } from "vitest";
import { compareSchemas } from "../../src/postgres/compare-schemas.ts";
import { type Migration, withCauses } from "../../src/postgres/likely-cause.ts";
import { readSchema } from "../../src/postgres/read-schema.ts";

const created: Migration = {
  path: "m/1.sql",
  text: "CREATE TABLE orders (id bigint, total numeric(10,2));",
};
const table = (columns: string) => `CREATE TABLE public.orders (${columns});`;

const causesOf = (snapshot: string, database: string, ...texts: readonly string[]) => {
  const migrations = texts.map((text, at) => ({ path: `m/${at + 2}.sql`, text }));
  const changes = compareSchemas(readSchema(snapshot), readSchema(database));
  return withCauses(changes, [...migrations, created]).map(({ cause }) => cause);
};

const narrow = table("id bigint, total numeric(10,2)");
const wide = table("id bigint, total numeric(12,2)");
const widening = "ALTER TABLE orders ALTER COLUMN total TYPE numeric(12, 2);";

describe("the likely cause of a change", () => {
  it("is a change by hand when no migration makes it", () => {
    expect(causesOf(narrow, wide)).toEqual([{ kind: "by-hand" }]);
    expect(causesOf(narrow, wide, "-- orders.total to 12\nSELECT 1;")).toEqual([
      { kind: "by-hand" },
    ]);
    const wider = "CREATE TABLE public.orders (id bigint, total bigint);";
    expect(causesOf(narrow, wider)).toEqual([{ kind: "by-hand" }]);
    const more = narrow.replace(");", ", hotfix text);");
    expect(causesOf(narrow, more)).toEqual([{ kind: "by-hand" }]);
  });

  it("is a snapshot that was not refreshed when the last migration leads to the database", () => {
    const cause = { kind: "snapshot-not-refreshed", migration: "m/2.sql" };
    expect(causesOf(narrow, wide, widening)).toEqual([cause]);
    const more = narrow.replace(");", ", paid_at date);");
    expect(causesOf(narrow, more, "ALTER TABLE orders ADD paid_at date;")).toEqual([cause]);
    const renamed = narrow.replace("total", "sum");
    const rename = "ALTER TABLE orders RENAME COLUMN total TO sum;";
    expect(causesOf(narrow, renamed, rename)).toEqual([cause]);
    const less = table("id bigint");
    expect(causesOf(narrow, less, "ALTER TABLE orders DROP COLUMN total;")).toEqual([cause]);
  });

  it("is a pending migration when the last one leads to the snapshot", () => {
    const cause = { kind: "migration-pending", migration: "m/2.sql" };
    expect(causesOf(wide, narrow, widening)).toEqual([cause]);
    const more = narrow.replace(");", ", paid_at date);");
    expect(causesOf(more, narrow, "ALTER TABLE orders ADD paid_at date;")).toEqual([cause]);
    const renamed = narrow.replace("total", "sum");
    const rename = "ALTER TABLE orders RENAME COLUMN total TO sum;";
    expect(causesOf(renamed, narrow, rename)).toEqual([cause]);
  });

  it("is no migration that only calls a function or refers to a table", () => {
    const calls =
      "CREATE TABLE paid (order_id bigint REFERENCES orders, at date DEFAULT now());\n" +
      "CREATE TRIGGER stamp BEFORE UPDATE ON paid FOR EACH ROW EXECUTE FUNCTION stamp_it();";
    const defines = (body: string) =>
      `CREATE FUNCTION public.stamp_it() RETURNS trigger AS $$${body}$$;`;
    const [old, now] = [defines("NEW.at := now();"), defines("NEW.at := clock_timestamp();")];
    const defined = defines("NEW.at := now();").replace("public.", "");
    expect(causesOf(old, now, defined, calls)).toEqual([{ kind: "by-hand" }]);
    const redefined = now.replace("CREATE", "CREATE OR REPLACE");
    expect(causesOf(old, now, defined, redefined, calls)).toEqual([
      { kind: "snapshot-not-refreshed", migration: "m/3.sql" },
    ]);
    const secured = `${narrow}\nALTER TABLE public.orders ENABLE ROW LEVEL SECURITY;`;
    expect(causesOf(narrow, secured, calls)).toEqual([{ kind: "by-hand" }]);
    expect(
      causesOf(secured, narrow, "ALTER TABLE orders ENABLE ROW LEVEL SECURITY;", calls),
    ).toEqual([{ kind: "migration-pending", migration: "m/2.sql" }]);
    const owned = `${narrow}\nALTER TABLE public.orders OWNER TO someone;`;
    expect(causesOf(narrow, owned, calls)).toEqual([{ kind: "by-hand" }]);
  });

  it("is not told without migrations", () => {
    const changes = compareSchemas(readSchema(narrow), readSchema(wide));
    expect(withCauses(changes, [])).toMatchObject([{ cause: null }]);
  });
});
