import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type TestDatabase, testDatabase } from "./postgres.ts";
import type { Ended } from "./promote.ts";
import { promoteHere } from "./promote-here.ts";
import { quickConfig } from "./quick-project.ts";
import { type TestRepository, testRepository } from "./repository.ts";

/** Where the project's snapshot is. */
export const snapshotPath = "db/schema.snapshot.sql";

/** A repository on branch `staging` whose gate looks at a staging database. */
export type SnapshotProject = {
  readonly repository: TestRepository;
  readonly database: TestDatabase;
  /** Runs `promote snapshot …` in it. */
  snapshot(...args: string[]): Promise<Ended>;
  /** The snapshot as the working tree has it. */
  text(): string;
};

/** Makes the project; its database is what `sql` says. `settings` are lines of the check's section. */
export async function snapshotProject(
  sql: string,
  settings: readonly string[] = [],
): Promise<SnapshotProject> {
  const repository = testRepository();
  const database = await testDatabase(sql);
  repository.git("checkout", "--quiet", "-b", "staging");
  for (const [key, value] of [
    ["user.name", "test"],
    ["user.email", "test@promote.invalid"],
    ["commit.gpgSign", "false"],
  ] as const) {
    repository.git("config", key, value);
  }
  const section = ["  schema-snapshot:", "    database: env:STAGING_DATABASE_URL"];
  repository.commit({
    "promote.yaml": quickConfig().replace(
      / {2}schema-snapshot: .*/,
      [...section, ...settings.map((line) => `    ${line}`)].join("\n"),
    ),
  });
  const variables = { STAGING_DATABASE_URL: database.url };
  return {
    repository,
    database,
    snapshot: (...args) => promoteHere(["snapshot", ...args], { cwd: repository.path, variables }),
    text: () => readFileSync(join(repository.path, snapshotPath), "utf8"),
  };
}
