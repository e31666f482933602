import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { MigrationsFacts } from "../../../../../src/checks/deployment-checklist/items/migrations/facts.ts";
import { gatherMigrations } from "../../../../../src/checks/deployment-checklist/items/migrations/gather.ts";
import { migrations as kind } from "../../../../../src/checks/deployment-checklist/items/migrations/kind.ts";
import { readScript } from "../../../../../src/checks/deployment-checklist/items/migrations/read-script.ts";
import { migrationsItem } from "../../../../../src/config/settings/checklist/migrations.ts";
import type { PreviousRelease } from "../../../../../src/gate/candidate.ts";
import { applyRules } from "../../../../../src/gate/rule.ts";
import { testHost } from "../../../../support/host.ts";
import { aRelease } from "../../a-release.ts";
import { aRepository } from "../../a-repository.ts";

const folder = "db/migrations";

/** A release v1.0.0 with two migrations; what `look` sees is the commit after it. */
function aProject() {
  const repository = aRepository();
  const { write, commit, git, top } = repository;
  write(`${folder}/0001_start.sql`, "CREATE TABLE a (b int);\n");
  write(`${folder}/0002_more.sql`, "CREATE TABLE c (d int);\n");
  write(`${folder}/README.md`, "how to\n");
  const released = commit();
  const tagged: PreviousRelease = { kind: "tag", tag: "v1.0.0", tagObject: null, commit: released };
  const look = (settings: object = {}, previousRelease: PreviousRelease = tagged) => {
    const item = migrationsItem.parse({ id: "m", kind: "migrations", path: folder, ...settings });
    const off = { off: "not part of this test" };
    const at = { project: top, repository: top, commit: git("rev-parse", "HEAD"), previousRelease };
    return gatherMigrations(testHost(), item, aRelease(off, at));
  };
  return { ...repository, look };
}

describe("gatherMigrations", () => {
  it("sees the migrations, which of them have run, and what the new one destroys", async () => {
    const { write, commit, look } = aProject();
    write(`${folder}/0003_drop.sql`, "SELECT 1;\nDROP TABLE a;\n");
    write(`${folder}/0003_drop.down.sql`, "DROP TABLE c;\n");
    write(`${folder}/fix.sql`, "DROP TABLE c;\n");
    commit();
    expect(await look()).toEqual({
      id: "m",
      kind: "migrations",
      folder,
      numbering: "sequence",
      appliedUpTo: { state: "tag", tag: "v1.0.0" },
      migrations: [
        { path: "0001_start.sql", number: "0001", isApplied: true },
        { path: "0002_more.sql", number: "0002", isApplied: true },
        { path: "0003_drop.sql", number: "0003", isApplied: false },
      ],
      unnumbered: ["fix.sql"],
      appliedChanges: [],
      scripts: [
        {
          path: "0003_drop.sql",
          sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
          destructions: [{ kind: "drops-table", object: "table a", line: 2 }],
          unreadable: [],
        },
      ],
    });
  });

  it("tells edited, removed and renamed migrations apart, and reads the edited one", async () => {
    const { write, git, commit, look } = aProject();
    write(`${folder}/0001_start.sql`, "CREATE TABLE a (b int);\nTRUNCATE a;\n");
    git("mv", `${folder}/0002_more.sql`, `${folder}/0002_other.sql`);
    commit();
    const edited = await look();
    expect(edited.appliedChanges).toEqual([
      { change: "edited", path: "0001_start.sql" },
      { change: "renamed", path: "0002_more.sql", to: "0002_other.sql" },
    ]);
    expect(edited.scripts.map(({ path }) => path)).toEqual(["0001_start.sql"]);
    expect(edited.migrations.every(({ isApplied }) => isApplied)).toBe(true);
    git("rm", "--quiet", `${folder}/0002_other.sql`);
    commit();
    expect((await look()).appliedChanges).toContainEqual({
      change: "removed",
      path: "0002_more.sql",
    });
  });

  it("goes by the commit and not by the working tree", async () => {
    const { write, look } = aProject();
    write(`${folder}/0001_start.sql`, "DROP TABLE a;\n");
    expect(await look()).toMatchObject({ appliedChanges: [], scripts: [] });
  });

  it("follows a pattern of its own, and reads nothing below the marker", async () => {
    const { write, commit, look } = aProject();
    write("prisma/20300131120000_a/migration.sql", "SELECT 1;\n-- migrate:down\nDROP TABLE a;\n");
    commit();
    const settings = { path: "prisma", pattern: "^(\\d{14})_[^/]+/migration\\.sql$" };
    const number = "20300131120000";
    expect(await look({ ...settings, downMarker: "-- migrate:down" })).toMatchObject({
      migrations: [{ path: `${number}_a/migration.sql`, number }],
      scripts: [{ destructions: [] }],
    });
    expect((await look(settings)).scripts[0]?.destructions).toHaveLength(1);
  });

  it("reads no link, and says so; scripts with a number are no notes", async () => {
    const { top, write, commit, look } = aProject();
    symlinkSync("../../evil.sql", join(top, folder, "0003_link.sql"));
    write(`${folder}/0004_purge.js`, "drop()\n");
    write(`${folder}/0005_notes.md`, "notes\n");
    write(`${folder}/meta/0000_snapshot.json`, "{}\n");
    commit();
    const { scripts, unnumbered } = await look();
    const unreadable = [{ line: 1, problem: "is a link, and what it leads to was not read" }];
    expect(scripts).toMatchObject([{ path: "0003_link.sql", unreadable }]);
    expect(unnumbered).toEqual(["0004_purge.js"]);
  });

  it("says when there is no release to go by, and is undecided in a shallow clone", async () => {
    const { look } = aProject();
    const state = async (previous: PreviousRelease) => (await look({}, previous)).appliedUpTo;
    expect(await state({ kind: "none", tagPattern: "v*" })).toEqual({
      state: "none",
      tagPattern: "v*",
    });
    expect(await state({ kind: "unknown-tag", tag: "v9" })).toEqual({
      state: "unknown-tag",
      tag: "v9",
    });
    await expect(state({ kind: "shallow" })).rejects.toMatchObject({
      code: "git/releases-shallow",
    });
  });
});

