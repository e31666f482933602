import { describe, expect, it } from "vitest";
import { problemLine } from "../../src/config/config-problem.ts";
import { parseConfig } from "../../src/config/parse-config.ts";

/** A configuration that gives the variable to every command that can be given one. */
function configGiving(name: string, record = ""): string {
  return `version: 1
environments:
  staging: { sources: [{ kind: command, run: print, format: json, environment: [${name}] }] }
  production: {}
promotion: { from: staging, to: production }
checks:
  schema-snapshot: { off: not part of this test }
  openapi-match: { document: api.json, generate: print, environment: [${name}] }
  breaking-changes: { off: not part of this test }
  stripe-separation: { off: not part of this test }
  ingestion-separation: { endpoints: [{ variable: INGEST_URL, probe: print, environment: [${name}] }] }
  tests-pass: { steps: [{ name: unit, command: test, report: stdout, environment: [CI_DATABASE, ${name}] }] }
  deployment-checklist: { items: [{ id: smoke, kind: command, command: print, environment: [${name}] }] }
${record}`;
}

const places = [
  "environments.staging.sources.0.environment.0",
  "checks.openapi-match.environment.0",
  "checks.ingestion-separation.endpoints.0.environment.0",
  "checks.tests-pass.steps.0.environment.1",
  "checks.deployment-checklist.items.0.environment.0",
];

function problemsOf(text: string): readonly string[] {
  return parseConfig(text, "promote.yaml").problems.map(problemLine);
}

describe("a variable that commands are given", () => {
  it("may be any other", () => {
    expect(problemsOf(configGiving("DATABASE_URL"))).toEqual([]);
  });

  it.each([
    "GITHUB_TOKEN",
    "GITHUB_ENV",
    "ACTIONS_RUNTIME_TOKEN",
    "INPUT_KEY",
    "NODE_OPTIONS",
    "PROMOTE_SIGNING_KEY",
  ])("is not %s, and each place is told", (name) => {
    const problems = problemsOf(configGiving(name));
    expect(problems).toHaveLength(places.length);
    for (const [index, problem] of problems.entries()) {
      expect(problem).toContain(places[index]);
      expect(problem).toContain(`is "${name}"; expected a variable that a command may get`);
    }
  });

  it("is not the one that the configuration has the signing key in", () => {
    const problems = problemsOf(configGiving("OUR_KEY", "record: { signingKey: env:OUR_KEY }\n"));
    expect(problems).toHaveLength(places.length);
    for (const [index, problem] of problems.entries()) {
      expect(problem).toContain(places[index]);
      expect(problem).toContain("holds the signing key (record.signingKey)");
    }
  });

  it("is not the one that leads to the ledger's database", () => {
    const problems = problemsOf(configGiving("OUR_URL", "ledger: { url: env:OUR_URL }\n"));
    expect(problems).toHaveLength(places.length);
    for (const problem of problems) {
      expect(problem).toContain("holds the ledger's database (ledger.url)");
    }
  });

  it("is told in the short form of the tests at its own place", () => {
    const text = configGiving("OUR_KEY", "record: { signingKey: env:OUR_KEY }\n").replace(
      /tests-pass: .*/,
      "tests-pass: { command: test, report: stdout, environment: [OUR_KEY] }",
    );
    expect(problemsOf(text).join("\n")).toContain("checks.tests-pass.environment.0");
  });
});
