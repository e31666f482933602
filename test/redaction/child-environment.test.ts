import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { testDatabase } from "../support/postgres.ts";
import { promote } from "../support/promote.ts";
import { quickConfig, quickProject } from "../support/quick-project.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const canary = "canary-of-the-parent";
/** What an environment of CI or of a developer holds, and no child has any business with. */
const undeclared = {
  GITHUB_TOKEN: `${canary}-1`,
  ACTIONS_RUNTIME_TOKEN: `${canary}-2`,
  INPUT_TOKEN: `${canary}-3`,
  NODE_OPTIONS: `--title=${canary}-4`,
  STRIPE_API_KEY: `sk_${"live"}_${canary}5`,
  STRIPE_WEBHOOK_SECRET_PROD: `whsec_${canary}6`,
  PGPASSWORD: `${canary}-7`,
  PGOPTIONS: `-c application_name=${canary}-8`,
  DATABASE_URL: `postgres://app:${canary}-9@db.example/app`,
  PROMOTE_PUBLIC_KEY: `${canary}-10`,
  AWS_SECRET_ACCESS_KEY: `${canary}-11`,
  npm_config__auth: `${canary}-12`,
  BASH_ENV: `/nowhere/${canary}-13`,
  QUITE_AT_RANDOM_7391: `${canary}-14`,
};
/** What promote needs for itself or gives to other children than the one that looks. */
const forOthers = ["PROMOTE_SIGNING_KEY", "STAGING_DATABASE_URL", "PAYMENT_KEY_STAGING"];

/** Kinds of children by what they print when they did their work, and the variable that is declared for them. */
const kinds: Readonly<Record<string, { readonly says: string; readonly declared?: string }>> = {
  generator: { says: '{"openapi":"3.1.0"}', declared: "FOR_GENERATOR" },
  source: { says: '{"PAYMENT_KEY":"a-value-of-production"}', declared: "FOR_SOURCE" },
  probe: { says: "https://ingest.example", declared: "FOR_PROBE" },
  suite: { says: "TAP version 13\n1..1\nok 1 - it works", declared: "FOR_SUITE" },
  item: { says: "0", declared: "FOR_ITEM" },
};

const environment = (kind: string) => `environment: [${kinds[kind]?.declared}]`;

function configWith(pgDump: string): string {
  const settings = {
    "schema-snapshot": `{ database: env:STAGING_DATABASE_URL, pgDump: ${pgDump} }`,
    "openapi-match": `{ generate: node child.mjs generator, ${environment("generator")} }`,
    "stripe-separation": "{ variables: [PAYMENT_KEY] }",
    "ingestion-separation": `{ endpoints: [{ variable: FEED_URL, probe: node child.mjs probe, ${environment("probe")} }] }`,
    "deployment-checklist": `{ items: [{ id: queue, kind: command, command: node child.mjs item, ${environment("item")} }] }`,
    "tests-pass": `{ command: node child.mjs suite, report: stdout, ${environment("suite")} }`,
  };
  const source = `{ kind: command, run: node child.mjs source, format: json, ${environment("source")} }`;
  const base = quickConfig()
    .replace(/ {2}tests-pass:[\s\S]*/, "  tests-pass: {}\n")
    .replace(
      "staging: {}, production: {}",
      `staging: { suffix: _STAGING }, production: { sources: [${source}, { kind: environment, suffix: _PROD }] }`,
    );
  return Object.entries(settings).reduce(
    (text, [id, value]) => text.replace(new RegExp(`  ${id}: .*\n`), `  ${id}: ${value}\n`),
    base,
  );
}

/** Programs that write down the environment they were given, then do what they are for. */
function programs(seen: string): { readonly bin: string; readonly child: string } {
  const bin = temporaryFolder();
  const git = execFileSync("which", ["git"], { encoding: "utf8" }).trim();
  const script = (name: string, then: string) =>
    writeFileSync(join(bin, name), `#!/bin/sh\nenv > "${seen}/${name}.$$"\n${then}\n`, {
      mode: 0o755,
    });
  script("git", `exec "${git}" "$@"`);
  script("pg_dump", 'test "$1" = --version && echo "pg_dump (PostgreSQL) 99.1"');
  const child = `import { readFileSync, writeFileSync } from "node:fs";
const own = process.platform === "linux" ? readFileSync("/proc/self/environ", "utf8") : "";
const entries = Object.entries(process.env).map(([name, value]) => name + "=" + value);
const [, , kind] = process.argv;
writeFileSync(${JSON.stringify(seen)} + "/" + kind + "." + process.pid, [own.replaceAll("\\0", "\\n"), ...entries].join("\\n"));
console.log(${JSON.stringify(kinds)}[kind].says);
`;
  return { bin, child };
}

describe("the environment of each kind of child", () => {
  it("holds what is declared for it and nothing else of the parent's", async () => {
    const seen = temporaryFolder();
    const { bin, child } = programs(seen);
    const { url } = await testDatabase();
    const { repository, variables } = quickProject({
      "promote.yaml": configWith(join(bin, "pg_dump")),
      "child.mjs": child,
      "docs/api/openapi.json": '{"openapi":"3.1.0"}',
      "db/schema.snapshot.sql": "CREATE TABLE public.t (id integer);\n",
    });
    const declared = Object.values(kinds).flatMap((kind) => kind.declared ?? []);
    const { stdout } = await promote(["check", "--keep-going"], {
      cwd: repository.path,
      variables: {
        ...undeclared,
        ...variables,
        ...Object.fromEntries(declared.map((name) => [name, `value-${name}`])),
        PATH: `${bin}:${process.env["PATH"] ?? ""}`,
        STAGING_DATABASE_URL: url,
        PAYMENT_KEY_STAGING: `${canary}-of-staging`,
        FEED_URL_STAGING: "https://staging-ingest.example",
        FEED_URL_PROD: "https://ingest.example",
      },
    });
    expect(stdout).toContain("1 item holds: queue");
    const files = readdirSync(seen);
    for (const kind of [...Object.keys(kinds), "git", "pg_dump"]) {
      const texts = files
        .filter((name) => name.startsWith(`${kind}.`))
        .map((name) => readFileSync(join(seen, name), "utf8"));
      expect(texts.length, `children of the kind ${kind}`).toBeGreaterThan(0);
      for (const text of texts) expectOnlyDeclared(text, kind);
    }
    expect(files.filter((name) => name.startsWith("pg_dump.")).length).toBeGreaterThan(1);
  });
});

function expectOnlyDeclared(text: string, kind: string): void {
  const names = new Set(text.split("\n").map((line) => line.split("=")[0] ?? ""));
  const own = kinds[kind]?.declared;
  const others = Object.values(kinds).flatMap(({ declared = "" }) => declared);
  const foreign = [...Object.keys(undeclared), ...forOthers, ...others].filter(
    (name) => name !== own && !(kind === "pg_dump" && name.startsWith("PG")),
  );
  expect(text, kind).not.toContain(canary);
  expect(
    foreign.filter((name) => names.has(name)),
    kind,
  ).toEqual([]);
  expect(names).toContain("PATH");
  if (own !== undefined) expect(text).toContain(`${own}=value-${own}`);
}
