import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { SchemaSnapshotFacts } from "../../../src/checks/schema-snapshot/facts.ts";
import { account } from "../../../src/checks/schema-snapshot/judge.ts";

/** What a record says of the facts of a case, some of them otherwise. */
function accountOf(name: string, otherwise: Partial<SchemaSnapshotFacts> = {}) {
  const path = join(import.meta.dirname, "cases", name, "facts.json");
  const facts: SchemaSnapshotFacts = JSON.parse(readFileSync(path, "utf8"));
  return account({ ...facts, ...otherwise });
}

const snapshot = "db/schema.snapshot.sql";
const canonicalised = {
  state: "canonicalised",
  from: "14.9",
  to: "15.0",
  server: "PostgreSQL 15.0 from SCRATCH_URL",
} as const;
const asWritten = {
  state: "as-written",
  snapshot: "14.9",
  database: "15.0",
  reason: "None is here.",
  remedy: "Install one.",
} as const;

describe("the headline", () => {
  it.each([
    ["as-in-the-snapshot", {}, /^\d+ objects of staging are as in .* \(PostgreSQL 15\.0\)$/],
    ["extension-version-changed", {}, /^1 object of staging is as in /],
    ["column-dropped", {}, /^1 difference between staging and .* \(PostgreSQL 15\.0\)$/],
    ["snapshot-missing", {}, /^db\/schema\.snapshot\.sql is missing \(PostgreSQL 15\.0\)$/],
    [
      "ignored--nothing",
      {},
      /^2 objects .* \(PostgreSQL 15\.0, 7 and, in the snapshot, 5 ignored\)$/,
    ],
    ["everything-ignored", {}, /^0 objects .* \(PostgreSQL 15\.0, 2 ignored\)$/],
    [
      "column-dropped",
      { majors: canonicalised },
      /\(PostgreSQL 15\.0, compared in the words of Postgre/,
    ],
    [
      "column-dropped",
      { majors: asWritten },
      /\(PostgreSQL 15\.0, the snapshot is from PostgreSQL 14\.9\)/,
    ],
  ])("of %s with %o is like %s", (name, otherwise, headline) => {
    expect(accountOf(name, otherwise).headline).toMatch(headline);
  });

  it("of what is ignored where there is no snapshot", () => {
    const database = { left: 3, counts: { "ignored: schema auth": 2 } };
    const ignored = { snapshot: null, database, unused: [] };
    const { headline, evidence } = accountOf("snapshot-missing", { ignored });
    expect(headline).toContain(", 2 and, in the snapshot, 0 ignored)");
    expect(evidence).toMatchObject({ schema: { ignored: { snapshot: null } } });
  });
});

describe("the record", () => {
  it("has the digests of both sides and of the file", () => {
    const { inputs, evidence } = accountOf("column-dropped", { majors: asWritten });
    const digest = expect.stringMatching(/^sha256:[0-9a-f]{64}$/);
    expect(inputs).toEqual([{ name: snapshot, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
    expect(evidence).toMatchObject({
      schema: { snapshot: digest, database: digest, serverVersion: "15.0", majors: asWritten },
    });
    expect(evidence).not.toHaveProperty("schema.ignored");
  });

  it("has of a snapshot that is missing no digest", () => {
    const { inputs, counts, evidence } = accountOf("snapshot-missing");
    expect(inputs).toEqual([]);
    expect(counts).toMatchObject({ drifts: 0, extensionVersionsNotCompared: 1 });
    expect(evidence).toMatchObject({ schema: { snapshot: null } });
    expect(evidence).not.toHaveProperty("schema.majors");
  });

  it("counts what was ignored, and what no header states and so was not compared", () => {
    const ignored = accountOf("ignored--nothing");
    expect(ignored.counts).toMatchObject({ objects: 2, drifts: 0, setAside: 1, ignored: 7 });
    const counts = { "ignored: schema auth": 2 };
    expect(ignored.evidence).toMatchObject({
      schema: { ignored: { snapshot: counts, database: counts } },
    });
    const of = (name: string) => accountOf(name).counts;
    const none = { extensionVersionsNotCompared: 0, settingsNotCompared: 0 };
    expect(of("extension-version-changed")).toMatchObject(none);
    expect(of("setting-changed")).toMatchObject({ ...none, extensionVersionsNotCompared: 1 });
    expect(of("setting-changed-near-miss--nothing-stated")).toMatchObject({
      settingsNotCompared: 1,
    });
    expect(of("column-dropped")).toMatchObject({ drifts: 1 });
  });
});
