import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { checks } from "../src/checks/index.ts";

const root = resolve(import.meta.dirname, "..");
const src = join(root, "src");

/** Which folders of `src/` a folder may import beside itself and `data`. What stands higher imports what stands lower. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  data: [],
  host: [],
  config: ["host", "openapi/api-change.ts"],
  gate: ["config", "host"],
  git: ["config", "gate", "host"],
  environments: ["config", "gate", "host", "project-command"],
  "project-command": ["gate", "host"],
  postgres: ["gate", "host"],
  openapi: [],
  record: [
    ...["config/trust-file.ts", "config/config-problem.ts", "config/person-of.ts"],
    ...["gate", "host"],
  ],
  markdown: ["host/secret-shapes.ts"],
  runbooks: ["gate", "host", "markdown", "record/promote-folder.ts"],
  ledger: [
    ...["gate", "host", "record", "runbooks"],
    ...["config/config.ts", "config/scalars.ts", "postgres/connection.ts"],
  ],
  report: [
    ...["gate", "ledger/ledger-verification.ts", "record/promotion-record.ts"],
    "host/shell-word.ts",
    "runbooks/execution.ts",
    "record/shown-statement.ts",
    "record/verification.ts",
  ],
  trail: ["gate", "host"],
  server: ["gate", "host", "record", "report", "trail"],
  progress: ["gate", "host/plain-line.ts", "report"],
  confirmations: [
    ...["config", "gate", "host"],
    ...["record/promote-folder.ts", "record/envelope.ts", "record/signers"],
  ],
  checks: [
    "config",
    "confirmations",
    "environments",
    "gate",
    "git",
    "host",
    "markdown",
    "openapi",
    "postgres",
    "project-command",
  ],
  doctor: [
    ...["config", "environments", "gate", "git", "host", "ledger/database"],
    ...["postgres", "record/signers"],
  ],
  init: ["environments", "gate", "git", "host", "report/visible.ts", "version.ts"],
  demo: ["gate", "git", "host", "postgres/server.ts", "record/signers"],
  "node-host": [
    ...["gate", "host", "postgres/connection.ts", "postgres/tls-attempts.ts"],
    // What its listener serves within, and says where there is no request to answer.
    ...["limits", "listening", "problem", "security-headers"].map((file) => `server/${file}.ts`),
  ],
  commands: [
    ...["checks", "config", "confirmations", "demo", "environments", "gate", "git", "host"],
    ...["doctor", "init", "ledger", "openapi", "postgres", "progress", "record", "report"],
    ...["runbooks", "server", "trail", "version.ts"],
  ],
  action: [
    ...["commands", "gate", "git", "host", "interruption.ts", "node-host", "record", "report"],
  ],
  "action.ts": ["action", "version.ts"],
  "command-line.ts": ["commands", "config", "demo", "gate", "version.ts"],
  "main.ts": [
    ...["command-line.ts", "commands", "gate", "interruption.ts", "session.ts"],
    "standard-output.ts",
  ],
  "session.ts": [
    "commands",
    "host/inert-text.ts",
    "interruption.ts",
    "node-host",
    "terminal-asker.ts",
  ],
  "terminal-asker.ts": ["init/asker.ts"],
  "interruption.ts": [],
  "standard-output.ts": [],
  "cli.ts": ["gate/result.ts", "main.ts", "standard-output.ts", "version.ts"],
  "version.ts": [],
};

/** The only places that reach the machine: the node host, the entry points, and programs of their own. */
const mayReachTheMachine = [
  /^node-host\//,
  /^(cli|main|session|interruption|standard-output|terminal-asker)\.ts$/,
  /^postgres\/npm-pg-dump\//,
];
/** What Node offers to compute with; it reaches nothing. */
const computing = new Set(["node:crypto", "node:path", "node:util"]);

const longestFile = 250;
const homeless = /^(utils?|helpers?|common|misc|shared|types)(\.ts)?$/;

type SourceFile = {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly string[];
};

function sourceFiles(directory: string): SourceFile[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      const text = readFileSync(file, "utf8");
      return {
        path: relative(directory, file).replaceAll("\\", "/"),
        text,
        imports: importsOf(text),
      };
    });
}

function importsOf(text: string): string[] {
  const statements = text.matchAll(
    /^(?:import|export)\b[^;]*?\bfrom\s+"([^"]+)"|\bimport\("([^"]+)"\)|^import\s+"([^"]+)"/gm,
  );
  return [...statements].map(([, from, dynamic, bare]) => from ?? dynamic ?? bare ?? "");
}

function targetOf(from: string, specifier: string): string {
  return relative(src, resolve(src, dirname(from), specifier)).replaceAll("\\", "/");
}

const files = sourceFiles(src);

function isAllowed(layer: string, target: string): boolean {
  return [layer, "data", ...(mayImport[layer] ?? [])].some(
    (one) => target === one || target.startsWith(`${one}/`),
  );
}
const layerOf = (path: string) => path.split("/")[0] ?? "";

