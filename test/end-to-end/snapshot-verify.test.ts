import { describe, expect, it } from "vitest";
import { promoteHere } from "../support/promote-here.ts";
import { quickConfig } from "../support/quick-project.ts";
import { snapshotPath, snapshotProject } from "../support/snapshot-project.ts";

const contests = "CREATE TABLE contests (id integer PRIMARY KEY, name text);";

/** A project whose snapshot was just taken and committed. */
async function takenProject() {
  const project = await snapshotProject(contests);
  await project.snapshot("take", "--iteration", "06", "--title", "Payments", "--commit");
  return project;
}

describe("promote snapshot verify", () => {
  it("says yes right after the snapshot was taken and committed", async () => {
    const { snapshot } = await takenProject();
    const ended = await snapshot("verify");
    expect(ended).toMatchObject({ code: 0, stderr: "" });
    expect(ended.stdout).toBe(
      `✔ ${snapshotPath} is committed, clean, with a whole header, and what staging has.\n`,
    );
  });

  it("tells one drift, with the check's own words and remedy", async () => {
    const { database, snapshot } = await takenProject();
    await database.query("ALTER TABLE contests DROP COLUMN name");
    const ended = await snapshot("verify");
    expect(ended.code).toBe(1);
    expect(ended.stdout.match(/^✖/gm)).toHaveLength(1);
    expect(ended.stdout).toContain(
      `✖ column public.contests.name is in ${snapshotPath} and not in the staging database.\n  → `,
    );
    expect((await snapshot("verify", "--no-database")).code).toBe(0);
  });

  it("advises nothing on staging while the snapshot that was taken of it is not committed", async () => {
    const { database, repository, snapshot } = await takenProject();
    await database.query("CREATE TABLE notes (id integer)");
    await snapshot("take", "--iteration", "07", "--title", "Notes");
    const { code, stdout } = await snapshot("verify");
    expect(code).toBe(1);
    expect(stdout).toContain("table public.notes is in the staging database and not in");
    expect(stdout).not.toContain("DROP TABLE");
    expect(stdout).toContain("→ This is against HEAD:");
    repository.commit();
    expect((await snapshot("verify")).code).toBe(0);
  });

  it("tells of a file that is missing, not committed, changed or removed", async () => {
    const { repository, snapshot, text } = await snapshotProject(contests);
    const verify = async () => {
      const { code, stdout } = await snapshot("verify");
      return [code, stdout.split("\n").filter((line) => line.startsWith("✖"))];
    };
    expect(await verify()).toEqual([1, [`✖ ${snapshotPath} is missing.`]]);
    await snapshot("take", "--iteration", "06", "--title", "Payments");
    expect(await verify()).toEqual([1, [`✖ ${snapshotPath} is not committed.`]]);
    repository.commit();
    expect(await verify()).toEqual([0, []]);
    repository.write({ [snapshotPath]: `${text()}-- more\n` });
    const changed = `✖ ${snapshotPath} in the working tree is not what HEAD has.`;
    expect(await verify()).toEqual([1, [changed]]);
    repository.write({ [snapshotPath]: null });
    const removed = `✖ ${snapshotPath} is in HEAD and not in the working tree.`;
    expect(await verify()).toEqual([1, [removed]]);
    const markers = "<<<<<<< HEAD\n=======\n>>>>>>> feature\n";
    repository.write({ [snapshotPath]: markers });
    const conflict = `✖ ${snapshotPath} holds the markers of a merge conflict.`;
    expect(await verify()).toEqual([1, [conflict]]);
  });

  it("tells every problem of the header and the digest at once, each with its line", async () => {
    const { repository, snapshot, text } = await takenProject();
    repository.commit({
      [snapshotPath]: text()
        .replace(/^-- Changes: .*\n/m, "")
        .replace(/^(-- Generated: \d{4}-)\d\d/m, "$113")
        .replace("name text", "name character varying(80)"),
    });
    const ended = await snapshot("verify", "--no-database");
    expect(ended.code).toBe(1);
    const lines = ended.stdout.split("\n");
    expect(lines.filter((line) => line.startsWith("✖"))).toEqual([
      expect.stringMatching(/snapshot\.sql:2 is dated \d{4}-13-\d\d, which is no day/),
      expect.stringContaining("has no line `-- Changes: SUMMARY` in its header."),
      expect.stringContaining("snapshot.sql:8 states a digest that is not the one"),
    ]);
    expect(
      lines.filter((line) => /^ {2}→ .*promote snapshot take --iteration/.test(line)),
    ).toHaveLength(3);
    const withDatabase = await snapshot("verify");
    expect(withDatabase.stdout).toContain(
      "✖ column public.contests.name is character varying(80) in db/schema.snapshot.sql and text in the staging database.",
    );
    expect(withDatabase.stdout.match(/digest/g)).toHaveLength(1);
  });

  it("says that there is no digest, and that this is no problem", async () => {
    const { repository, snapshot, text } = await takenProject();
    repository.commit({ [snapshotPath]: text().replace(/^-- digest: .*\n/m, "") });
    const ended = await snapshot("verify");
    expect(ended.code).toBe(0);
    expect(ended.stdout).toContain("states no digest");
  });

  it("cannot tell without the database; a problem of the file stands all the same", async () => {
    const { repository, snapshot, text } = await takenProject();
    const cwd = repository.path;
    const variables = { STAGING_DATABASE_URL: "postgres://nobody@127.0.0.1:1/none" };
    const unknown = await promoteHere(["snapshot", "verify"], { cwd, variables });
    expect(unknown).toMatchObject({ code: 2, stdout: "" });
    expect((await promoteHere(["snapshot", "verify", "--no-database"], { cwd })).code).toBe(0);
    repository.write({ [snapshotPath]: `${text()}\n` });
    const both = await promoteHere(["snapshot", "verify"], { cwd, variables });
    expect(both.code).toBe(1);
    expect(both.stderr).toContain("127.0.0.1");
    expect((await snapshot("verify")).code).toBe(1);
  });

  it("is misuse when the check is off", async () => {
    const { repository, snapshot } = await takenProject();
    repository.commit({ "promote.yaml": quickConfig() });
    const ended = await snapshot("verify");
    expect(ended.code).toBe(64);
    expect(ended.stderr).toContain("checks.schema-snapshot is off");
  });
});
