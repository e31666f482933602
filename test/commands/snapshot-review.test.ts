import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type SnapshotReviewRequest, snapshotReview } from "../../src/commands/snapshot-review.ts";
import { GateFault } from "../../src/gate/fault.ts";
import { snapshotReviewOutput } from "../../src/report/snapshot-review-output.ts";
import { testHost } from "../support/host.ts";
import { promoteHere } from "../support/promote-here.ts";
import { quickConfig } from "../support/quick-project.ts";
import { type TestRepository, testRepository } from "../support/repository.ts";

const path = "db/schema.snapshot.sql";
const migration = (name: string) => `db/migrations/${name}.sql`;
const banner = "-- Dumped from database version 15.18\n";
const tables = `${banner}CREATE TABLE public.contests (
    id bigint NOT NULL,
    title text
);
CREATE TABLE public.entries (
    contest_id bigint NOT NULL
);
ALTER TABLE ONLY public.entries ADD CONSTRAINT entries_fk FOREIGN KEY (contest_id) REFERENCES public.contests(id);
`;
const withPayouts = `${tables}CREATE TABLE public.payouts (
    contest_id bigint NOT NULL
);
ALTER TABLE ONLY public.payouts ADD CONSTRAINT payouts_fk FOREIGN KEY (contest_id) REFERENCES public.contests(id);
`;
const withoutTitle = tables.replace("NOT NULL,\n    title text", "NOT NULL");

/** A repository on a branch that left `main` after the first commit. */
function branchedRepository(files: Readonly<Record<string, string>> = { [path]: tables }) {
  const repository = testRepository();
  const base = repository.commit({
    "promote.yaml": quickConfig(),
    [migration("0001_start")]: "CREATE TABLE contests (); CREATE TABLE entries ();",
    ...files,
  });
  repository.git("checkout", "--quiet", "-b", "feature");
  return { repository, base };
}

async function review(repository: TestRepository, changes: Partial<SnapshotReviewRequest> = {}) {
  const documents: string[] = [];
  const code = await snapshotReview(
    { base: "main", format: "json", accept: [], ...changes },
    {
      host: testHost(),
      directory: repository.path,
      output: { document: (text) => documents.push(text), message: () => {} },
    },
  );
  return { code, text: documents.join("") };
}

async function reviewed(repository: TestRepository, changes: Partial<SnapshotReviewRequest> = {}) {
  const { code, text } = await review(repository, { ...changes, format: "json" });
  const output = snapshotReviewOutput.parse(JSON.parse(text));
  if (output.verdict === "undecided") throw new Error(output.fault.message);
  const rules = [...output.findings, ...output.hazards].map(({ rule, subject }) => [
    rule.replace("snapshot-review/", ""),
    subject,
  ]);
  return { code, output, rules };
}

