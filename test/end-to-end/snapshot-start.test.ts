import { existsSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { promoteHere } from "../support/promote-here.ts";
import { snapshotPath, snapshotProject } from "../support/snapshot-project.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const contests = "CREATE TABLE contests (id integer PRIMARY KEY);";

async function takenProject(settings: readonly string[] = []) {
  const project = await snapshotProject(contests, settings);
  project.repository.commit({ "db/migrations/0001.sql": contests });
  await project.snapshot("take", "--iteration", "05", "--title", "Automatic Payout", "--commit");
  const { path } = project.repository;
  return {
    ...project,
    baseline: (iteration: string) =>
      JSON.parse(readFileSync(join(path, `.promote/baselines/${iteration}.json`), "utf8")),
  };
}

describe("promote snapshot start", () => {
  it("records version, date and commit of the snapshot, and says there is nothing pending", async () => {
    const { repository, snapshot, text, baseline } = await takenProject();
    const taken = repository.git("rev-parse", "HEAD");
    const head = repository.commit({ "other.txt": "a" });
    const ended = await snapshot("start", "--iteration", "06");
    expect(ended).toMatchObject({ code: 0, stderr: "" });
    const date = /^-- Generated: (.*)$/m.exec(text())?.[1];
    const digest = /^-- digest: (.*)$/m.exec(text())?.[1];
    expect(baseline("06")).toEqual({
      schemaVersion: 1,
      iteration: "06",
      startedAt: expect.stringMatching(/Z$/),
      commit: head,
      snapshot: {
        path: snapshotPath,
        version: "Iteration 05: Automatic Payout",
        date,
        commit: taken,
        committedAt: repository.git("show", "--no-patch", "--format=%cI", taken),
        digest,
        objects: 1,
      },
      pendingMigrations: [],
    });
    expect(ended.stdout).toContain("version  Iteration 05: Automatic Payout");
    expect(ended.stdout).toMatch(new RegExp(`date {5}${date}, (today|1 day ago)`));
    expect(ended.stdout).toContain("no migration is newer");
    expect(repository.git("status", "--porcelain")).toBe("");
  });

  it("names migrations that are newer in git than the snapshot, or not committed, and no other", async () => {
    const { repository, snapshot, baseline } = await takenProject();
    repository.commit({ "db/migrations/0002.sql": "a", "db/0003.sql": "b" });
    repository.commit({ "db/migrations/0002b.sql": "a" });
    repository.commit({ "db/migrations/0002b.sql": null });
    repository.write({ "db/migrations/0004.sql": "c" });
    const ended = await snapshot("start", "--iteration", "06");
    const pending = ["db/migrations/0002.sql", "db/migrations/0004.sql"];
    expect(baseline("06").pendingMigrations).toEqual(pending);
    expect(ended.stdout).toContain(`pending  ${pending[0]}\n           ${pending[1]}\n`);
    expect(ended.code).toBe(0);
  });

  it("looks for migrations where the configuration says they are", async () => {
    const { repository, snapshot, baseline } = await takenProject(["migrations: prisma"]);
    repository.commit({ "db/migrations/0002.sql": "a", "prisma/1/migration.sql": "b" });
    await snapshot("start", "--iteration", "06");
    expect(baseline("06").pendingMigrations).toEqual(["prisma/1/migration.sql"]);
  });

  it("tells what is wrong with the header, and records the baseline all the same", async () => {
    const { repository, snapshot, baseline } = await takenProject();
    repository.commit({ [snapshotPath]: "CREATE TABLE a ();\n" });
    const ended = await snapshot("start", "--iteration", "06");
    expect(ended.code).toBe(0);
    expect(ended.stdout.match(/^· .* has no line/gm)).toHaveLength(4);
    expect(baseline("06").snapshot).toMatchObject({ version: null, date: null, objects: 1 });
  });

  it("keeps the baseline it has", async () => {
    const { repository, snapshot, baseline } = await takenProject();
    await snapshot("start", "--iteration", "06");
    const before = baseline("06");
    repository.commit({ "other.txt": "a" });
    const ended = await snapshot("start", "--iteration", "06");
    expect(ended.code).toBe(0);
    expect(ended.stdout).toContain("stays as it is");
    expect(baseline("06")).toEqual(before);
  });

  it("says no without a committed snapshot, and writes nothing", async () => {
    const { repository, snapshot } = await snapshotProject(contests);
    const ended = await snapshot("start", "--iteration", "06");
    expect(ended.code).toBe(1);
    expect(ended.stdout).toContain(`${snapshotPath} is not in HEAD.`);
    expect(existsSync(join(repository.path, ".promote"))).toBe(false);
  });

  it("cannot tell in a shallow clone", async () => {
    const { repository } = await takenProject();
    repository.commit({ "other.txt": "a" });
    const cwd = join(temporaryFolder(), "clone");
    const from = pathToFileURL(repository.path).href;
    repository.git("clone", "--quiet", "--depth=1", from, cwd);
    const ended = await promoteHere(["snapshot", "start", "--iteration", "06"], { cwd });
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain("git fetch --unshallow");
  });

  it("writes through no link", async () => {
    const { repository, snapshot } = await takenProject();
    const elsewhere = temporaryFolder();
    symlinkSync(elsewhere, join(repository.path, ".promote"));
    expect((await snapshot("start", "--iteration", "06")).code).toBe(2);
    expect(existsSync(join(elsewhere, "baselines"))).toBe(false);
  });
});
