import { appendFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { pushRunbooks } from "../../src/ledger/database/push-runbooks.ts";
import { runbookProject } from "../runbooks/runbook-project.ts";
import { testHost } from "../support/host.ts";
import { testDatabase } from "../support/postgres.ts";

const tables = readFileSync(
  join(import.meta.dirname, "../../db/migrations/0001-ledger.sql"),
  "utf8",
);
const schema = tables.includes("CREATE SCHEMA promote") ? "" : "CREATE SCHEMA promote;\n";

/** A project, a database with the ledger's tables, and what sends to it with the writer's rights alone. */
async function twoEnds() {
  const project = runbookProject();
  const database = await testDatabase(`${schema}${tables}`);
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
