import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { problemLine } from "../../src/config/config-problem.ts";
import { confirmableItemsOf } from "../../src/config/confirmable-items.ts";
import { parseConfig } from "../../src/config/parse-config.ts";

const example = readFileSync(
  join(import.meta.dirname, "../../examples/contest-api/promote.yaml"),
  "utf8",
);

function problemsOf(text: string): string[] {
  return parseConfig(text, "promote.yaml").problems.map(problemLine);
}

describe("a right configuration", () => {
  it("is the example's, with defaults filled in and commands split", () => {
    const { config } = parseConfig(example, "promote.yaml");
    expect(config?.promotion).toEqual({ from: "staging", to: "production" });
    expect(config?.checks["openapi-match"]).toMatchObject({
      generate: ["npm", "run", "--silent", "openapi:generate"],
      timeout: 120_000,
    });
    expect(config?.checks["schema-snapshot"]).toMatchObject({
      database: { variable: "STAGING_DATABASE_URL" },
    });
  });

  it("may list where an environment's values are", () => {
    const listed = `production:
    sources:
      - { kind: environment, variables: { STRIPE_API_KEY: LIVE_KEY } }
      - { kind: dotenv, path: .env.production }
      - { kind: command, run: railway variables --json, format: json, environment: [RAILWAY_TOKEN], timeout: 20s }
      - { kind: github-environment, environment: production, token: env:GITHUB_READER }
`;
    const text = example.replace("production: { suffix: _PROD }\n", listed);
    const { config, problems } = parseConfig(text, "promote.yaml");
    expect(problems).toEqual([]);
    expect(config?.environments["production"]?.sources).toMatchObject([
      { kind: "environment", variables: { STRIPE_API_KEY: "LIVE_KEY" } },
      { kind: "dotenv", path: ".env.production", suffix: "" },
      { kind: "command", run: ["railway", "variables", "--json"], timeout: 20_000 },
      { kind: "github-environment", apiUrl: "https://api.github.com" },
    ]);
  });

  it("may set what the rules of changes do, and what a breaking release needs", () => {
    const document = "breaking-changes:\n    document: docs/api/openapi.json";
    const settings = [
      "    levels: { response-enum-value-added: advisory, version-not-bumped: blocking }",
      "    unstable: [draft]",
      "    allowWhen: { bump: major, confirmed: [mobile-app-updated, on-call], validFor: 2h }",
    ];
    const text = example.replace(document, [document, ...settings].join("\n"));
    const { config } = parseConfig(text, "promote.yaml");
    expect(config?.checks["breaking-changes"]).toMatchObject({
      levels: { "response-enum-value-added": "advisory", "version-not-bumped": "blocking" },
      unstable: ["draft"],
      allowWhen: { bump: "major", validFor: 7_200_000 },
    });
    expect(config === undefined ? [] : confirmableItemsOf(config)).toEqual([
      { id: "on-call", validFor: 43_200_000, signed: false, fourEyes: false },
      { id: "mobile-app-updated", validFor: 7_200_000, signed: false, fourEyes: false },
    ]);
  });

  it("has no stability level that every operation has", () => {
    const document = "breaking-changes:\n    document: docs/api/openapi.json";
    const text = example.replace(document, `${document}\n    unstable: [draft, Stable]`);
    const { problems } = parseConfig(text, "promote.yaml");
    expect(problems.map(({ message }) => message)).toEqual([
      'is "Stable"; expected a level below `stable`, which every operation has that says none',
    ]);
  });

  it("may be written as JSON", () => {
    const asJson = JSON.stringify({
      version: 1,
      environments: { staging: {}, production: {} },
      promotion: { from: "staging", to: "production" },
      checks: Object.fromEntries(
        ["schema-snapshot", "openapi-match", "breaking-changes", "stripe-separation"]
          .concat(["ingestion-separation", "tests-pass", "deployment-checklist"])
          .map((id) => [id, { off: "not part of this service" }]),
      ),
    });
    expect(parseConfig(asJson, "promote.json").problems).toEqual([]);
  });

  it("splits a command like a shell would, and expands nothing", () => {
    const text = example.replace(
      "command: npm test",
      `command: run "two words" 'and $HOME' a\\ b *.ts`,
    );
    expect(parseConfig(text, "promote.yaml").config?.checks["tests-pass"]).toMatchObject({
      steps: [{ command: ["run", "two words", "and $HOME", "a b", "*.ts"] }],
    });
  });
});

