import { cpSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { lastReleaseOf } from "../../scripts/gate/last-release.ts";
import { uncommittedIn } from "../../scripts/gate/uncommitted.ts";
import { gitIn } from "../../scripts/release/git.ts";
import { testDatabase } from "../support/postgres.ts";
import { promoteHere } from "../support/promote-here.ts";
import { type TestRepository, testRepository } from "../support/repository.ts";

const root = join(import.meta.dirname, "../..");
const documentPath = "docs/api/openapi.json";

/** The files at these paths as they lie here, committed. */
function copyOf(paths: readonly string[]): TestRepository {
  const repository = testRepository();
  for (const path of paths) {
    cpSync(join(root, path), join(repository.path, path), { recursive: true });
  }
  repository.commit();
  return repository;
}

/** What one check of this repository's checklist says of HEAD; `npm run gate` runs them all. */
function checked(
  { path }: TestRepository,
  check: string,
  options: readonly string[] = [],
  variables: Readonly<Record<string, string>> = {},
) {
  const args = ["check", "--unsigned", "--only", check, ...options];
  return promoteHere(args, { cwd: path, variables });
}

type Document = { paths: Record<string, object>; components: { schemas: Record<string, Schema> } };
type Schema = { properties?: Record<string, object>; required?: string[] };

function documentWith(change: (document: Document) => void): Readonly<Record<string, string>> {
  const document: Document = JSON.parse(readFileSync(join(root, documentPath), "utf8"));
  change(document);
  return { [documentPath]: `${JSON.stringify(document, null, 2)}\n` };
}

it("a migration without the snapshot of what it makes is stopped", async () => {
  const repository = copyOf(["promote.yaml", "db"]);
  const { url, query } = await testDatabase();
  const variables = { STAGING_DATABASE_URL: url, LEDGER_DATABASE_URL: url };
  const migrated = await promoteHere(["ledger", "migrate"], { cwd: repository.path, variables });
  expect(migrated.code, migrated.stderr).toBe(0);
  const late = "CREATE TABLE promote.late (id bigint);\n";
  await query(late);
  repository.commit({ "db/migrations/9999-late.sql": late });
  const { code, stdout } = await checked(repository, "schema-snapshot", [], variables);
  expect(stdout).toContain("BLOCKED at schema-snapshot");
  expect(stdout).toContain("schema-snapshot/table-missing-in-snapshot");
  expect(stdout).toContain("promote.late");
  expect(code).toBe(1);
});

it("a route that the document does not have is stopped", async () => {
  const read = ["README.md", "docs/api-rules.oasdiff.json", "package.json", "tsconfig.json"];
  const repository = copyOf(["promote.yaml", documentPath, "src", "scripts", ...read]);
  symlinkSync(join(root, "node_modules"), join(repository.path, "node_modules"));
  repository.commit(documentWith(({ paths }) => void delete paths["/api/v1/summary"]));
  const { code, stdout } = await checked(repository, "openapi-match");
  expect(stdout).toContain("BLOCKED at openapi-match");
  expect(stdout).toContain("/api/v1/summary");
  expect(code).toBe(1);
});

it("a field that the last release's clients read is missed", async () => {
  const repository = copyOf(["promote.yaml", documentPath]);
  const { git, commit } = repository;
  commit(
    documentWith(({ components: { schemas } }) => {
      const { properties = {}, required = [] } = schemas["Promotion"] ?? {};
      properties["mood"] = { type: "string" };
      required.push("mood");
    }),
  );
  const beside = git("commit-tree", "HEAD^{tree}", "-p", "HEAD", "-m", "v0.0.1");
  git("tag", "--annotate", "--message=v0.0.1", "v0.0.1", beside);
  commit(documentWith(() => {}));
  const last = lastReleaseOf(gitIn(repository.path)) ?? "";
  const { code, stdout } = await checked(repository, "breaking-changes", ["--previous", last]);
  expect(stdout).toContain("previous release v0.0.1");
  expect(stdout).toContain("BLOCKED at breaking-changes");
  expect(stdout).toMatch(/mood/);
  expect(code).toBe(1);
});

it("what is in no commit is not gated, and that is said", () => {
  const repository = testRepository();
  const uncommitted = () => uncommittedIn(gitIn(repository.path));
  repository.commit({ "README.md": "a\n" });
  expect(uncommitted()).toBeUndefined();
  repository.write({ "README.md": "", "db/migrations/9999-late.sql": "SELECT 1;\n" });
  expect(uncommitted()?.split("\n")).toEqual([
    "What is gated is a commit, and this is in none:",
    "M README.md",
    "?? db/migrations/9999-late.sql",
    "→ Commit or stash it.",
  ]);
});
