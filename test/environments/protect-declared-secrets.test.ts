import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { protectDeclaredSecrets } from "../../src/environments/protect-declared-secrets.ts";
import { testHost } from "../support/host.ts";
import { releaseOf } from "../support/release.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const environments = {
  staging: { suffix: "_STAGING", dotenv: ".env.staging" },
  production: { suffix: "_PROD", dotenv: ".env.prod" },
};

const checks = {
  "schema-snapshot": { database: "env:STAGING_DATABASE_URL" },
  "openapi-match": { generate: "node generate.mjs", environment: ["GENERATOR_TOKEN"] },
  "stripe-separation": { variables: ["STRIPE_API_KEY"] },
  "ingestion-separation": { endpoints: [{ variable: "FEED_URL", probe: "node probe.mjs" }] },
  "tests-pass": { command: "npm test", report: "stdout", environment: ["TEST_TOKEN", "UNSET"] },
  "deployment-checklist": {
    items: [
      { id: "rollback", kind: "rollback-snapshot", scratch: "env:SCRATCH_URL" },
      { id: "health", kind: "http", url: "env:HEALTH_URL" },
      { id: "home", kind: "http", url: "https://home.example" },
      {
        ...{ id: "orders", kind: "http", url: "https://orders.example" },
        basic: { user: "ops", password: "env:ORDERS_PASSWORD" },
        headers: { "X-Api-Key": "env:ORDERS_KEY" },
      },
      {
        ...{ id: "metrics", kind: "prometheus", url: "https://prometheus.example" },
        bearer: "env:PROMETHEUS_TOKEN",
        metrics: [{ query: "up", maxAge: "2m", condition: "== 1" }],
      },
      {
        ...{ id: "boards", kind: "grafana", url: "https://grafana.example" },
        token: "env:GRAFANA_TOKEN",
        dashboards: ["orders"],
      },
      {
        ...{ id: "on-call", kind: "pagerduty", token: "env:PAGERDUTY_TOKEN" },
        schedule: "PABC123",
        watchFor: "4h",
      },
      { id: "queue", kind: "command", command: "node queue.mjs", environment: ["QUEUE_TOKEN"] },
    ],
  },
} satisfies Parameters<typeof releaseOf>[1];

const variables = {
  STAGING_DATABASE_URL: "postgres://reader:p%40ss-of-staging@db.example/app",
  GENERATOR_TOKEN: "token-of-generator",
  STRIPE_API_KEY_PROD: '"key-of-process"',
  TEST_TOKEN: "token-of-tests",
  SCRATCH_URL: "postgres://scratch.example/?user=root&password=pass-of-scratch",
  HEALTH_URL: "https://health.example/token-of-health",
  ORDERS_PASSWORD: "password-of-orders",
  ORDERS_KEY: "key-of-orders",
  PROMETHEUS_TOKEN: "token-of-prometheus",
  GRAFANA_TOKEN: "token-of-grafana",
  PAGERDUTY_TOKEN: "token-of-pagerduty",
  QUEUE_TOKEN: "token-of-queue",
  PROMOTE_SIGNING_KEY: "-----BEGIN A KEY-----\\nbody-of-the-key\\n-----END A KEY-----",
};

const files = {
  ".env.staging": "STRIPE_API_KEY=key-of-staging\nFEED_URL=https://feed.example/in/TOKEN0fFeed1",
  ".env.prod":
    "STRIPE_API_KEY=key-of-file\nSTRIPE_API_KEY_PROD=key-of-suffix\nOTHER=other-value\nFEED_HOST=feed.example\nSHA=cccccccccccc",
};

async function protecting(given: Readonly<Record<string, string>>, project: string) {
  const host = testHost({ variables: given });
  await protectDeclaredSecrets(host, releaseOf(project, checks, environments));
  return host.secrets;
}