describe("promote snapshot review", () => {
  it("is clear when nothing changed", async () => {
    const { repository, base } = branchedRepository();
    const head = repository.commit({ "README.md": "x" });
    const { code, output, rules } = await reviewed(repository);
    expect({ code, rules }).toEqual({ code: 0, rules: [] });
    expect(output).toMatchObject({
      verdict: "clear",
      base: { name: "main", commit: base, serverVersion: "15.18" },
      head: { commit: head },
      changes: [],
      foreignKeysWithoutIndex: { new: 0, old: 1 },
    });
  });

  it("names what came, blocks on a new foreign key without an index and counts the old", async () => {
    const { repository } = branchedRepository();
    repository.commit({
      [path]: withPayouts,
      [migration("0002_payouts")]: "CREATE TABLE payouts ();",
    });
    const { code, output, rules } = await reviewed(repository);
    expect(code).toBe(1);
    expect(output.changes.map(({ how, subject, line }) => [how, subject, line])).toEqual([
      ["added", "table public.payouts", 10],
    ]);
    expect(output.foreignKeysWithoutIndex).toEqual({ new: 1, old: 1 });
    expect(rules).toEqual([
      ["foreign-key-without-index", "foreign key public.payouts (contest_id)"],
    ]);
    expect(output.migrations.reviewed).toEqual([migration("0002_payouts")]);
  });

  it("shows of a table that grew only what is new", async () => {
    const { repository } = branchedRepository();
    repository.commit({ [path]: tables.replace("title text", "title text,\n    note text") });
    const { output } = await reviewed(repository);
    expect(output.changes.map(({ diff }) => diff)).toEqual(["+note text"]);
  });

  it("is content with the same key and an index", async () => {
    const { repository } = branchedRepository();
    const index = "CREATE INDEX payouts_i ON public.payouts USING btree (contest_id);\n";
    repository.commit({
      [path]: withPayouts + index,
      [migration("0002_payouts")]:
        "CREATE TABLE payouts (contest_id bigint); CREATE INDEX ON payouts (contest_id);",
    });
    const { code, rules } = await reviewed(repository);
    expect({ code, rules }).toEqual({ code: 0, rules: [] });
  });

  it("blocks on data loss until its fingerprint is accepted", async () => {
    const { repository } = branchedRepository();
    repository.commit({
      [path]: withoutTitle,
      [migration("0002_title")]: "ALTER TABLE contests DROP COLUMN title;",
    });
    const { code, output, rules } = await reviewed(repository);
    expect({ code, rules }).toEqual({
      code: 1,
      rules: [["column-dropped", "column public.contests.title"]],
    });
    const [hazard] = output.hazards;
    const accepted = await reviewed(repository, { accept: [hazard?.fingerprint ?? ""] });
    expect(accepted.code).toBe(0);
    expect(accepted.output.hazards).toEqual([{ ...hazard, accepted: true }]);
  });

  it("compares with where the branch left the base, not with its tip", async () => {
    const { repository } = branchedRepository();
    repository.commit({ "README.md": "x" });
    repository.git("checkout", "--quiet", "main");
    repository.commit({ [path]: withPayouts });
    repository.git("checkout", "--quiet", "feature");
    expect((await reviewed(repository)).output.changes).toEqual([]);
  });

  it("says that a migration changes the schema and the snapshot does not, rows aside", async () => {
    const { repository } = branchedRepository();
    repository.commit({
      [migration("0002_rows")]: "-- CREATE TABLE no ();\nUPDATE contests SET title = 'CREATE';",
      [migration("0003_prizes")]: "CREATE TABLE prizes ();",
    });
    const { code, rules } = await reviewed(repository);
    expect({ code, rules }).toEqual({
      code: 0,
      rules: [["migration-without-snapshot-change", migration("0003_prizes")]],
    });
  });

  it("says that no migration names what changed, unless one came after the snapshot before", async () => {
    const { repository } = branchedRepository();
    repository.git("checkout", "--quiet", "main");
    repository.commit({ [migration("0002_prizes")]: 'CREATE TABLE "prizes" ();' });
    repository.git("checkout", "--quiet", "-B", "feature");
    repository.commit({
      [path]: `${tables}CREATE TABLE public.prizes (a integer);\nCREATE TABLE public.prize (a integer);\n`,
    });
    const { output, rules } = await reviewed(repository);
    expect(rules).toEqual([["snapshot-change-without-migration", "table public.prize"]]);
    expect(output.migrations).toMatchObject({
      reviewed: [],
      sinceSnapshot: [migration("0002_prizes")],
    });
  });

  it("takes no index for dangerous that a migration builds concurrently", async () => {
    const { repository } = branchedRepository();
    const [index, other] = ["titles", "titles_b"].map(
      (name) => `CREATE INDEX ${name} ON public.contests USING btree (title);\n`,
    );
    repository.commit({
      [path]: `${tables}${index}${other}`,
      [migration("0002_i")]:
        "CREATE INDEX CONCURRENTLY titles\n ON contests (title); CREATE INDEX titles_b ON contests (title);",
    });
    expect((await reviewed(repository)).rules).toEqual([
      ["index-created", "index public.titles_b"],
    ]);
  });

  it("takes a first snapshot for no change, and its keys for old ones", async () => {
    const { repository } = branchedRepository({});
    repository.commit({ [path]: tables });
    const { code, output, rules } = await reviewed(repository);
    expect({ code, rules }).toEqual({ code: 0, rules: [] });
    expect(output).toMatchObject({ isNew: true, foreignKeysWithoutIndex: { new: 0, old: 1 } });
  });

  it("blocks on rows in the snapshot and tells of another major", async () => {
    const { repository } = branchedRepository();
    repository.commit({
      [path]: `${tables.replace("15.18", "16.2")}COPY public.contests (id) FROM stdin;\n1\n\\.\n`,
    });
    const { code, rules } = await reviewed(repository);
    expect(code).toBe(1);
    expect(rules).toEqual([
      ["snapshot-contains-data", `COPY of public.contests in ${path}`],
      ["server-major-changed", path],
    ]);
  });

  it("reads the migrations where the configuration has them", async () => {
    const { repository } = branchedRepository({
      [path]: tables,
      "promote.yaml": quickConfig().replace(
        "schema-snapshot: { off: not part of this project }",
        "schema-snapshot: { database: env:STAGING_DATABASE_URL, migrations: database/steps }",
      ),
    });
    repository.commit({ [path]: withPayouts, "database/steps/2.sql": "CREATE TABLE payouts ();" });
    const { output } = await reviewed(repository);
    expect(output.migrations).toMatchObject({
      folder: "database/steps",
      reviewed: ["database/steps/2.sql"],
    });
  });

  it("finds snapshot and migrations from the top of a repository that holds several projects", async () => {
    const repository = testRepository();
    const inApi = (files: Readonly<Record<string, string>>) =>
      Object.fromEntries(Object.entries(files).map(([name, text]) => [`api/${name}`, text]));
    repository.commit(inApi({ "promote.yaml": quickConfig(), [path]: tables }));
    repository.git("checkout", "--quiet", "-b", "feature");
    repository.commit(inApi({ [path]: withPayouts, "sql/1.sql": "create table payouts ();" }));
    mkdirSync(join(repository.path, "api/deep"));
    const ended = await promoteHere(
      ["snapshot", "review", "--base", "main", "--json", "--migrations", "sql"],
      { cwd: join(repository.path, "api/deep") },
    );
    expect(ended).toMatchObject({ code: 1, stderr: "" });
    expect(JSON.parse(ended.stdout)).toMatchObject({
      snapshot: `api/${path}`,
      migrations: { folder: "api/sql", reviewed: ["api/sql/1.sql"] },
    });
  });
});

