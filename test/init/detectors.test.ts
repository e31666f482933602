import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { detectDatabase } from "../../src/init/detectors/database.ts";
import { detectEndpoints } from "../../src/init/detectors/endpoints.ts";
import { detectMigrations } from "../../src/init/detectors/migrations/index.ts";
import { detectOpenapiDocument } from "../../src/init/detectors/openapi-document.ts";
import { detectOpenapiGenerator } from "../../src/init/detectors/openapi-generator.ts";
import { detectPackageManager } from "../../src/init/detectors/package-manager.ts";
import { detectProjects } from "../../src/init/detectors/projects.ts";
import { detectReleaseTags } from "../../src/init/detectors/release-tags.ts";
import { detectTestRunner } from "../../src/init/detectors/test-runners/index.ts";
import { gitignoreText } from "../../src/init/gitignore-text.ts";
import type { RepositoryView } from "../../src/init/repository-view.ts";
import { survey } from "../../src/init/survey.ts";
import { workflowText } from "../../src/init/workflow-text.ts";

function viewOf(
  texts: Readonly<Record<string, string>>,
  tags: readonly string[] = [],
): RepositoryView {
  return {
    paths: Object.keys(texts).sort(),
    texts: new Map(Object.entries(texts)),
    dotenv: new Map(),
    tags,
    defaultBranch: "main",
  };
}

const packaged = (manifest: object, more: Readonly<Record<string, string>> = {}) =>
  viewOf({ "package.json": JSON.stringify(manifest), ...more });

describe("the endpoints", () => {
  it("are addresses of one environment, and none of a database or of the service", () => {
    const names = [
      "TRACKING_URL_STAGING",
      "SCORES_URL",
      "DATABASE_URL_STAGING",
      "APP_URL_PROD",
      "TRACKING_URL",
      "HELP_URL",
    ];
    const found = detectEndpoints(names.map((what) => ({ what, where: ".env" })));
    expect(found.map(({ what }) => what)).toEqual(["TRACKING_URL", "SCORES_URL"]);
  });
});

describe("the package manager", () => {
  it.each([
    ["package-lock.json", "", "npm"],
    ["pnpm-lock.yaml", "", "pnpm"],
    ["yarn.lock", "# yarn lockfile v1\n", "yarn"],
    ["bun.lockb", "", "bun"],
  ])("is told by %s", (lock, text, name) => {
    const found = detectPackageManager(packaged({}, { [lock]: text }), "");
    expect(found?.what).toEqual({
      name,
      isClassicYarn: name === "yarn",
      isVersioned: false,
      lockFolder: "",
    });
  });

  it("is what packageManager says, though another lock file lies nearer", () => {
    const view = viewOf({
      "package.json": '{ "packageManager": "pnpm@10.1.0" }',
      "pnpm-lock.yaml": "",
      "apps/api/package.json": "{}",
      "apps/api/package-lock.json": "{}",
    });
    expect(detectPackageManager(view, "apps/api")?.what).toMatchObject({
      name: "pnpm",
      lockFolder: "",
    });
  });

  it("is none without a package", () => {
    expect(detectPackageManager(viewOf({ "main.go": "" }), "")).toBeUndefined();
  });
});

describe("the workflow sets up", () => {
  const stepsOf = (packageManager: string | undefined, lock: string) => {
    const text = workflowText(survey(packaged({ packageManager }, { [lock]: "" }), ""), "promote");
    const steps: { uses?: string; run?: string; with?: object }[] = parse(text).jobs.promote.steps;
    return steps;
  };

  it.each([
    ["pnpm@9.1.0", undefined],
    [undefined, { version: "10" }],
  ])("pnpm of %s with %j", (packageManager, inputs) => {
    const step = stepsOf(packageManager, "pnpm-lock.yaml").find(({ uses }) =>
      uses?.startsWith("pnpm/"),
    );
    expect(step?.with).toEqual(inputs);
  });

  it("Corepack for a Yarn that the runner does not have, before anything is installed", () => {
    const runs = stepsOf("yarn@4.9.1", "yarn.lock").flatMap(({ run }) => run ?? []);
    expect(runs).toEqual([
      "corepack enable",
      expect.stringContaining("promote-gate@"),
      "yarn install --immutable",
      expect.stringContaining('/promote" check '),
    ]);
    expect(stepsOf("yarn@1.22.0", "yarn.lock").flatMap(({ run }) => run ?? [])).not.toContain(
      "corepack enable",
    );
  });

  it("pinned actions only", () => {
    for (const lock of ["pnpm-lock.yaml", "bun.lock", "yarn.lock", "package-lock.json"]) {
      for (const { uses } of stepsOf(undefined, lock))
        expect(uses ?? "x@".concat("a".repeat(40))).toMatch(/@[0-9a-f]{40}$/);
    }
  });
});