describe("the fingerprint of what cannot be read", () => {
  const fingerprints = (path: string, text: string) => {
    const facts: MigrationsFacts = {
      id: "m",
      kind: "migrations",
      folder,
      numbering: "sequence",
      appliedUpTo: { state: "tag", tag: "v1.0.0" },
      unnumbered: [],
      appliedChanges: [],
      migrations: [{ path, number: "0003", isApplied: false }],
      scripts: [readScript(path, text, undefined)],
    };
    return [...applyRules("deployment-checklist", kind.rules, facts)].map((one) => one.fingerprint);
  };

  it.each([
    ["0003_a.ts", "purge( 1 )\n", "purge(\t1 )", "purge( 2 )"],
    ["0003_a.sql", "DO $$ EXECUTE a $$;", "DO $$  EXECUTE a $$;\n", "DO $$ EXECUTE a || b $$;"],
  ])("of %s survives another layout, and no other content", (path, text, laidOut, edited) => {
    expect(fingerprints(path, text)).toHaveLength(1);
    expect(fingerprints(path, laidOut)).toEqual(fingerprints(path, text));
    expect(fingerprints(path, edited)).not.toEqual(fingerprints(path, text));
  });

  it("of what can be read survives everything but another object", () => {
    const before = fingerprints("0003_a.sql", "DROP TABLE a;");
    expect(fingerprints("0003_a.sql", "SELECT 1;\ndrop table A cascade;")).toEqual(before);
    expect(fingerprints("0003_a.sql", "DROP TABLE b;")).not.toEqual(before);
  });
});

describe("readScript", () => {
  it.each([
    ["0003_seed.ts", "drop()", "is no SQL, so what it destroys cannot be told"],
    ["0003_a.sql", "", "holds no statement"],
    ["0003_a.sql", "-- nothing\n", "holds no statement"],
    ["0003_a.sql", "SELECT '\ufffd';", "is not text in UTF-8"],
    ["0003_a.sql", "SELECT 1;\0", "is not text in UTF-8"],
    ["0003_a.sql", "-- migrate:down\nDROP TABLE a;\n-- migrate:up\n", "holds no statement"],
    [
      "0003_a.sql",
      "<<<<<<< a\n=======\n>>>>>>> b\n",
      "holds a merge conflict that nobody resolved",
    ],
  ])("passes over nothing: %s with %j", (path, text, problem) => {
    expect(readScript(path, text, "-- migrate:down").unreadable).toEqual([{ line: 1, problem }]);
  });

  it.each([
    ["DROP TABLE a;\n  -- migrate:down\nDROP TABLE b;", 1],
    ["DROP TABLE a; -- migrate:down\nDROP TABLE b;", 2],
    ["DROP TABLE a;\n-- migrate: down\nDROP TABLE b;", 2],
    ["DROP TABLE a;\r\n-- migrate:down transaction:false\r\nDROP TABLE b;\r\n", 1],
  ])("reads up to a line that begins with the marker: %j", (text, destructions) => {
    const read = readScript("0003_a.SQL", text, "-- migrate:down");
    expect(read).toMatchObject({ unreadable: [] });
    expect(read.destructions).toHaveLength(destructions);
  });

  it("says what of a script it read and what it did not", () => {
    const read = readScript("0003_a.sql", "DROP TABLE a;\n\\i b.sql\n", undefined);
    expect(read.destructions).toMatchObject([{ object: "table a" }]);
    expect(read.unreadable).toMatchObject([{ line: 2 }]);
  });
});
