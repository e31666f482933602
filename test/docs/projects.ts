import { execFileSync } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { testDatabase } from "../support/postgres.ts";
import { cli } from "../support/promote.ts";
import { quickConfig } from "../support/quick-project.ts";
import { type TestRepository, testRepository } from "../support/repository.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

/** A project in which the commands of a document run as its reader would run them. */
export type DocumentedProject = {
  readonly repository: TestRepository;
  readonly env: Readonly<Record<string, string>>;
  /** Folders that a document calls otherwise. */
  readonly folders: ReadonlyMap<string, string>;
  /** Runs `promote` here before the document's commands; throws where it fails. */
  promote(...args: string[]): void;
  /** Runs SQL in its staging database. */
  query(sql: string): Promise<unknown>;
};

const suite = [
  'import { equal } from "node:assert";',
  'import { test } from "node:test";',
  'test("two orders add up", () => equal(700 + 50, 750));',
  "",
].join("\n");
const orders = "CREATE TABLE orders (id bigint PRIMARY KEY, total_cents integer NOT NULL);\n";
const refunds = [
  "CREATE TABLE refunds (",
  "  id bigint PRIMARY KEY,",
  "  order_id bigint NOT NULL REFERENCES orders (id)",
  ");\n",
].join("\n");

/** A service whose tests and schema are checked, with a snapshot, a release, a remote, a database and a key. */
export async function releasedProject(): Promise<DocumentedProject> {
  const project = await bareProject({ key: true });
  const { repository } = project;
  repository.commit({
    "promote.yaml": quickConfig(["node", "--test", "--test-reporter=tap"]).replace(
      / {2}schema-snapshot: .*/,
      "  schema-snapshot:\n    database: env:STAGING_DATABASE_URL",
    ),
  });
  project.promote("snapshot", "take", "--iteration", "06", "--title", "Orders", "--commit");
  repository.git("tag", "v1.0.0");
  const origin = temporaryFolder();
  execFileSync("git", ["clone", "--quiet", "--bare", repository.path, origin]);
  repository.git("remote", "add", "origin", origin);
  repository.git("fetch", "--quiet", "origin");
  return { ...project, folders: new Map([...project.folders, [origin, "/srv/git/shop"]]) };
}

/** The released project, on a branch with a migration that staging does not have yet. */
export async function projectWithMigration(): Promise<DocumentedProject> {
  const project = await releasedProject();
  project.repository.git("checkout", "--quiet", "-b", "refunds");
  project.repository.commit({ "db/migrations/0002_refunds.sql": refunds });
  return project;
}

/** The released project, whose HEAD was cleared. */
export async function clearedProject(): Promise<DocumentedProject> {
  const project = await releasedProject();
  project.repository.commit({ "prices.mjs": "export const currency = 'EUR';\n" });
  project.repository.git("push", "--quiet", "origin", "main");
  project.promote("check");
  return project;
}

/** A service that knows nothing of promote: a package, a test, a migration, and a database. */
export async function bareProject({ key }: { readonly key: boolean }): Promise<DocumentedProject> {
  const repository = testRepository();
  const database = await testDatabase(orders);
  const home = temporaryFolder();
  for (const [name, value] of Object.entries(gitSettings)) repository.git("config", name, value);
  const bin = join(home, "bin");
  mkdirSync(bin);
  writeFileSync(join(bin, "promote"), `#!/bin/sh\nexec '${process.execPath}' '${cli}' "$@"\n`, {
    mode: 0o755,
  });
  const { privateKey, publicKey } = generateKeyPairSync("ed25519", {
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  });
  const keyFile = join(home, "release.pem");
  writeFileSync(keyFile, privateKey, { mode: 0o600 });
  repository.commit({
    "package.json": `${JSON.stringify(manifest, null, 2)}\n`,
    "orders.test.mjs": suite,
    "migrate.mjs": migrate,
    "keys/release.pub.pem": publicKey,
    "db/migrations/0001_orders.sql": orders,
    ".gitignore": ".promote/\n",
  });
  const env = {
    PATH: `${bin}:${dirname(process.execPath)}:${process.env["PATH"] ?? ""}`,
    HOME: home,
    NO_COLOR: "1",
    GIT_CONFIG_NOSYSTEM: "1",
    STAGING_DATABASE_URL: database.url,
    ...(key ? { PROMOTE_SIGNING_KEY: `file:${keyFile}` } : {}),
  };
  return {
    repository,
    env,
    query: database.query,
    folders: new Map([
      [repository.path, "/srv/shop"],
      [home, "/home/ada"],
    ]),
    promote(...args) {
      execFileSync(join(bin, "promote"), args, { cwd: repository.path, env, stdio: "pipe" });
    },
  };
}

const gitSettings = {
  "user.name": "Ada",
  "user.email": "ada@example.com",
  "commit.gpgSign": "false",
};

const manifest = {
  name: "shop",
  private: true,
  type: "module",
  scripts: { test: "node --test", migrate: "node migrate.mjs" },
};

/** Applies the newest migration; `pg` is this repository's, as nothing is installed here. */
const migrate = `import { createRequire } from "node:module";
import { readdirSync, readFileSync } from "node:fs";
const pg = createRequire(${JSON.stringify(import.meta.url)})("pg");
const client = new pg.Client({ connectionString: process.env.STAGING_DATABASE_URL });
await client.connect();
const newest = readdirSync("db/migrations").sort().at(-1);
await client.query(readFileSync(\`db/migrations/\${newest}\`, "utf8"));
await client.end();
`;