describe("the layers", () => {
  it("are all in the table", () => {
    expect([...new Set(files.map(({ path }) => layerOf(path)))].sort()).toEqual(
      Object.keys(mayImport).sort(),
    );
  });

  it("import only what stands below them", () => {
    const wrong = files.flatMap(({ path, imports }) =>
      imports
        .filter((specifier) => specifier.startsWith("."))
        .map((specifier) => targetOf(path, specifier))
        .filter((target) => !target.startsWith("../") && !isAllowed(layerOf(path), target))
        .map((target) => `${path} -> ${target}`),
    );
    expect(wrong).toEqual([]);
  });
});

describe("the machine", () => {
  it("is reached only where it may be", () => {
    const reaching = files
      .filter(({ path }) => !mayReachTheMachine.some((pattern) => pattern.test(path)))
      .flatMap(({ path, imports }) =>
        imports
          .filter((specifier) => /^(node:|execa$|pg$)/.test(specifier) && !computing.has(specifier))
          .map((specifier) => `${path} -> ${specifier}`),
      );
    expect(reaching).toEqual([]);
  });

  it("is out of sight of the pure files", () => {
    const pure = JSON.parse(readFileSync(join(root, "tsconfig.pure.json"), "utf8"));
    expect(pure.compilerOptions.types).toEqual([]);
    expect(pure.include).toEqual(
      expect.arrayContaining([
        "src/gate",
        "src/config",
        "src/report",
        "src/openapi",
        "src/checks/*/judge.ts",
        "src/checks/*/rules",
      ]),
    );
  });
});

it("no rule is as `npm run new-rule` began it", () => {
  const begun = files.filter(
    ({ path, text }) => /^checks\/.*\/rules\//.test(path) && /FILL IN/.test(text),
  );
  expect(begun.map(({ path }) => path)).toEqual([]);
  const cases = readdirSync(join(root, "test/checks"), { recursive: true, encoding: "utf8" });
  expect(cases.filter((path) => path.endsWith("--fill-in"))).toEqual([]);
});

describe("names", () => {
  it.each(checks.map(({ id, rules }) => [id, rules] as const))(
    "of check %s are the same everywhere",
    (id, rules) => {
      for (const role of ["check.ts", "facts.ts", "gather.ts", "judge.ts"]) {
        expect(existsSync(join(src, "checks", id, role)), `${id}/${role}`).toBe(true);
      }
      expect(existsSync(join(root, "test/checks", id)), `test/checks/${id}`).toBe(true);
      expect(existsSync(join(root, "docs/checks", `${id}.md`)), `docs/checks/${id}.md`).toBe(true);
      const ruleFiles = files.flatMap(({ path }) => {
        const [, name] = /\/rules\/(?:[^/]+\/)?([^/]+)\.ts$/.exec(path) ?? [];
        const isRule = path.startsWith(`checks/${id}/`) && name !== undefined && name !== "index";
        return isRule ? [name] : [];
      });
      expect(Object.keys(rules).sort()).toEqual(ruleFiles.sort());
    },
  );

  it("of files are kebab-case nouns with a home", () => {
    const parts = files.flatMap(({ path }) => path.split("/"));
    expect(parts.filter((part) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.ts)?$/.test(part))).toEqual([]);
    expect(parts.filter((part) => homeless.test(part))).toEqual([]);
  });
});

it("no file is longer than 250 lines", () => {
  const long = files.map(({ path, text }) => ({ path, lines: text.split("\n").length - 1 }));
  expect(long.filter(({ lines }) => lines > longestFile)).toEqual([]);
});

it("no test puts another module in a module's place, which the next test file of the worker would get, too", () => {
  const tests = readdirSync(join(root, "test"), { recursive: true, encoding: "utf8" });
  const mocking = tests
    .filter((path) => path.endsWith(".ts") && path !== "architecture.test.ts")
    .filter((path) =>
      /\bvi\.(?:doMock|mock)\(/.test(readFileSync(join(root, "test", path), "utf8")),
    );
  expect(mocking).toEqual([]);
});

it("the map in ARCHITECTURE.md has each folder of src once, and none that is not there", () => {
  const text = readFileSync(join(root, "ARCHITECTURE.md"), "utf8");
  const tree = text.slice(text.indexOf("## Tree"), text.indexOf("Folders import only"));
  const cells = [...tree.matchAll(/^\| (`.*?) \|/gm)].map(([, cell = ""]) => cell);
  expect(cells.length).toBeGreaterThan(30);
  expect(cells.filter((cell, index) => cells.indexOf(cell) !== index)).toEqual([]);
  const named = cells.flatMap((cell) =>
    [...cell.matchAll(/`(src\/[^`]+\/)`/g)].map(([, path = ""]) => path),
  );
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  const folders = readdirSync(src, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => `src/${name}/`).filter((path) => !named.includes(path))).toEqual(
    [],
  );
});
