import { cpSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { promoteHere } from "../support/promote-here.ts";
import { snapshotPath, snapshotProject } from "../support/snapshot-project.ts";

const example = join(import.meta.dirname, "../../examples/contest-api");
const migrations = join(example, "db/migrations");

it("the ritual of an iteration goes from start to end on the example service", async () => {
  const scripts = readdirSync(migrations).map((name) =>
    readFileSync(join(migrations, name), "utf8"),
  );
  const { repository, database, snapshot, text } = await snapshotProject(
    `CREATE TABLE schema_migrations (version text PRIMARY KEY); ${scripts.join("\n")}`,
  );
  cpSync(join(example, "db"), join(repository.path, "db"), { recursive: true });
  repository.commit();
  const code = async (...args: string[]) => (await snapshot(...args)).code;

  expect(
    await code("take", "--iteration", "06", "--title", "Operational Runbooks", "--commit"),
  ).toBe(0);
  expect(await code("verify")).toBe(0);
  const begun = await snapshot("start", "--iteration", "07");
  expect(begun).toMatchObject({ code: 0 });
  expect(begun.stdout).toContain("version  Iteration 06: Operational Runbooks");
  expect(begun.stdout).toContain("no migration is newer");

  const migration =
    "CREATE TABLE refunds (id bigint PRIMARY KEY, payment_id bigint REFERENCES payments (id));";
  repository.commit({ "db/migrations/0007_refunds.sql": migration });
  const again = await snapshot("start", "--iteration", "08");
  expect(again.stdout).toContain("pending  db/migrations/0007_refunds.sql");
  await database.query(migration);
  expect(await code("verify")).toBe(1);
  expect(await code("take", "--iteration", "07", "--title", "Refunds", "--commit")).toBe(0);
  expect(text()).toContain("\n-- Changes: Added refunds table\n");
  expect(repository.git("log", "-1", "--format=%s")).toBe(
    "docs: update schema snapshot iteration 07",
  );
  expect(await code("verify")).toBe(0);

  repository.commit({ [snapshotPath]: text().replace("payment_id bigint", "payment_id integer") });
  const ended = await promoteHere(["check", "--only", "schema-snapshot", "--unsigned"], {
    cwd: repository.path,
    variables: { STAGING_DATABASE_URL: database.url },
  });
  expect(ended.code).toBe(1);
  expect(ended.stdout).toContain("schema-snapshot/snapshot-edited");
  expect(ended.stdout).toContain("column public.refunds.payment_id");
});
