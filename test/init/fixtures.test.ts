import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadConfig } from "../../src/commands/load-config.ts";
import { testHost } from "../support/host.ts";
import { promoteHere } from "../support/promote-here.ts";
import type { TestRepository } from "../support/repository.ts";
import { type Fixture, fixtureRepository, fixtures } from "./fixture-repository.ts";

async function initialised(name: Fixture): Promise<TestRepository> {
  const repository = fixtureRepository(name);
  const { code, stderr } = await promoteHere(["init", "--yes"], { cwd: repository.path });
  expect(stderr).toBe("");
  expect(code).toBe(0);
  return repository;
}

const configOf = async ({ path }: TestRepository) =>
  (await loadConfig(testHost(), path, undefined)).config;

describe("init writes a configuration that holds and names the right files:", () => {
  it("Express with jest and SQL migrations in backend/", async () => {
    const repository = await initialised("express-jest");
    const config = await configOf(repository);
    expect(config.root).toBe("backend");
    expect(config.checks).toMatchObject({
      "schema-snapshot": {
        database: { variable: "STAGING_DATABASE_URL" },
        migrations: "db/migrations",
      },
      "openapi-match": {
        document: "docs/openapi.json",
        generate: ["npm", "run", "--silent", "openapi"],
        output: "docs/openapi.json",
      },
      "breaking-changes": { document: "docs/openapi.json" },
      "stripe-separation": { variables: ["STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET"] },
      "ingestion-separation": { off: expect.stringContaining("INGESTION_ENDPOINT_URL") },
      "tests-pass": {
        steps: [{ report: ".promote/tests.json", environment: ["TEST_DATABASE_URL"] }],
      },
      "deployment-checklist": {
        items: [
          { kind: "document", path: "docs/runbooks/rollback.md" },
          { kind: "rollback-snapshot" },
          { kind: "migrations", path: "db/migrations", numbering: "sequence" },
        ],
      },
    });
    expect(repository.git("status", "--porcelain", "--untracked-files=all").split("\n")).toEqual([
      "?? .github/workflows/promote.yml",
      "?? .gitignore",
      "?? backend/docs/runbooks/rollback.md",
      "?? promote.yaml",
    ]);
  });

  it("Fastify with Prisma", async () => {
    const { checks, root } = await configOf(await initialised("fastify-prisma"));
    expect(root).toBe(".");
    expect(checks).toMatchObject({
      "schema-snapshot": { migrations: "prisma/migrations" },
      "openapi-match": {
        document: "openapi.yaml",
        generate: ["yarn", "run", "spec:generate"],
        output: "openapi.yaml",
      },
      "stripe-separation": { off: expect.any(String) },
      "tests-pass": {
        steps: [
          {
            command: [
              "node",
              "--test",
              "--test-reporter=tap",
              "--experimental-strip-types",
              "test/",
            ],
            report: "stdout",
          },
        ],
      },
    });
    const items =
      "items" in checks["deployment-checklist"] ? checks["deployment-checklist"].items : [];
    const migrations = items.find(({ kind }) => kind === "migrations");
    expect(migrations).toMatchObject({ path: "prisma/migrations", numbering: "timestamp" });
    const pattern = migrations !== undefined && "pattern" in migrations ? migrations.pattern : "";
    expect(new RegExp(pattern).exec("20250301120000_init/migration.sql")?.[1]).toBe(
      "20250301120000",
    );
  });

  it("NestJS with TypeORM", async () => {
    const repository = await initialised("nestjs-typeorm");
    const { checks } = await configOf(repository);
    expect(checks).toMatchObject({
      "schema-snapshot": { migrations: "src/migrations" },
      "openapi-match": { off: expect.any(String) },
      "breaking-changes": { off: expect.any(String) },
      "tests-pass": {
        steps: [
          {
            command: [
              "npx",
              "--no",
              "--",
              "jest",
              "--ci",
              "--json",
              "--outputFile=.promote/tests.json",
            ],
          },
        ],
      },
      "deployment-checklist": {
        items: [{ path: "docs/runbooks/rollback.md" }, { kind: "rollback-snapshot" }],
      },
    });
    expect(repository.git("diff", "--name-only")).toBe("");
  });

  it("Hono with Drizzle", async () => {
    const config = await configOf(await initialised("hono-drizzle"));
    expect(config.environments).toMatchObject({
      staging: { suffix: "_STAGE" },
      production: { suffix: "_PROD", dotenv: ".env.production" },
    });
    expect(config.checks).toMatchObject({
      "schema-snapshot": { migrations: "db/drizzle", snapshot: "db/schema.snapshot.sql" },
      "openapi-match": {
        document: "docs/api/openapi.json",
        generate: ["bun", "run", "--silent", "openapi:generate"],
      },
      "stripe-separation": { variables: ["STRIPE_API_KEY"] },
      "ingestion-separation": { off: expect.stringContaining("EVENTS_URL") },
      "tests-pass": { steps: [{ report: ".promote/tests.json" }] },
    });
  });

  it("a monorepo of pnpm workspaces", async () => {
    const repository = await initialised("pnpm-monorepo");
    const config = await configOf(repository);
    expect(config.root).toBe("apps/api");
    expect(config.checks).toMatchObject({
      "schema-snapshot": { migrations: "db/migrations" },
      "openapi-match": {
        document: "docs/swagger.json",
        generate: ["pnpm", "--silent", "run", "swagger"],
      },
      "tests-pass": { steps: [{ command: expect.arrayContaining(["pnpm", "vitest"]) }] },
    });
    expect(readFileSync(join(repository.path, ".gitignore"), "utf8")).toBe(
      "node_modules/\n.promote/\n",
    );
  });
});

describe.each(fixtures)("on %s", (name) => {
  it("`promote check --list` works afterwards, and a second run changes nothing", async () => {
    const repository = await initialised(name);
    const list = await promoteHere(["check", "--list"], { cwd: repository.path });
    expect(list.code).toBe(0);
    expect(list.stdout.trimEnd().split("\n")).toHaveLength(7);
    repository.commit();
    const again = await promoteHere(["init"], { cwd: repository.path });
    expect(again).toMatchObject({ code: 0, stderr: "" });
    expect(again.stdout).not.toMatch(/^ {2}written/m);
    expect(again.stdout).toMatch(/^ {2}kept +promote\.yaml/m);
    expect(repository.git("status", "--porcelain")).toBe("");
  });

  it("nothing that was written passes the rollback document", async () => {
    if (name === "nestjs-typeorm") return;
    const repository = await initialised(name);
    repository.commit();
    const run = await promoteHere(
      ["check", "--unsigned", "--only", "deployment-checklist", "--json"],
      {
        cwd: repository.path,
        variables: { STAGING_DATABASE_URL: "postgres://nobody@127.0.0.1:1/x" },
      },
    );
    expect(run.stdout).toContain('"blocked"');
    expect(run.stdout).toContain("placeholder");
  });

  it("no value of a dotenv file is written or told", async () => {
    const repository = fixtureRepository(name);
    const run = await promoteHere(["init", "--yes"], { cwd: repository.path });
    const written = repository
      .git("ls-files", "--others", "--exclude-standard")
      .split("\n")
      .map((path) => readFileSync(join(repository.path, path), "utf8"));
    expect([run.stdout, run.stderr, ...written].join("\n")).not.toContain("planted-value");
  });
});