describe("what the configuration names", () => {
  it.each([
    ["a database's URL", variables.STAGING_DATABASE_URL],
    ["a database's password", "p@ss-of-staging"],
    ["a scratch server's password", "pass-of-scratch"],
    ["a variable of the generator", "token-of-generator"],
    ["a variable of the tests", "token-of-tests"],
    ["the address of a checklist item", variables.HEALTH_URL],
    ["the password of a checklist item", "password-of-orders"],
    ["a header of a checklist item", "key-of-orders"],
    ["the token of Prometheus", "token-of-prometheus"],
    ["the token of Grafana", "token-of-grafana"],
    ["the token of PagerDuty", "token-of-pagerduty"],
    ["a variable of a checklist command", "token-of-queue"],
    ["a Stripe value of the process", "key-of-process"],
    ["a Stripe value of a file", "key-of-staging"],
    ["a Stripe value that another one hides", "key-of-file"],
    ["a Stripe value with its suffix", "key-of-suffix"],
    ["an endpoint's token", "TOKEN0fFeed1"],
    ["a value of a file that nobody names", "other-value"],
    ["the signing key", "body-of-the-key"],
  ])("is protected: %s", async (_, secret) => {
    const { redact } = await protecting(variables, temporaryFolder(files));
    expect(redact(`it is ${secret}!`)).toBe("it is [redacted]!");
  });

  it("is all that is protected", async () => {
    const { redact } = await protecting(variables, temporaryFolder(files));
    const text = "at feed.example, reader, STRIPE_API_KEY, https://home.example, cccccccccccc";
    expect(redact(text)).toBe(text);
  });

  it("is a key's file too, and not its path", async () => {
    const project = temporaryFolder(files);
    writeFileSync(join(project, "key.pem"), "-----BEGIN A KEY-----\nbody-in-the-file\n");
    const given = { PROMOTE_SIGNING_KEY: "file:./key.pem" };
    const { redact } = await protecting(given, project);
    expect(redact("body-in-the-file of file:./key.pem")).toBe("[redacted] of file:./key.pem");
    const home = { PROMOTE_SIGNING_KEY: "file:~/key.pem", HOME: project };
    const elsewhere = await protecting(home, temporaryFolder(files));
    expect(elsewhere.redact("body-in-the-file")).toBe("[redacted]");
  });

  it("is every value a command gives, and what it is run with, without a word of it", async () => {
    const run = (text: string) => {
      const code = `console.log(Buffer.from("${btoa(text)}", "base64").toString())`;
      return [process.execPath, "-e", code];
    };
    const environments = {
      staging: { sources: [{ kind: "command", run: run("A=value-of-a"), format: "dotenv" }] },
      production: {
        sources: [
          {
            kind: "command",
            run: run('{"B":"value-of-b"}'),
            format: "json",
            environment: ["TOKEN"],
          },
        ],
      },
    } satisfies Parameters<typeof releaseOf>[2];
    const host = testHost({ variables: { TOKEN: "token-of-command" } });
    await protectDeclaredSecrets(host, releaseOf(temporaryFolder(), checks, environments));
    const { redact } = host.secrets;
    expect(redact("value-of-a value-of-b token-of-command")).toBe(
      "[redacted] [redacted] [redacted]",
    );
  });

  it("does not stop at a source that fails", async () => {
    const environments = {
      staging: { sources: [{ kind: "command", run: ["false"], format: "dotenv" }] },
      production: { dotenv: ".env.prod" },
    } satisfies Parameters<typeof releaseOf>[2];
    const host = testHost();
    await protectDeclaredSecrets(host, releaseOf(temporaryFolder(files), checks, environments));
    expect(host.secrets.redact("key-of-file")).toBe("[redacted]");
  });

  it("reads no source where no check looks at values", async () => {
    const project = temporaryFolder();
    const run = [process.execPath, "-e", "fs.writeFileSync('ran', '')"];
    const environments = {
      staging: { sources: [{ kind: "command", run, format: "dotenv" }] },
      production: {},
    } satisfies Parameters<typeof releaseOf>[2];
    await protectDeclaredSecrets(testHost(), releaseOf(project, {}, environments));
    expect(existsSync(join(project, "ran"))).toBe(false);
  });

  it("may be missing", async () => {
    const { redact } = await protecting({}, temporaryFolder());
    expect(redact("nothing is known")).toBe("nothing is known");
    await protecting({ PROMOTE_SIGNING_KEY: "file:/no/such/key" }, temporaryFolder());
  });
});
