import { type ChildProcess, execFile, spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { openNodeHost } from "../src/node-host/node-host.ts";
import { withServer } from "../src/postgres/server.ts";

const root = join(import.meta.dirname, "..");
const promotions = 100_000;
const [connections, seconds] = [50, 10];
const aims = { p95: 50, growthMegabytes: 50 };

/** The first page of the API over a ledger of 100,000 promotions, as 50 connections ask for it at once. */
export async function measureServe(): Promise<string[]> {
  const node = openNodeHost({ variables: process.env, installation: join(root, "dist") });
  try {
    return await withServer(node.host, {}, async ({ url, source }) => {
      await node.host.databases.connect(url, async (database) => {
        for (const statement of [...tables(), ledgerOfMany]) await database.query(statement);
      });
      const { child, address } = await served(url);
      try {
        const lines = [`promote serve, ${promotions} promotions, ${source}`];
        for (const path of [
          "/api/v1/promotions",
          "/api/v1/promotions?environment=production&outcome=blocked",
          "/",
        ]) {
          await asked(`${address}${path}`, 1);
          const before = residentMegabytes(child);
          const { errors, timeouts, non2xx, latency, requests } = await asked(
            `${address}${path}`,
            seconds,
          );
          const grown = residentMegabytes(child) - before;
          lines.push(
            `  ${path}: ${requests.average.toFixed(0)} requests a second, p95 at most ${latency.p97_5} ms (aim: ${aims.p95}), ${errors + timeouts + non2xx} errors (aim: 0), ${grown.toFixed(0)} MB more (aim: at most ${aims.growthMegabytes})`,
          );
        }
        return lines;
      } finally {
        child.kill("SIGTERM");
      }
    });
  } finally {
    await node.close();
  }
}

type Load = {
  readonly errors: number;
  readonly timeouts: number;
  readonly non2xx: number;
  readonly latency: { readonly p97_5: number };
  readonly requests: { readonly average: number };
};

/** Asks from a process of its own, so that the server is not measured with whoever asks. */
async function asked(url: string, seconds: number): Promise<Load> {
  const program = fileURLToPath(import.meta.resolve("autocannon"));
  const load = ["--json", "--connections", String(connections), "--duration", String(seconds), url];
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...load]);
  return JSON.parse(stdout);
}

function tables(): readonly string[] {
  const folder = join(root, "db/migrations");
  const names = readdirSync(folder).filter((name) => name.endsWith(".sql"));
  return names.sort().map((name) => readFileSync(join(folder, name), "utf8"));
}

/** Rows as the functions that append make them, over two years, without what makes each a chain's. */
const ledgerOfMany = `
  INSERT INTO promote.ledgers (id, repository) VALUES (repeat('a', 64), 'https://example.com/shop');
  INSERT INTO promote.promotions (ledger, sequence, previous, leaf, entry, payload_sha256, payload, record_id, file, outcome, purpose,
    repository, environment_from, environment_to, commit_id, actor, actor_kind, actor_proven_by, stopped_at, started_at, finished_at, expires_at)
  SELECT repeat('a', 64), n, CASE WHEN n > 0 THEN leaf(n - 1) END, leaf(n), '{}', encode(sha256(body), 'hex'), body,
    gen_random_uuid(), '.promote/records/' || n || '.sigstore.json', (ARRAY['cleared', 'cleared', 'blocked', 'undecided'])[1 + n % 4],
    'release-gate', 'https://example.com/shop', 'staging', (ARRAY['production', 'canary'])[1 + n % 2], encode(sha256(n::text::bytea), 'hex'),
    'ada@example.com', 'human', 'ssh', CASE WHEN n % 4 = 2 THEN 'tests-pass' END, at, at + interval '40 s', at + interval '1 day'
  FROM generate_series(0, ${promotions - 1}) AS n,
    LATERAL (SELECT now() - (${promotions} - n) * interval '10 min' AS at, convert_to('{"predicate":{"n":' || n || '}}', 'UTF8') AS body) AS one;
  INSERT INTO promote.promotion_checks (promotion, position, check_id, title, status, started_at, duration_ms, findings)
  SELECT id, position, check_id, check_id, CASE WHEN check_id = stopped_at THEN 'blocked' ELSE 'passed' END, started_at, 100 + id % 900, '[]'
  FROM promote.promotions, unnest(ARRAY['schema-snapshot', 'openapi-match', 'breaking-changes', 'stripe-separation',
    'ingestion-separation', 'tests-pass', 'deployment-checklist']) WITH ORDINALITY AS checks (check_id, position);
  INSERT INTO promote.snapshots (promotion, objects) SELECT id, 40 + id / 1000 FROM promote.promotions;
  ANALYZE`.replaceAll(/leaf\((n(?: - 1)?)\)/g, "encode(sha256(($1)::text::bytea), 'hex')");

async function served(url: string): Promise<{ child: ChildProcess; address: string }> {
  const args = [join(root, "dist/cli.js"), "serve", "--port", "0", "--url", "env:LEDGER_URL"];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, LEDGER_URL: url },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  for await (const text of child.stderr) {
    said += text;
    const [, address] = /served at (http:\S+)\/\./.exec(said) ?? [];
    if (address === undefined) continue;
    child.stderr.resume();
    return { child, address };
  }
  throw new Error(said);
}

function residentMegabytes({ pid }: ChildProcess): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}