describe("promote snapshot review, when it cannot tell", () => {
  it.each([
    ["a base that is not there", { base: "origin/main" }, "git/unknown-revision"],
    ["a base that looks like an option", { base: "--all" }, "git/name-refused"],
    ["histories that never met", { base: "alone" }, "git/no-merge-base"],
  ])("is undecided about %s", async (_, changes, code) => {
    const { repository } = branchedRepository();
    repository.commit({ "README.md": "x" });
    repository.git("checkout", "--quiet", "--orphan", "alone");
    repository.commit();
    repository.git("checkout", "--quiet", "feature");
    const ended = await review(repository, changes);
    expect(ended.code).toBe(2);
    expect(JSON.parse(ended.text)).toMatchObject({ verdict: "undecided", fault: { code } });
    const comment = await review(repository, { ...changes, format: "markdown" });
    expect(comment).toMatchObject({ code: 2, text: expect.stringContaining("UNDECIDED") });
    await expect(review(repository, { ...changes, format: "text" })).rejects.toThrow(GateFault);
  });

  it("is undecided about a snapshot that HEAD does not have", async () => {
    const { repository } = branchedRepository();
    repository.commit({ [path]: null });
    const { code, text } = await review(repository);
    expect(code).toBe(2);
    expect(JSON.parse(text).fault.code).toBe("git/file-not-in-commit");
  });

  it("is misuse without a base, and with a fingerprint that is none", async () => {
    const { repository } = branchedRepository();
    const options = { cwd: repository.path };
    expect((await promoteHere(["snapshot", "review"], options)).code).toBe(64);
    const wrong = ["snapshot", "review", "--base", "main", "--accept", "all"];
    expect((await promoteHere(wrong, options)).code).toBe(64);
  });
});

describe("what is shown", () => {
  const hostile = `${tables.replace("NOT NULL,\n    title text", "NOT NULL")}CREATE TABLE public."a\`\`b|<img>@team\u202e" (a integer);\n`;

  it("in a comment is no markup of the schema's", async () => {
    const { repository } = branchedRepository();
    repository.commit({ [path]: hostile });
    const { code, text } = await review(repository, { format: "markdown" });
    expect(code).toBe(1);
    expect(text).toContain("**BLOCKED: 1 in db/schema.snapshot.sql, 2 advisory.**");
    expect(text).toContain("⛔ **`column public.contests.title`** is dropped");
    expect(text).toContain("```diff\n-title text\n```");
    expect(text).toContain('Added ```table public."a``b|<img>@team�"```');
    expect(text).not.toMatch(/\u202e/);
  });

  it("at a terminal says what, why and the safer way", async () => {
    const { repository } = branchedRepository();
    repository.commit({ [path]: hostile });
    const { text } = await review(repository, { format: "text" });
    expect(text).toContain("  ~ table public.contests\n");
    expect(text).toMatch(
      /✖ column public\.contests\.title is dropped.*\n {4}-title text\n {2}where .*:2\n {2}why .*\n {2}safer /,
    );
    expect(text).toContain("\\u{202e}");
  });
});