describe("the OpenAPI document", () => {
  it.each([
    ["openapi.yaml", "openapi: 3.1.0\n", true],
    ["api.json", '{"info":{},"openapi":"3.0.0"}', true],
    ["swagger.json", '{ "swagger": "2.0" }', true],
    ["openapi.json", '{ "input": "src" }', false],
    ["api.yaml", "kind: Service\n", false],
  ])("%s with %j: %s", (path, text, isOne) => {
    expect(detectOpenapiDocument(viewOf({ [path]: text })) !== undefined).toBe(isOne);
  });

  it("of the service goes before one of its tests", () => {
    const view = viewOf({
      "test/openapi.json": '{"openapi":"3.0.0"}',
      "docs/api/openapi.json": '{"openapi":"3.0.0"}',
    });
    expect(detectOpenapiDocument(view)?.what).toBe("docs/api/openapi.json");
  });
});

describe("the generator script", () => {
  const scriptOf = (scripts: Readonly<Record<string, string>>) =>
    detectOpenapiGenerator(packaged({ scripts }), "openapi.json")?.what;

  it.each(["openapi:lint", "test:spec", "swagger:ui", "openapi:types", "spec:client", "inspect"])(
    "is not %s",
    (name) => expect(scriptOf({ [name]: "node x.js" })).toBeUndefined(),
  );

  it("is none that makes something of the document", () => {
    expect(scriptOf({ openapi: "openapi-typescript openapi.json -o types.ts" })).toBeUndefined();
    expect(scriptOf({ spec: "vitest run" })).toBeUndefined();
  });

  it("that generates goes before one that writes", () => {
    expect(scriptOf({ "openapi:write": "x", "openapi:generate": "x" })?.script).toBe(
      "openapi:generate",
    );
  });

  it.each([
    ["node gen.js > docs/openapi.json", "docs/openapi.json"],
    ["node gen.js --output ./build/api.yaml", "build/api.yaml"],
    ["node gen.js", undefined],
  ])("%s writes %s", (body, writes) => expect(scriptOf({ openapi: body })?.writes).toBe(writes));
});

describe("release tags", () => {
  it.each([
    [["v1.0.0", "v1.1.0", "nightly"], "", "v*"],
    [["1.0.0", "1.2.0-rc.1"], "", "[0-9]*"],
    [["web@2.0.0", "web@2.1.0", "api@1.0.0"], "apps/api", "api@*"],
    [["release-1.0.0"], "", "release-*"],
    [["nightly", "v1", "v1.2"], "", undefined],
  ])("%j of %j: %s", (tags, project, pattern) => {
    expect(detectReleaseTags(viewOf({}, tags), project)?.what).toBe(pattern);
  });
});

describe("migrations", () => {
  it.each([
    [
      "db/migrations/0001_a.sql",
      "-- migrate:up\n-- migrate:down\n",
      "plain SQL",
      { numbering: "sequence", downMarker: "-- migrate:down" },
    ],
    [
      "sql/V1__a.sql",
      "",
      "Flyway",
      { numbering: "sequence", pattern: "^V(\\d+)__[^/]*\\.sql$", ignore: "^[UR]" },
    ],
    ["migrations/20250101120000_a.sql", "", "plain SQL", { numbering: "timestamp" }],
  ])("%s", (path, text, tool, sql) => {
    expect(detectMigrations(viewOf({ [path]: text }))?.what).toMatchObject({ tool, sql });
  });

  it("are not SQL files that happen to be numbered", () => {
    expect(detectMigrations(viewOf({ "reports/01_sales.sql": "" }))).toBeUndefined();
  });
});

it("a tool's own word on the database goes before a package", () => {
  const view = packaged(
    { dependencies: { pg: "8" } },
    { "prisma/schema.prisma": 'datasource db {\n  provider = "mysql"\n}\n' },
  );
  expect(detectDatabase(view)?.what).toBe("MySQL");
});

describe("the test runner", () => {
  it("that the test script names goes before one that is only installed", () => {
    const view = packaged({
      scripts: { test: "mocha" },
      devDependencies: { vitest: "3", mocha: "11" },
    });
    expect(detectTestRunner(view, undefined)?.what).toMatchObject({
      name: "Mocha",
      report: "stdout",
    });
  });

  it("node --test behind a shell keeps its script", () => {
    const view = packaged({ scripts: { test: "npm run build && node --test" } });
    expect(detectTestRunner(view, undefined)?.what.command).toEqual([
      "npm",
      "run",
      "--silent",
      "test",
    ]);
  });

  it("is none where a script only says so", () => {
    expect(
      detectTestRunner(packaged({ scripts: { test: "echo no jesting" } }), undefined),
    ).toBeUndefined();
  });
});

it("the likeliest project is a service, not its fixtures or its examples", () => {
  const service = '{ "dependencies": { "express": "5", "pg": "8" } }';
  const view = viewOf({
    "package.json": "{}",
    "examples/a/package.json": service,
    "services/orders/package.json": service,
  });
  expect(detectProjects(view)[0]?.folder).toBe("services/orders");
  expect(detectProjects(view).map(({ folder }) => folder)).not.toContain("examples/a");
});

describe(".gitignore", () => {
  it.each([
    [undefined, ".promote/\n"],
    ["dist", "dist\n.promote/\n"],
    ["dist\r\n", "dist\r\n.promote/\r\n"],
    ["/.promote/\n", undefined],
    ["**/.promote\n", undefined],
    ["# .promote/\n", "# .promote/\n.promote/\n"],
  ])("%j becomes %j", (before, after) => expect(gitignoreText(before)).toBe(after));
});
