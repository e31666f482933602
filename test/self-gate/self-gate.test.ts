import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { type TestRepository, testRepository } from "../support/repository.ts";

const root = join(import.meta.dirname, "../..");
const documentPath = "docs/api/openapi.json";

/** This repository's files as they lie here, committed. Without git nothing tells which of them are the repository's. */
function copyOfThis(): TestRepository {
  const repository = testRepository();
  const { stdout } = spawnSync("git", ["ls-files", "-z"], { cwd: root, encoding: "utf8" });
  for (const path of stdout.split("\0")) {
    if (path === "" || !existsSync(join(root, path))) continue;
    cpSync(join(root, path), join(repository.path, path));
  }
  symlinkSync(join(root, "node_modules"), join(repository.path, "node_modules"));
  repository.commit();
  return repository;
}

function gate({ path }: TestRepository) {
  const argv = ["--import", "tsx", "scripts/gate-itself.ts"];
  return spawnSync(process.execPath, argv, { cwd: path, encoding: "utf8" });
}

type Document = { paths: Record<string, object>; components: { schemas: Record<string, Schema> } };
type Schema = { properties?: Record<string, object>; required?: string[] };

function documentWith(change: (document: Document) => void): Readonly<Record<string, string>> {
  const document: Document = JSON.parse(readFileSync(join(root, documentPath), "utf8"));
  change(document);
  return { [documentPath]: `${JSON.stringify(document, null, 2)}\n` };
}

const isRepository = existsSync(join(root, ".git"));

it.runIf(isRepository)(
  "a migration without the snapshot of what it makes is stopped",
  () => {
    const repository = copyOfThis();
    repository.commit({
      "db/migrations/9999-late.sql": "CREATE TABLE promote.late (id bigint);\n",
    });
    const { status, stdout } = gate(repository);
    expect(stdout).toContain("BLOCKED at schema-snapshot");
    expect(stdout).toContain("schema-snapshot/table-missing-in-snapshot");
    expect(status).toBe(1);
  },
  240_000,
);

it.runIf(isRepository)(
  "a route that the document does not have is stopped",
  () => {
    const repository = copyOfThis();
    repository.commit(documentWith(({ paths }) => void delete paths["/api/v1/summary"]));
    const { status, stdout } = gate(repository);
    expect(stdout).toContain("BLOCKED at openapi-match");
    expect(stdout).toContain("/api/v1/summary");
    expect(status).toBe(1);
  },
  240_000,
);

it.runIf(isRepository)(
  "a field that the last release's clients read is missed",
  () => {
    const repository = copyOfThis();
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
    const { status, stdout } = gate(repository);
    expect(stdout).toContain("previous release v0.0.1");
    expect(stdout).toContain("BLOCKED at breaking-changes");
    expect(stdout).toMatch(/mood/);
    expect(status).toBe(1);
  },
  240_000,
);

it.runIf(isRepository)("what is in no commit is not gated, and that is said", () => {
  const repository = copyOfThis();
  repository.write({ "README.md": "", "db/migrations/9999-late.sql": "SELECT 1;\n" });
  const { status, stderr } = gate(repository);
  expect(stderr).toContain("What is gated is a commit, and this is in none:");
  expect(stderr).toContain("M README.md\n?? db/migrations/9999-late.sql\n");
  expect(status).toBe(2);
});
