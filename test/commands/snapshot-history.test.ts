import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import {
  type SnapshotHistoryRequest,
  snapshotHistory,
} from "../../src/commands/snapshot-history.ts";
import { GateFault } from "../../src/gate/fault.ts";
import { snapshotHistoryOutput } from "../../src/report/snapshot-history-output.ts";
import { testHost } from "../support/host.ts";
import { promoteHere } from "../support/promote-here.ts";
import { quickConfig } from "../support/quick-project.ts";
import { type TestRepository, testRepository } from "../support/repository.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const path = "db/schema.snapshot.sql";
const header = (iteration: string, title: string) =>
  `-- Iteration ${iteration}: ${title}\n-- Generated: 2026-01-10\n-- Changes: ${title} it is\n-- Commit: main branch HEAD\n-- Dumped from database version 15.18\n`;
const contests = "CREATE TABLE public.contests (\n    id bigint NOT NULL,\n    title text\n);\n";
const body = `CREATE FUNCTION public.f() RETURNS integer\n    LANGUAGE plpgsql\n    AS $$\nBEGIN\n  RETURN 1;\nEND;\n$$;\n`;
const first = `${header("01", "Contests")}${contests}${body}`;
const named = first.replace("    title text", "    name text,\n    slug text NOT NULL");
const prizes =
  "CREATE TABLE public.prizes (\n    place integer,\n    cents integer\n);\nCREATE INDEX prizes_i ON public.prizes USING btree (place);\n";
const second = `${header("02", "Prizes")}${named.slice(header("01", "Contests").length)}${prizes}`;
const third = second
  .replaceAll("public.prizes", "public.awards")
  .replace("02: Prizes", "03: Awards");

/** Releases, each with its snapshot; null is a release without one. The days are those of January 2026. */
function releasedRepository(
  releases: readonly (readonly [tag: string, snapshot: string | null])[],
): TestRepository {
  const repository = testRepository();
  repository.write({ "promote.yaml": quickConfig() });
  for (const [at, [tag, snapshot]] of releases.entries()) {
    onDay(at + 1);
    repository.commit({ [path]: snapshot });
    repository.git("tag", "--annotate", "--message=release", tag);
  }
  vi.unstubAllEnvs();
  return repository;
}

function onDay(day: number): void {
  vi.stubEnv("GIT_AUTHOR_DATE", `2026-01-0${day}T10:00:00Z`);
  vi.stubEnv("GIT_COMMITTER_DATE", `2026-01-0${day}T10:00:00Z`);
}

async function history(repository: TestRepository, request: Partial<SnapshotHistoryRequest> = {}) {
  const documents: string[] = [];
  const messages: string[] = [];
  const code = await snapshotHistory(
    { prereleases: false, ...request },
    {
      host: testHost(),
      directory: repository.path,
      output: {
        document: (text) => documents.push(text),
        message: (text) => messages.push(text),
      },
    },
  );
  return { code, text: documents.join(""), messages };
}

async function told(repository: TestRepository, request: Partial<SnapshotHistoryRequest> = {}) {
  const { code, text } = await history(repository, { ...request, json: true });
  const output = snapshotHistoryOutput.parse(JSON.parse(text));
  if (output.verdict === "undecided") throw new Error(output.fault.message);
  expect(code).toBe(0);
  return output;
}

async function changesBetween(before: string, after: string) {
  const { releases } = await told(
    releasedRepository([
      ["v1.0.0", before],
      ["v1.1.0", after],
    ]),
  );
  return releases[1]?.changes ?? [];
}

