import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readSchema, schemaDigestOf } from "../../src/postgres/read-schema.ts";
import { readSnapshotHeader, statedDigestOf } from "../../src/postgres/snapshot-header.ts";
import { promoteHere } from "../support/promote-here.ts";
import { snapshotPath, snapshotProject } from "../support/snapshot-project.ts";

const contests = "CREATE TABLE contests (id integer PRIMARY KEY);";
const take = ["take", "--iteration", "06", "--title", "Payment Integration"];

describe("promote snapshot take", () => {
  it("writes the ritual's header, a blank line and the dump without its random token", async () => {
    const { snapshot, text } = await snapshotProject(contests);
    const ended = await snapshot(...take, "--changes", "Added contests");
    expect(ended).toMatchObject({ code: 0 });
    const lines = text().split("\n");
    expect(lines.slice(0, 4)).toEqual([
      "-- Iteration 06: Payment Integration",
      expect.stringMatching(/^-- Generated: \d{4}-\d{2}-\d{2}$/),
      "-- Changes: Added contests",
      "-- Commit: staging branch HEAD",
    ]);
    expect(lines.slice(4, 11)).toEqual([
      expect.stringMatching(/^-- server: PostgreSQL \d+\.\d+$/),
      expect.stringMatching(/^-- pg_dump: \d+\.\d+/),
      expect.stringMatching(/^-- extension plpgsql: \d/),
      "-- settings: none",
      expect.stringMatching(/^-- digest: v1 sha256:[0-9a-f]{64}$/),
      "",
      "--",
    ]);
    expect(text()).not.toMatch(/^\\/m);
    expect(text()).toContain("CREATE TABLE public.contests");
    const stated = statedDigestOf(readSnapshotHeader(text()));
    expect(stated?.digest).toBe(`v1 sha256:${schemaDigestOf(readSchema(text()))}`);
    expect(ended.stdout).toContain(lines.slice(0, 9).join("\n"));
    expect(ended.stderr).toContain(`\`git add -- ${snapshotPath}\``);
    expect(ended.stderr).not.toContain("git diff");
    expect(ended.stderr).toContain("promote snapshot verify");
  });

  it("writes the settings of the database into the header, of which verify then tells the change", async () => {
    const { database, snapshot, text } = await snapshotProject(contests);
    const set = `ALTER DATABASE ${database.name} SET`;
    await database.query(`${set} lock_timeout = '2s'; ${set} app.jwt_secret = 'T0PS3CRET'`);
    await snapshot(...take, "--commit");
    expect(text()).toContain("-- setting: database lock_timeout = '2s'\n");
    expect(text()).toContain("-- setting: database app.jwt_secret (value not shown)\n");
    expect(text()).not.toContain("T0PS3CRET");
    expect(await snapshot("verify")).toMatchObject({ code: 0 });
    await database.query(`${set} lock_timeout = '9s'; ${set} app.jwt_secret = 'other'`);
    const ended = await snapshot("verify");
    expect(ended.code).toBe(1);
    expect(ended.stdout.match(/^✖.*/gm)).toEqual([
      `✖ setting lock_timeout of the database is '2s' in the header of ${snapshotPath} and '9s' in the staging database.`,
    ]);
  });

  it("tells the changes from the committed snapshot, and then that there are none", async () => {
    const { repository, database, snapshot, text } = await snapshotProject(contests);
    await snapshot(...take, "--commit");
    expect(text()).toContain("-- Changes: Added contests table\n");
    await database.query(
      "CREATE TABLE payments (id serial PRIMARY KEY); CREATE TABLE payment_events (id int);",
    );
    await snapshot(...take);
    expect(text()).toContain("-- Changes: Added payment_events, payments tables\n");
    repository.git("commit", "--quiet", "--all", "--message=snapshot");
    await snapshot(...take);
    expect(text()).toContain("-- Changes: No schema changes\n");
  });

  it("commits that file and nothing else, be it new or changed; what is staged stays staged", async () => {
    const { repository, database, snapshot } = await snapshotProject(contests);
    repository.write({ "staged.txt": "a", "loose.txt": "b" });
    repository.git("add", "staged.txt");
    for (const sql of ["", "CREATE TABLE payments ();"]) {
      await database.query(sql);
      const ended = await snapshot(...take, "--commit");
      expect(ended).toMatchObject({ code: 0 });
      const commit = repository.git("rev-parse", "HEAD");
      expect(ended.stderr).toContain(`Committed as ${commit.slice(0, 12)}`);
      expect(repository.git("show", "--name-only", "--format=%s")).toBe(
        `docs: update schema snapshot iteration 06\n\n${snapshotPath}`,
      );
      expect(repository.git("status", "--porcelain")).toBe("A  staged.txt\n?? loose.txt");
    }
    const again = await snapshot(...take, "--changes", "Added payments table", "--commit");
    expect(again).toMatchObject({ code: 0 });
    expect(again.stderr).toContain("nothing to commit");
  });

  it("says half done when the commit fails: the file is written", async () => {
    const { repository, snapshot, text } = await snapshotProject(contests);
    repository.write({ ".git/index.lock": "" });
    const ended = await snapshot(...take, "--commit");
    expect(ended.code).toBe(3);
    expect(ended.stderr).toContain(`${snapshotPath} is written and not committed.`);
    expect(text()).toContain("CREATE TABLE public.contests");
  });

  it("refuses a password with its line, and leaves the snapshot as it was", async () => {
    const { repository, snapshot, text } = await snapshotProject(
      "CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w; CREATE USER MAPPING FOR PUBLIC SERVER s OPTIONS (password 'T0PS3CRET');",
    );
    repository.write({ [snapshotPath]: "before" });
    const ended = await snapshot(...take);
    expect(ended.code).toBe(1);
    expect(ended.stderr).toMatch(
      /^Line \d+ of the dump of staging holds `password '…'` of user mapping public on s in clear\.$/m,
    );
    expect(ended.stdout + ended.stderr).not.toContain("T0PS3CRET");
    expect(text()).toBe("before");
  });

  it("refuses a database without a single object", async () => {
    const { repository, snapshot } = await snapshotProject("");
    const ended = await snapshot(...take);
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain("The staging database defines no object.");
    expect(existsSync(join(repository.path, snapshotPath))).toBe(false);
  });

  it("names the commit when there is no branch", async () => {
    const { repository, snapshot, text } = await snapshotProject(contests);
    repository.git("checkout", "--quiet", "--detach");
    await snapshot(...take);
    const commit = repository.git("rev-parse", "--short=12", "HEAD");
    expect(text()).toContain(`\n-- Commit: detached HEAD ${commit}\n`);
  });

  it("works from a folder below, and cannot tell without the variable", async () => {
    const { repository, database } = await snapshotProject(contests);
    const cwd = join(repository.path, "db");
    repository.write({ "db/keep": "" });
    const without = await promoteHere(["snapshot", ...take], { cwd });
    expect(without.code).toBe(2);
    expect(without.stderr).toContain("STAGING_DATABASE_URL");
    const variables = { STAGING_DATABASE_URL: database.url };
    expect(await promoteHere(["snapshot", ...take], { cwd, variables })).toMatchObject({ code: 0 });
    expect(existsSync(join(cwd, "schema.snapshot.sql"))).toBe(true);
  });

  it.each([
    [["take", "--iteration", "../06", "--title", "x"], "--iteration takes"],
    [["take", "--iteration", "06", "--title", "a\nb"], "--title takes"],
    [["take", "--iteration", "06", "--title", "x", "--changes", " "], "--changes takes"],
    [["take", "--iteration", "06"], "--title"],
  ])("is misuse with %j", async (args, words) => {
    const { repository, snapshot } = await snapshotProject("");
    const ended = await snapshot(...args);
    expect(ended.code).toBe(64);
    expect(ended.stderr).toContain(words);
    expect(existsSync(join(repository.path, "db"))).toBe(false);
  });
});
