import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { pushRunbooks } from "../../src/ledger/database/push-runbooks.ts";
import { runbookProject } from "../runbooks/runbook-project.ts";
import { testHost } from "../support/host.ts";
import { promoteHere } from "../support/promote-here.ts";
import { linkedConfig } from "./database/linked-project.ts";
import { migratedDatabase } from "./database/migrated-database.ts";

/** A project, a database with the ledger's tables, and what sends to it with the writer's rights alone. */
async function twoEnds() {
  const project = runbookProject();
  const database = await migratedDatabase();
  const host = testHost();
  const push = () =>
    host.databases.connect(database.url, async (connection) => {
      await connection.query("SET ROLE promote_writer");
      return pushRunbooks(
        host,
        (sql, values) => connection.query(sql, values),
        project.repository.path,
      );
    });
  return { ...project, database, push };
}

describe("sending what was told of runbooks", () => {
  it("gives the database every execution and step, once", async () => {
    const { start, run, push, database, journal, commit } = await twoEnds();
    const first = await start("--environment", "production", "--by", "Ada");
    const second = await start();
    await run("step", first, "1", "done");
    await run("step", first, "2", "failed", "--note", `it's "broken" — <b>`);
    expect(await push()).toEqual({ executions: 2, steps: 2, unreadable: [] });
    expect(await push()).toEqual({ executions: 0, steps: 0, unreadable: [] });
    await run("step", second, "3", "skipped");
    await run("finish", first, "--abandoned");
    expect(await push()).toEqual({ executions: 0, steps: 2, unreadable: [] });

    const executions = await database.query(
      "SELECT id, environment, commit_id, runbook, runbook_sha256, title, started_by FROM promote.runbook_executions ORDER BY started_at",
    );
    const [started, ...told] = journal(first);
    expect(executions).toHaveLength(2);
    expect(executions[0]).toEqual({
      ...{ id: first, environment: "production", commit_id: commit, runbook: "docs/rollback.md" },
      ...{ runbook_sha256: started.runbookSha256, title: "Roll back", started_by: "Ada" },
    });
    const steps = await database.query(
      `SELECT position, step, title, result, told_by AS by, note FROM promote.runbook_steps WHERE execution = '${first}' ORDER BY position`,
    );
    expect(steps).toEqual(told.map(({ execution: _, at: __, ...step }) => step));
    expect(steps.map(({ result }) => result)).toEqual(["done", "failed", "abandoned"]);
  });

  it("is kept back by no journal that cannot be read", async () => {
    const { start, push, folder } = await twoEnds();
    const [broken] = [await start(), await start()];
    appendFileSync(join(folder, `${broken}.jsonl`), "words\n");
    const { executions, unreadable } = await push();
    expect(executions).toBe(1);
    expect(unreadable).toEqual([expect.stringContaining(`${broken}.jsonl is not as promote`)]);
  });

  it("passes on what the database refuses", async () => {
    const { start, run, push, database } = await twoEnds();
    await run("step", await start(), "1", "done");
    await database.query(
      "REVOKE EXECUTE ON FUNCTION promote.append_runbook_step FROM promote_writer",
    );
    await expect(push()).rejects.toThrow("permission denied");
  });
});

describe("promote ledger push", () => {
  it("sends executions, tells how many, and that a journal cannot be read", async () => {
    const database = await migratedDatabase();
    const { folder, repository, run, start } = runbookProject({ "promote.yaml": linkedConfig() });
    const id = await start("--by", "Ada");
    await run("step", id, "1", "done");
    const push = () =>
      promoteHere(["ledger", "push"], {
        cwd: repository.path,
        variables: { LEDGER_URL: database.url },
      });
    const first = await push();
    expect({ code: first.code, stderr: first.stderr }).toEqual({
      code: 0,
      stderr: expect.stringContaining("lacked 1 execution and 1 step,"),
    });
    appendFileSync(join(folder, `${id}.jsonl`), "no step\n");
    const broken = await push();
    expect({ code: broken.code, stderr: broken.stderr }).toEqual({
      code: 2,
      stderr: expect.stringContaining(id),
    });
  });
});