describe("promote snapshot history", () => {
  it("tells release by release what changed, the newest first", async () => {
    const repository = releasedRepository([
      ["v1.9.0", first],
      ["v1.10.0", second],
      ["v1.11.0", null],
      ["v1.12.0", third],
    ]);
    onDay(5);
    repository.commit({ [path]: third.replace(/CREATE FUNCTION[\s\S]*?\$\$;\n/, "") });
    const { code, text } = await history(repository);
    expect(code).toBe(0);
    expect(text.replace(/\b[0-9a-f]{12}\b/g, "COMMIT")).toBe(`db/schema.snapshot.sql
4 releases from v1.9.0 (2026-01-01) to v1.12.0 (2026-01-04) and what is not released yet.

Unreleased  2026-01-05  COMMIT
  Iteration 03: Awards
  Prizes it is
  2 tables, 5 columns, 1 index
  - function public.f()

v1.12.0  2026-01-04  COMMIT
  Iteration 03: Awards
  Prizes it is
  2 tables, 5 columns, 1 index, 1 function
  ~ table public.awards (renamed from public.prizes)
      ~ index public.prizes_i

v1.11.0  2026-01-03  COMMIT
  No snapshot in this release.

v1.10.0  2026-01-02  COMMIT
  Iteration 02: Prizes
  Prizes it is
  2 tables, 5 columns, 1 index, 1 function
  + table public.prizes (2 columns)
      + index public.prizes_i
  ~ table public.contests
      ~ column name, renamed from column title
      + column slug

v1.9.0  2026-01-01  COMMIT
  Iteration 01: Contests
  Contests it is
  1 table, 2 columns, 1 function
  The first snapshot.
`);
  });

  it("is a document that its schema knows, lowest version first, compared across a release without snapshot", async () => {
    const { releases, snapshot, earlier } = await told(
      releasedRepository([
        ["v1.0.0", first],
        ["v1.1.0", null],
        ["v2.0.0", second],
      ]),
    );
    expect({ snapshot, earlier }).toEqual({ snapshot: path, earlier: 0 });
    expect(
      releases.map(({ tag, state, comparedWith, changes }) => [
        tag,
        state,
        comparedWith,
        changes.length,
      ]),
    ).toEqual([
      ["v1.0.0", "read", null, 2],
      ["v1.1.0", "no-snapshot", null, 0],
      ["v2.0.0", "read", "v1.0.0", 2],
    ]);
    expect(releases[2]).toMatchObject({
      header: { iteration: "02", title: "Prizes", generated: "2026-01-10" },
      serverVersion: "15.18",
      counts: { objects: 4, tables: 2, columns: 5, kinds: { function: 1, index: 1, table: 2 } },
    });
    expect(releases[2]?.changes.find(({ name }) => name === "public.contests")).toEqual({
      how: "changed",
      kind: "table",
      name: "public.contests",
      renamedFrom: null,
      columns: 3,
      parts: [
        { how: "changed", what: "column name", renamedFrom: "column title" },
        { how: "added", what: "column slug", renamedFrom: null },
      ],
      diff: "-title text\n+name text\n+slug text NOT NULL",
    });
  });

  it("tells nothing of other line ends, and of a function what changed in it", async () => {
    const crlf = first.replaceAll("\n", "\r\n");
    expect(await changesBetween(first, crlf)).toEqual([]);
    const [change, ...others] = await changesBetween(first, crlf.replace("RETURN 1", "RETURN 2"));
    expect(others).toEqual([]);
    expect(change).toMatchObject({ how: "changed", kind: "function" });
    expect(change?.diff).toContain("-  RETURN 1;\n+  RETURN 2;");
    expect(change?.diff).not.toContain("\r");
  });

  it("tells the comment of a new column with it, and a column that only moved", async () => {
    const comment = "COMMENT ON COLUMN public.contests.slug IS 'x';\n";
    const slug = first.replace("    title text", "    title text,\n    slug text");
    expect((await changesBetween(first, slug + comment))[0]?.parts).toEqual([
      { how: "added", what: "column slug", renamedFrom: null },
    ]);
    const moved = first.replace(
      "id bigint NOT NULL,\n    title text",
      "title text,\n    id bigint NOT NULL",
    );
    const [change] = await changesBetween(first, moved);
    expect(change).toMatchObject({
      parts: [{ what: "order of columns" }],
      diff: "-id, title\n+title, id",
    });
  });

  it.each([
    ["breaks off", `--\n-- PostgreSQL database dump\n--\n${first}`, "schema/side-truncated"],
    ["is empty", "-- nothing\n", "schema/side-empty"],
    ["was left in conflict", `<<<<<<< a\n${first}=======\n>>>>>>> b\n`, "schema/side-unmerged"],
    [
      "is in Git LFS",
      "version https://git-lfs.github.com/spec/v1\noid sha256:0\n",
      "schema/side-empty",
    ],
  ])("goes on after a snapshot that %s", async (_, text, code) => {
    const { releases } = await told(
      releasedRepository([
        ["v1.0.0", first],
        ["v1.1.0", text],
        ["v1.2.0", first],
      ]),
    );
    expect(releases[1]).toMatchObject({ state: "unreadable", fault: { code }, changes: [] });
    expect(releases[2]).toMatchObject({ state: "read", comparedWith: "v1.0.0", changes: [] });
  });

  it("begins where it is asked to, and knows what came before", async () => {
    const repository = releasedRepository([
      ["v1.0.0", first],
      ["v1.1.0", null],
      ["v1.2.0", second],
      ["v2.0.0-rc.1", third],
      ["v2.0.0", third],
    ]);
    const tagsOf = async (request: Partial<SnapshotHistoryRequest>) => {
      const { releases, earlier } = await told(repository, request);
      return [earlier, ...releases.map(({ tag, comparedWith }) => `${tag} < ${comparedWith}`)];
    };
    expect(await tagsOf({ since: "v1.1.0" })).toEqual([2, "v1.2.0 < v1.0.0", "v2.0.0 < v1.2.0"]);
    expect(await tagsOf({ limit: "1" })).toEqual([3, "v2.0.0 < v1.2.0"]);
    expect(await tagsOf({ limit: "2", prereleases: true })).toEqual([
      3,
      "v2.0.0-rc.1 < v1.2.0",
      "v2.0.0 < v2.0.0-rc.1",
    ]);
  });
});

