import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { schemaSnapshot } from "../../../src/checks/schema-snapshot/check.ts";
import { describeCases } from "../../support/cases.ts";
import { describeGatheredCases } from "../../support/gathered-cases.ts";
import { testDatabase } from "../../support/postgres.ts";
import { repositoryOfFile } from "../../support/repository.ts";
import { look, path } from "./look.ts";

const directory = join(import.meta.dirname, "cases");

/** The snapshots of all cases, each in a folder of its own of one commit. */
const snapshots = repositoryOfFile(() => {
  const files: Record<string, string> = {};
  for (const name of readdirSync(directory)) {
    const snapshot = join(directory, name, "snapshot.sql");
    if (existsSync(snapshot)) files[`${name}/${path}`] = readFileSync(snapshot, "utf8");
  }
  return files;
});

describeGatheredCases(directory, "database.sql", async (folder) => {
  const { url } = await testDatabase(readFileSync(join(folder, "database.sql"), "utf8"));
  const list = join(folder, "ignore.json");
  const ignore = existsSync(list) ? JSON.parse(readFileSync(list, "utf8")) : undefined;
  const { facts } = await look({ ...snapshots(), url, ignore, prefix: basename(folder) });
  return { ...facts, database: { ...facts.database, ...anyServer } };
});

/** What tells one PostgreSQL from another, and may. */
const anyServer = { serverVersion: "15.0", pgDumpVersion: "15.0", setAside: { comments: 1 } };

describeCases(schemaSnapshot, directory);

describe("judge", () => {
  it("gives a drift the same fingerprint wherever it stands, and others another", async () => {
    const facts = JSON.parse(readFileSync(join(directory, "column-dropped", "facts.json"), "utf8"));
    const [finding] = schemaSnapshot.judge(facts);
    const [change] = facts.changes;
    const [moved] = schemaSnapshot.judge({ ...facts, changes: [{ ...change, line: 999 }] });
    const [other] = schemaSnapshot.judge({ ...facts, changes: [{ ...change, subject: "x" }] });
    expect(moved?.fingerprint).toBe(finding?.fingerprint);
    expect(other?.fingerprint).not.toBe(finding?.fingerprint);
  });

  it("lets comments, an order of columns and a digest it cannot compare pass as advisories, and nothing else", () => {
    const severities = Object.entries(schemaSnapshot.rules).map(([name, { severity }]) => [
      name,
      severity,
    ]);
    expect(severities.filter(([, severity]) => severity === "advisory")).toEqual([
      ["digest-not-comparable", "advisory"],
      ["ignore-unused", "advisory"],
      ["comment-changed", "advisory"],
      ["columns-reordered", "advisory"],
    ]);
  });
});