describe("the settings of tests-pass", () => {
  const single =
    "    command: npm test\n    environment: [TEST_DATABASE_URL]\n    report: reports/tests.json\n";
  const parse = (settings: string) => {
    expect(example).toContain(single);
    return parseConfig(example.replace(single, settings), "promote.yaml");
  };
  const problemsWith = (settings: string) => parse(settings).problems.map(problemLine);

  it("may be named steps, each with limits of its own", () => {
    const settings = `    steps:
      - { name: types, command: npm run types, timeout: 2m }
      - { name: unit, command: npm test, report: stdout, minTests: 40, maxSkipped: 0, maxDropPercent: 5 }
`;
    expect(parse(settings).config?.checks["tests-pass"]).toMatchObject({
      steps: [
        { name: "types", command: ["npm", "run", "types"], timeout: 120_000 },
        { name: "unit", report: "stdout", minTests: 40, maxSkipped: 0, maxDropPercent: 5 },
      ],
      timeout: 3_600_000,
    });
  });

  it.each([
    ["    steps: [{ name: a, command: b }]\n", "expected at least one step with a report"],
    [
      "    steps: [{ name: a, command: b, report: stdout }, { name: a, command: c }]\n",
      "names differ",
    ],
    [
      "    steps: [{ name: a, command: b, minTests: 1 }, { name: c, command: d, report: stdout }]\n",
      "expected a report to count tests in",
    ],
    ["    steps: [{ command: b, report: stdout }]\n", "steps.0.name is missing"],
    ["    command: npm test\n", "report is missing"],
    ["    command: npm test\n    report: a.json\n    maxDropPercent: 100\n", "expected at most 99"],
  ])("of %j are told as wrong", (settings, problem) => {
    expect(problemsWith(settings)).toEqual([expect.stringContaining(problem)]);
  });
});

describe("the settings of openapi-match", () => {
  const generate =
    "    document: docs/api/openapi.json\n    generate: npm run --silent openapi:generate\n";
  const with_ = (settings: string) => {
    expect(example).toContain(generate);
    return parseConfig(example.replace(generate, settings), "promote.yaml");
  };
  const one = "      - { document: a.yaml, generate: npm run a }\n";

  it("name one document or several", () => {
    const { config } = with_(`    documents:\n${one}`);
    expect(config?.checks["openapi-match"]).toMatchObject({
      documents: [{ document: "a.yaml", generate: ["npm", "run", "a"], output: "stdout" }],
    });
  });

  it.each([
    ["", "checks.openapi-match"],
    [`    documents:\n${one}${one}`, "checks.openapi-match.documents.1.document"],
    [`${generate}    documents:\n${one}`, "checks.openapi-match.generate"],
    ["    output: a.json\n", "checks.openapi-match.generate"],
    [`    output: a.json\n    documents:\n${one}`, "checks.openapi-match.output"],
  ])("and not %j", (settings, path) => {
    const { problems } = with_(settings);
    expect(problems.map(problemLine).join("\n")).toContain(path);
  });
});

