import { expect, it } from "vitest";
import { type CatalogLook, extensionVersionOf } from "../../src/postgres/catalog-look.ts";
import { compareSettings } from "../../src/postgres/compare-settings.ts";
import { printSnapshotHeader, readSnapshotHeader } from "../../src/postgres/snapshot-header.ts";
import { catalogDetailsOf, statedCatalogOf } from "../../src/postgres/stated-catalog.ts";

const words = { iteration: "06", title: "t", generated: "2026-11-20", changes: "c", commit: "x" };

function readBack(look: CatalogLook) {
  const details = catalogDetailsOf(look);
  return statedCatalogOf(readSnapshotHeader(printSnapshotHeader({ ...words, details })));
}

it("reads every line back as it was written, whatever the names and values", () => {
  const settings = [
    { scope: "database", name: "search_path", value: "" },
    { scope: "database", name: "app.note", value: "it's: ' = 'x' (value not shown)" },
    { scope: "database", name: "app.key", value: null },
    { scope: "every role", name: "work_mem", value: "4MB" },
    { scope: 'role "a = \'b""c in this database"', name: "x.y", value: "--" },
    { scope: "role app in this database", name: "lock_timeout", value: "1s" },
  ];
  const look = { invalidIndexes: [], extensions: ['"uuid-ossp" 1.1', "plpgsql 1.0"], settings };
  const stated = readBack(look);
  expect(stated?.extensions).toEqual([
    { name: "uuid-ossp", version: "1.1", line: 5 },
    { name: "plpgsql", version: "1.0", line: 6 },
  ]);
  expect(stated?.settings).toEqual(settings.map((one, index) => ({ ...one, line: 7 + index })));
  expect(compareSettings(stated?.settings ?? [], settings)).toEqual([]);
});

it("tells no settings from settings of which nothing is said", () => {
  expect(readBack({ invalidIndexes: [], extensions: [] })).toEqual({
    extensions: null,
    settings: [],
  });
  expect(statedCatalogOf({ details: [{ key: "server", value: "x", line: 5 }] })).toBeUndefined();
  const extension = { key: "extension plpgsql", value: "1.0", line: 5 };
  expect(statedCatalogOf({ details: [extension] })?.settings).toBeNull();
});

it("takes a quoted name out of its quotes", () => {
  expect(extensionVersionOf('"a ""b"" c" 2.0')).toEqual({ name: 'a "b" c', version: "2.0" });
});
