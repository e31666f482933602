import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Ended } from "../support/promote.ts";
import { promoteHere } from "../support/promote-here.ts";
import { quickConfig, quickProject } from "../support/quick-project.ts";

/** Everything a run left behind: both streams, every file of `.promote`, what was signed in the clear. */
function tracesOf(project: string, { stdout, stderr }: Ended): string {
  const files = readdirSync(join(project, ".promote"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));
  const payloads = files.flatMap((text) => /"payload":\s*"([^"]+)"/.exec(text)?.[1] ?? []);
  const signed = payloads.map((payload) => Buffer.from(payload, "base64").toString("utf8"));
  expect(signed.length).toBeGreaterThan(0);
  return [stdout, stderr, ...files, ...signed].join("\n");
}

/** The quick project's configuration with separate Stripe keys, and one more check switched on. */
function configWith(check = "none", settings = ""): string {
  return quickConfig()
    .replace(
      "environments: { staging: {}, production: {} }",
      "environments: { staging: { suffix: _STAGING }, production: { suffix: _PROD, dotenv: .env.prod } }",
    )
    .replace(/ {2}stripe-separation: .*\n/, "  stripe-separation: { variables: [PAYMENT_KEY] }\n")
    .replace(new RegExp(`  ${check}: .*\\n`), `  ${check}: ${settings}\n`);
}

const secret = "not-of-any-known-shape-7391";
const environmentFile = `PAYMENT_KEY="${secret}"\n`;
const printing =
  'import { readFileSync } from "node:fs";\nconst text = readFileSync(".env.prod", "utf8");\n';

describe("a secret that a later check would read", () => {
  it("stays out of what a failing generator prints", async () => {
    const { repository, variables } = quickProject({
      "promote.yaml": configWith("openapi-match", "{ generate: node generate.mjs }"),
      "docs/api/openapi.json": '{"openapi":"3.1.0","info":{"title":"x","version":"1"},"paths":{}}',
      "generate.mjs": `${printing}console.error(text);\nprocess.exitCode = 1;\n`,
      ".env.prod": environmentFile,
    });
    const ended = await promoteHere(["check", "-v"], { cwd: repository.path, variables });
    expect(ended.code).toBe(1);
    expect(ended.stdout).toContain("BLOCKED at openapi-match");
    const traces = tracesOf(repository.path, ended);
    expect(traces).toContain("PAYMENT_KEY");
    expect(traces).toContain("[redacted]");
    expect(traces).not.toContain(secret);
  });

  it("stays out of what a failing test prints, when that check alone is run", async () => {
    const { repository, variables } = quickProject({
      "promote.yaml": configWith(),
      "suite.mjs": `${printing}console.log("TAP version 13\\n1..1\\nnot ok 1 - " + text.trim());\nprocess.exitCode = 1;\n`,
      ".gitignore": ".env.prod\n",
    });
    repository.write({ ".env.prod": environmentFile });
    const ended = await promoteHere(["check", "--only", "tests-pass"], {
      cwd: repository.path,
      variables,
    });
    expect(ended.stdout).toContain("PAYMENT_KEY=");
    expect(tracesOf(repository.path, ended)).not.toContain(secret);
  });

  it("stays out by its shape where nothing names it", async () => {
    const key = `sk_${"live"}_${"a1B2".repeat(6)}`;
    const { repository, variables } = quickProject({
      "suite.mjs": `console.log("TAP version 13\\n1..1\\nnot ok 1 - charges with ${key}");\nprocess.exitCode = 1;\n`,
    });
    const ended = await promoteHere(["check"], { cwd: repository.path, variables });
    expect(ended.stdout).toContain("charges with [redacted]");
    expect(tracesOf(repository.path, ended)).not.toContain(key);
  });
});

describe("an endpoint whose path is its secret", () => {
  it("is in no log and no record, whatever the probe prints", async () => {
    const token = "PATHSECRET12345";
    const { repository, variables } = quickProject({
      "promote.yaml": configWith(
        "ingestion-separation",
        "{ endpoints: [{ variable: FEED_URL, probe: node probe.mjs }] }",
      ).replace(/ {2}stripe-separation: .*\n/, "  stripe-separation: { off: not part of this }\n"),
      "probe.mjs":
        'const { NODE_ENV, FEED_URL_PROD, FEED_URL_STAGING } = process.env;\nconsole.error("noise of the probe");\nconsole.log(NODE_ENV === "production" ? FEED_URL_PROD : FEED_URL_STAGING);\n',
    });
    const ended = await promoteHere(["check"], {
      cwd: repository.path,
      variables: {
        ...variables,
        FEED_URL_PROD: `https://prod.acme.example/hook/T0/${token}`,
        FEED_URL_STAGING: "https://staging.acme.example/hook/T0/OTHERSECRET6789",
      },
    });
    expect(ended).toMatchObject({ code: 0 });
    const traces = tracesOf(repository.path, ended);
    expect(traces).not.toMatch(/PATHSECRET12345|OTHERSECRET6789|noise of the probe/);
    expect(traces).toContain("prod.acme.example");
  });
});

describe("credentials of the remote", () => {
  it("are in no output and no record", async () => {
    const { repository, variables } = quickProject();
    const remote =
      "https://oauth2:glpat@SECRETTOK99@gitlab.example/a/b.git?private_token=SECRETTOK99";
    repository.git("remote", "add", "origin", remote);
    const ended = await promoteHere(["check"], { cwd: repository.path, variables });
    expect(ended).toMatchObject({ code: 0 });
    const traces = tracesOf(repository.path, ended);
    expect(traces).toContain("https://gitlab.example/a/b");
    expect(traces).not.toContain("SECRETTOK99");
  });
});