describe("a wrong configuration", () => {
  it("is told every problem at once, each with its place", () => {
    const text = example
      .replace("snapshot: db/schema.snapshot.sql\n", "snapshto: db/schema.snapshot.sql\n")
      .replace("database: env:STAGING_DATABASE_URL", "database: STAGING_DATABASE_URL")
      .replace("command: npm test", "command: npm test\n    timeout: soon")
      .replace("kind: confirmation", "kind: conformation")
      .replace("version: 1", "version: 2");
    expect(problemsOf(text)).toMatchInlineSnapshot(`
      [
        "promote.yaml:3:10 version is 2; expected 1.",
        "promote.yaml:14:15 checks.schema-snapshot.database is something else; expected where the value is, as env:NAME.",
        "promote.yaml:15:5 checks.schema-snapshot.snapshto is not a setting; expected one of database, snapshot, pgDump, timeout, migrations, forbidHosts, ignore, scratch, off. Did you mean "snapshot"?",
        "promote.yaml:40:14 checks.tests-pass.timeout is "soon"; expected a duration such as 90s, 5m, 12h or 2d.",
        "promote.yaml:60:30 checks.deployment-checklist.items.3.kind is "conformation"; expected one of document, rollback-snapshot, http, confirmation, prometheus, grafana, pagerduty, git, migrations, command. Did you mean "confirmation"?",
      ]
    `);
  });

  it("is told of a check that is not configured", () => {
    const text = example.replace(/ {2}breaking-changes:\n {4}document: .*\n/, "");
    expect(problemsOf(text)).toMatchInlineSnapshot(`
      [
        "promote.yaml:13:3 checks.breaking-changes is missing; expected its settings, or \`off:\` with a reason.",
      ]
    `);
  });

  it("is told of malformed YAML with line and column", () => {
    expect(problemsOf("version: 1\nchecks: [a, b\nroot: x")).toMatchInlineSnapshot(`
      [
        "promote.yaml:3:1 the file is not valid YAML: Flow sequence in block collection must be sufficiently indented and end with a ].",
      ]
    `);
  });

  it("that is another file altogether is told of without a word of it", () => {
    const secret = "Tr0ub4dor-and-3";
    expect(problemsOf(`ADMIN_PASSWORD=${secret}\nSESSION_KEY=${secret}\n`)).toEqual([
      "promote.yaml:1:1 the file is text; expected a mapping.",
    ]);
    expect(problemsOf(`- ${secret}\n`)).toEqual([
      "promote.yaml:1:1 the file is a list; expected a mapping.",
    ]);
  });

  it("is told of a key that stands twice", () => {
    expect(problemsOf(`${example}\nversion: 1\n`)).toMatchInlineSnapshot(`
      [
        "promote.yaml:61:1 the file is not valid YAML: Map keys must be unique.",
      ]
    `);
  });

  it("is told of a reason that is no reason, as a problem of the switched-off check", () => {
    const text = example.replace(
      "    document: docs/api/openapi.json\n\n  # Staging",
      "    off: no\n\n  # Staging",
    );
    expect(problemsOf(text)).toMatchInlineSnapshot(`
      [
        "promote.yaml:24:10 checks.breaking-changes.off is "no"; expected a reason of at least 10 characters.",
      ]
    `);
  });

  it("is told of environments that are not declared and of items that share an id", () => {
    const text = example
      .replace("to: production", "to: prod")
      .replace("id: dashboards", "id: on-call");
    expect(problemsOf(text)).toMatchInlineSnapshot(`
      [
        "promote.yaml:9:33 promotion.to is "prod", which is not under environments; expected one of staging, production.",
        "promote.yaml:59:15 checks.deployment-checklist.items.3.id is "on-call", which an earlier item has; expected an id of its own.",
      ]
    `);
  });

  it("is told of levels for what is no rule of a change, and of confirmations that are other items", () => {
    const document = "breaking-changes:\n    document: docs/api/openapi.json";
    const settings = [
      "    levels: { response-enum-value-aded: off, document-missing: off, response-null-added: on }",
      "    allowWhen: { bump: major, confirmed: [dashboards] }",
    ];
    const text = example.replace(document, [document, ...settings].join("\n"));
    expect(problemsOf(text)).toMatchInlineSnapshot(`
      [
        "promote.yaml:25:15 checks.breaking-changes.levels.response-enum-value-aded is not a setting. Did you mean "response-enum-value-added"?",
        "promote.yaml:25:46 checks.breaking-changes.levels.document-missing is not a setting.",
        "promote.yaml:25:90 checks.breaking-changes.levels.response-null-added is "on"; expected one of blocking, advisory, off.",
      ]
    `);
    const kept = example.replace(document, [document, settings[1]].join("\n"));
    expect(problemsOf(kept)).toMatchInlineSnapshot(`
      [
        "promote.yaml:25:43 checks.breaking-changes.allowWhen.confirmed.0 is "dashboards", which the deployment checklist has as http; expected an item of kind confirmation or another id.",
      ]
    `);
  });

  it("is told of paths that leave the project", () => {
    expect(
      problemsOf(example.replace("path: docs/runbooks/rollback.md", "path: ../../etc/passwd")),
    ).toMatchInlineSnapshot(`
      [
        "promote.yaml:48:15 checks.deployment-checklist.items.0.path is "../../etc/passwd"; expected a relative path that stays inside the project folder.",
      ]
    `);
  });

  it("is told of aliases that lead nowhere or to too much", () => {
    expect(problemsOf(`${example}\nroot: *zz\n`)).toEqual([
      expect.stringMatching(
        /^promote\.yaml:\d+:7 the file is not valid YAML: the alias \*zz names no anchor before it\.$/,
      ),
    ]);
    const tens = (name: string, of: string) =>
      `${name}: &${name} [${Array<string>(10).fill(of).join(", ")}]`;
    const bomb = [tens("a", "x"), tens("b", "*a"), tens("c", "*b"), tens("d", "*c")].join("\n");
    expect(problemsOf(bomb)).toEqual([
      "promote.yaml:2:8 the file is not valid YAML: its aliases stand for more text than a configuration has.",
    ]);
  });

  it.each([
    ["command: npm test", `command: '""'`, "checks.tests-pass.command"],
    ["command: npm test", `command: "' ' test"`, "checks.tests-pass.command"],
    ["command: npm test", "command: []", "checks.tests-pass.command"],
  ])("is told of a command without a program: %s as %s", (before, after, path) => {
    expect(problemsOf(example.replace(before, after))).toEqual([
      expect.stringMatching(
        new RegExp(`^promote\\.yaml:\\d+:\\d+ ${path} is .*the name of a program\\.$`),
      ),
    ]);
  });

  it.each([
    [
      "{ suffix: _PROD, sources: [{ kind: environment }] }",
      "sources stands beside suffix or dotenv",
    ],
    [
      "{ sources: [{ kind: environment, suffix: _A, variables: { A: B } }] }",
      "sources.0.variables stands beside suffix",
    ],
    ["{ sources: [{ kind: dotenv, path: ../.env }] }", "sources.0.path"],
    ["{ sources: [{ kind: command, run: [], format: json }] }", "sources.0.run"],
    ["{ sources: [{ kind: vault }] }", "sources.0.kind"],
    ["{ sources: [] }", "sources"],
    ...[
      "http://github.example",
      "https://u:p@github.example",
      "http://localhost:1@github.example",
    ].map((url) => [
      `{ sources: [{ kind: github-environment, environment: e, token: env:T, apiUrl: "${url}" }] }`,
      "sources.0.apiUrl",
    ]),
  ])("is told of a source that cannot be followed: %s", (given, told) => {
    const text = example.replace("production: { suffix: _PROD }", () => `production: ${given}`);
    const problems = problemsOf(text).join("\n");
    expect(problems).toContain(`environments.production.${told ?? ""}`);
    expect(problems).not.toContain("u:p");
  });

  it("is told of what cannot be the name of a variable", () => {
    const text = example.replace(
      "  openapi-match:\n",
      '  openapi-match:\n    environment: ["A B="]\n',
    );
    expect(problemsOf(text).join("\n")).toContain(
      'checks.openapi-match.environment.0 is "A B="; expected the name of an environment variable',
    );
  });

  it("is not told of a name that has nothing to do with what stands there", () => {
    const text = example.replace("command: npm test", "command: npm test\n    zebra: 1");
    expect(problemsOf(text).join("\n")).toContain("zebra is not a setting");
    expect(problemsOf(text).join("\n")).not.toContain("Did you mean");
  });

  it("is told of user information in the repository's address", () => {
    const text = `${example}\nrecord: { repository: "https://token@git.example/a" }\n`;
    expect(problemsOf(text).join("\n")).toContain(
      "without user name, password, query and fragment",
    );
  });

  it.each([
    ["a Stripe key", `sk_${"live"}_${"a".repeat(24)}`],
    ["a webhook secret", `whsec_${"b".repeat(32)}`],
    ["a URL with a password", "postgres://app:hunter22@db.example.com/staging"],
  ])("is told of %s in the file, without the value", (_, secret) => {
    const problems = problemsOf(example.replace("env:STAGING_DATABASE_URL", secret));
    expect(problems.join("\n")).toContain("holds a secret itself");
    expect(problems.join("\n")).not.toContain(secret);
  });
});