describe("promote snapshot history --html", () => {
  it("writes the page where it is told to, over an older page too", async () => {
    const repository = releasedRepository([["v1.0.0", first]]);
    for (const _ of ["new", "again"]) {
      const ended = await promoteHere(["snapshot", "history", "--html", "out/history.html"], {
        cwd: repository.path,
      });
      expect(ended).toEqual({
        ...{ code: 0, signal: null, stdout: "" },
        stderr: "out/history.html tells 1 release of db/schema.snapshot.sql.\n",
      });
    }
    expect(readdirSync(join(repository.path, "out"))).toEqual(["history.html"]);
    const page = readFileSync(join(repository.path, "out/history.html"), "utf8");
    expect((await history(repository, { html: "-" })).text).toBe(page);
    expect((await history(repository, { format: "html" })).text).toBe(page);
  });

  it("takes the place of nothing but a page", async () => {
    const repository = releasedRepository([["v1.0.0", first]]);
    mkdirSync(join(repository.path, "folder"));
    writeFileSync(join(repository.path, "bytes"), Buffer.from([0xff, 0xfe]));
    for (const html of ["folder", "bytes", path, ""]) {
      const ended = await promoteHere(["snapshot", "history", "--html", html], {
        cwd: repository.path,
      });
      expect(ended).toMatchObject({ code: 64, stdout: "" });
      expect(ended.stderr).toContain("--html");
    }
    expect(readFileSync(join(repository.path, path), "utf8")).toBe(first);
  });
});

describe("promote snapshot history, when it cannot tell", () => {
  const undecided = async (repository: TestRepository) => {
    const { code, text } = await history(repository, { json: true });
    expect(code).toBe(2);
    await expect(history(repository)).rejects.toThrow(GateFault);
    return JSON.parse(text).fault;
  };

  it("says what to do where no tag is a release", async () => {
    const repository = releasedRepository([["other-1", first]]);
    expect(await undecided(repository)).toMatchObject({
      code: "git/no-release",
      message: "No tag v* that HEAD can reach names a version, so there is no release to tell of.",
      remedy: expect.stringContaining("`git tag --annotate v1.0.0`"),
    });
  });

  it("says so of a shallow clone", async () => {
    const repository = releasedRepository([
      ["v1.0.0", first],
      ["v1.1.0", second],
    ]);
    const clone = join(temporaryFolder(), "clone");
    repository.git("clone", "--quiet", "--depth=1", `file://${repository.path}`, clone);
    expect(await undecided({ ...repository, path: clone })).toMatchObject({
      code: "git/releases-shallow",
    });
  });

  it("says so where no release has the file, and where none can be read", async () => {
    expect(await undecided(releasedRepository([["v1.0.0", null]]))).toMatchObject({
      code: "git/file-not-in-commit",
    });
    expect(await undecided(releasedRepository([["v1.0.0", ""]]))).toMatchObject({
      code: "schema/side-empty",
    });
  });

  it.each([
    [["--since", "v9"], "v1.0.0"],
    [["--limit", "none"], "--limit"],
    [["--json", "--html", "-"], "one format"],
    [["--format", "yaml"], "format"],
  ])("is misuse with %j", async (options, words) => {
    const repository = releasedRepository([["v1.0.0", first]]);
    const ended = await promoteHere(["snapshot", "history", ...options], { cwd: repository.path });
    expect(ended).toMatchObject({ code: 64, stdout: "" });
    expect(ended.stderr).toContain(words);
  });
});
