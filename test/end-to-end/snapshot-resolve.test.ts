import { describe, expect, it } from "vitest";
import { snapshotPath, snapshotProject } from "../support/snapshot-project.ts";

const contests = "CREATE TABLE contests (id integer PRIMARY KEY);";
const payments = "CREATE TABLE payments (id integer);";
const payouts = "CREATE TABLE payouts (id integer);";

type Side = { readonly iteration: string; readonly title: string };

/** A project in the middle of a merge: each side took a snapshot of its own table. */
async function conflictedProject(ours: Side, theirs: Side) {
  const project = await snapshotProject(contests);
  const { repository, database, snapshot } = project;
  const take = ({ iteration, title }: Side) =>
    snapshot("take", "--iteration", iteration, "--title", title, "--commit");
  await take({ iteration: "04", title: "Contract Freeze" });
  repository.git("branch", "feature");
  await database.query(payments);
  await take(ours);
  repository.git("checkout", "--quiet", "feature");
  await database.query(`DROP TABLE payments; ${payouts}`);
  await take(theirs);
  repository.git("checkout", "--quiet", "staging");
  expect(() => repository.git("merge", "feature")).toThrow(/merge feature/);
  expect(project.text()).toContain("<<<<<<<");
  return project;
}

const fifth = { iteration: "5", title: "Payouts" };
const tenth = { iteration: "10", title: "Payments" };

describe("promote snapshot resolve", () => {
  it("takes the snapshot anew under the header of the later iteration, and the merge goes on", async () => {
    const { repository, database, snapshot, text } = await conflictedProject(tenth, fifth);
    await database.query(payments);
    const ended = await snapshot("resolve");
    expect(ended).toMatchObject({ code: 0 });
    expect(text()).toMatch(/^-- Iteration 10: Payments\n.*\n-- Changes: Added payments table\n/);
    expect(text()).toContain("CREATE TABLE public.payments");
    expect(text()).toContain("CREATE TABLE public.payouts");
    expect(text()).not.toMatch(/^[<=>]{7}/m);
    expect(ended.stderr).not.toContain("·");
    expect(ended.stderr).toContain(`git add ${snapshotPath}`);
    repository.git("add", snapshotPath);
    repository.git("commit", "--quiet", "--no-edit");
    expect(await snapshot("verify")).toMatchObject({ code: 0 });
  });

  it("takes the header of their side when that is the later one", async () => {
    const { snapshot, text } = await conflictedProject(fifth, tenth);
    await snapshot("resolve");
    expect(text()).toMatch(/^-- Iteration 10: Payments\n.*\n-- Changes: Added payouts table\n/);
  });

  it("tells the changes of both sides when the iteration is the same", async () => {
    const { snapshot, text } = await conflictedProject(fifth, fifth);
    await snapshot("resolve");
    expect(text()).toContain("-- Changes: Added payments table; Added payouts table\n");
  });

  it("warns of what a side brought and the database does not have", async () => {
    const { snapshot } = await conflictedProject(tenth, fifth);
    const ended = await snapshot("resolve");
    expect(ended.code).toBe(0);
    expect(ended.stderr.match(/^·.*$/gm)).toEqual([
      expect.stringContaining("table public.payments is new in ours and not in the database."),
    ]);
  });

  it("takes iteration and title as they are given, and tells the changes from HEAD", async () => {
    const { database, snapshot, text } = await conflictedProject(tenth, fifth);
    await database.query(payments);
    await snapshot("resolve", "--iteration", "11", "--title", "Both");
    expect(text()).toMatch(/^-- Iteration 11: Both\n.*\n-- Changes: Added payouts table\n/);
  });

  it("sees markers that were committed", async () => {
    const { repository, snapshot, text } = await conflictedProject(tenth, fifth);
    repository.commit();
    expect(await snapshot("resolve")).toMatchObject({ code: 0 });
    expect(text()).toMatch(/^-- Iteration 10: Payments\n/);
    expect(text()).not.toMatch(/^[<=>]{7}/m);
  });

  it("sees a side that removed the file", async () => {
    const { repository, snapshot, text } = await snapshotProject(contests);
    await snapshot("take", "--iteration", "04", "--title", "Freeze", "--commit");
    repository.git("branch", "feature");
    repository.commit({ [snapshotPath]: `${text()}-- ours\n` });
    repository.git("checkout", "--quiet", "feature");
    repository.commit({ [snapshotPath]: null, other: "a" });
    repository.git("checkout", "--quiet", "staging");
    expect(() => repository.git("merge", "feature")).toThrow(/merge feature/);
    expect(await snapshot("resolve")).toMatchObject({ code: 0 });
    expect(text()).toMatch(/^-- Iteration 04: Freeze\n/);
  });

  it("does nothing where there is no conflict", async () => {
    const { repository, snapshot, text } = await snapshotProject(contests);
    repository.commit({ [snapshotPath]: "-- ours\n=======\n" });
    const ended = await snapshot("resolve");
    expect(ended).toMatchObject({ code: 0, stderr: "" });
    expect(ended.stdout).toContain("has no merge conflict; nothing was done.");
    expect(text()).toBe("-- ours\n=======\n");
  });

  it("asks for iteration and title when no side has a header, and leaves the file", async () => {
    const { repository, snapshot, text } = await snapshotProject(contests);
    const conflict = "<<<<<<< HEAD\na;\n=======\nb;\n>>>>>>> feature\n";
    repository.write({ [snapshotPath]: conflict });
    const ended = await snapshot("resolve");
    expect(ended.code).toBe(64);
    expect(ended.stderr).toContain("Give --iteration and --title.");
    expect(text()).toBe(conflict);
  });
});
