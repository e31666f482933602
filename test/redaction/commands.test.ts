import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { promoteHere } from "../support/promote-here.ts";
import { quickConfig } from "../support/quick-project.ts";
import { type TestRepository, testRepository } from "../support/repository.ts";

const password = "hunter_22_7391";
const url = `postgres://app:${password}@db.example/orders`;

const api = (values: readonly string[], version: string) =>
  JSON.stringify({
    openapi: "3.0.3",
    info: { title: "Shop", version },
    paths: {
      "/orders": {
        get: {
          parameters: [{ name: "from", in: "query", schema: { type: "string", enum: values } }],
          responses: { "200": { description: "ok" } },
        },
      },
    },
  });

const snapshot = (value: string) => `-- Iteration 01: Orders of ${value}
-- Generated: 2026-01-10
-- Changes: a default
-- Commit: main branch HEAD
-- Dumped from database version 15.18
CREATE TABLE public.orders (
    id bigint NOT NULL,
    source text DEFAULT '${value}'::text
);
COMMENT ON TABLE public.orders IS 'from ${value}';
`;

/** Two releases; what changed from the one to the other is a URL with a password. */
function leakingRepository(): TestRepository {
  const repository = testRepository();
  repository.commit({
    "promote.yaml": quickConfig(),
    "api.json": api(["here", url], "1.0.0"),
    "db/schema.snapshot.sql": snapshot("nowhere"),
    "old.sql": snapshot("nowhere"),
  });
  repository.git("tag", "v1.0.0");
  repository.commit({
    "api.json": api(["here", url.replace("db.", "other.")], "1.1.0"),
    "db/schema.snapshot.sql": snapshot(url),
    "new.sql": snapshot(url),
  });
  repository.git("tag", "v1.1.0");
  return repository;
}

const apiDiff = ["api", "diff", "v1.0.0:api.json", "api.json"];
const schemaDiff = ["schema", "diff", "old.sql", "new.sql"];
const review = ["snapshot", "review", "--base", "v1.0.0"];
const history = ["snapshot", "history"];

const inEveryFormat: readonly (readonly string[])[] = [
  ...["text", "json", "markdown", "html", "sarif"].map((format) => [
    ...apiDiff,
    "--format",
    format,
  ]),
  ["api", "changelog", ...apiDiff.slice(2)],
  ["api", "changelog", ...apiDiff.slice(2), "--json"],
  ...["text", "json", "markdown"].map((format) => [...schemaDiff, "--format", format]),
  [...review, "--format", "markdown"],
  [...review, "--json"],
  ...["text", "json", "html"].map((format) => [...history, "--format", format]),
];

describe("a secret that was committed and nobody named", () => {
  it("is in no output of a command that compares, in any format", async () => {
    const { path } = leakingRepository();
    for (const args of inEveryFormat) {
      const { stdout, stderr } = await promoteHere(args, { cwd: path });
      expect(stdout, args.join(" ")).toContain("redacted");
      expect(stdout + stderr, args.join(" ")).not.toMatch(/hunter|_7391/);
    }
  });

  it("is in no page that is written to a file", async () => {
    const { path } = leakingRepository();
    const { code } = await promoteHere([...history, "--html", "page.html"], { cwd: path });
    expect(code).toBe(0);
    const page = readFileSync(join(path, "page.html"), "utf8");
    expect(page).toContain("redacted");
    expect(page).not.toMatch(/hunter|_7391/);
  });
});
