import { expect, it } from "vitest";
import { snapshotPath, snapshotProject } from "../support/snapshot-project.ts";

const sql = `CREATE SCHEMA auth; CREATE TABLE auth.users (id integer);
  CREATE TABLE public.events (at date NOT NULL) PARTITION BY RANGE (at);
  CREATE TABLE public.events_1 PARTITION OF public.events FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');`;
const settings = ["ignore:", "  schemas: [auth, audit]", "  partitions: [public.events_*]"];
const take = ["take", "--iteration", "06", "--title", "Runbooks", "--commit"];

it("take keeps what is ignored in the snapshot, and verify passes over it aloud", async () => {
  const { snapshot, database, text, repository } = await snapshotProject(sql, settings);
  expect(await snapshot(...take)).toMatchObject({ code: 0 });
  expect(text()).toContain("CREATE TABLE auth.users");
  expect(text()).toContain("CREATE TABLE public.events_1");
  await database.query(`ALTER TABLE auth.users ADD email text; DROP TABLE public.events_1;
    CREATE TABLE public.events_2 PARTITION OF public.events FOR VALUES FROM ('2026-02-01') TO ('2026-03-01');`);
  const same = await snapshot("verify");
  expect(same).toMatchObject({ code: 0 });
  expect(same.stdout).toMatch(/· 1 object of staging is as in .*, 3 ignored\)\./);
  expect(same.stdout).toContain("· `schemas: audit` in `ignore:` matches nothing");

  const edited = text().replace(
    "CREATE TABLE auth.users (",
    "CREATE TABLE auth.users (\n    x int,",
  );
  repository.commit({ [snapshotPath]: edited });
  const { code, stdout } = await snapshot("verify");
  expect(code).toBe(1);
  expect(stdout).toContain("states a digest that is not the one of the schema");
});

it("verify does not pass when everything is ignored", async () => {
  const { snapshot } = await snapshotProject(sql, ['ignore: { schemas: ["*"] }']);
  expect(await snapshot(...take)).toMatchObject({ code: 0 });
  const { code, stdout } = await snapshot("verify");
  expect(code).toBe(1);
  expect(stdout).toContain("nothing of it is compared");
});
