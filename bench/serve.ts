import { type ChildProcess, execFile, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { migrate } from "../src/ledger/database/migrate.ts";
import { readMigrations } from "../src/ledger/database/migrations.ts";
import { openNodeHost } from "../src/node-host/node-host.ts";
import { withServer } from "../src/postgres/server.ts";
import { type Figure, type Measurement, medianOf, productOf, wordsOf } from "./figures.ts";
import type { Load } from "./serve/load.ts";

const root = join(import.meta.dirname, "..");
const promotions = 100_000;
const [connections, seconds, warmUpSeconds, memorySeconds] = [50, 10, 2, 30];
const aims = { p95: 50, growthMegabytes: 20 };

const firstPage = "/api/v1/promotions";

/** What is asked for; of several addresses each connection takes one after the other. */
const asked: Readonly<Record<string, readonly string[]>> = {
  [firstPage]: [firstPage],
  "/api/v1/promotions?environment=production&outcome=blocked": [
    "/api/v1/promotions?environment=production&outcome=blocked",
  ],
  "100 different lists": Array.from(
    { length: 100 },
    (_, day) =>
      `/api/v1/promotions?to=${new Date(Date.now() - day * 86_400_000).toISOString().slice(0, 10)}T00:00:00Z`,
  ),
  "/": ["/"],
};

/** The first page of the API over a ledger of 100,000 promotions, as 50 connections ask for it at once. */
export async function measureServe(): Promise<Measurement> {
  const node = openNodeHost({ variables: process.env, installation: join(root, "dist") });
  try {
    return await withServer(node.host, {}, async ({ url, source }) => {
      const database = await node.host.databases.open(url, {
        connectMs: 5_000,
        statementMs: 600_000,
      });
      await migrate(database, await readMigrations(node.host));
      await database.query(ledgerOfMany);
      await database.close();
      const { child, address } = await served(url);
      try {
        const figures: Figure[] = [];
        for (const [name, paths] of Object.entries(asked)) {
          await load(address, warmUpSeconds, paths);
          figures.push(figureOf(await load(address, seconds, paths), name));
        }
        figures.push(await memoryFigure(child, address));
        const title = `promote serve, ${wordsOf(promotions, "promotions")}, ${connections} connections, ${productOf(source)}`;
        return { title, figures };
      } finally {
        child.kill("SIGTERM");
      }
    });
  } finally {
    await node.close();
  }
}

/** The aim is of the first page of the API; the others are told beside it. */
function figureOf({ aSecond, p50, p99, longest, p95, errors }: Load, name: string): Figure {
  if (errors > 0) throw new Error(`${name} was answered with ${errors} errors`);
  const others = [p50, p99, longest].map((one) => wordsOf(one, "ms")).join(", ");
  return {
    ...{ name: `${name}, 95th percentile`, value: p95, unit: "ms" },
    ...(name === firstPage ? { aim: aims.p95 } : {}),
    beside: `${wordsOf(Math.round(aSecond), "requests a second")}; median, 99th percentile, longest ${others}`,
  };
}

/** The resident memory while the first page is asked for all the time, second by second. */
async function memoryFigure(child: ChildProcess, address: string): Promise<Figure> {
  const samples: number[] = [];
  const timer = setInterval(() => samples.push(residentMegabytes(child)), 1_000);
  await load(address, memorySeconds, [firstPage]);
  clearInterval(timer);
  const third = Math.floor(samples.length / 3);
  const [early, late] = [samples.slice(0, third), samples.slice(-third)].map(medianOf) as [
    number,
    number,
  ];
  return {
    name: `more memory over ${memorySeconds} s, last third to first`,
    ...{ value: late - early, unit: "MB", aim: aims.growthMegabytes },
    beside: `${wordsOf(late, "MB")} to ${wordsOf(early, "MB")}`,
  };
}

/** Asks from a process of its own. */
async function load(address: string, seconds: number, paths: readonly string[]): Promise<Load> {
  const program = join(import.meta.dirname, "serve/load.ts");
  const args = ["--import", import.meta.resolve("tsx"), program];
  const asked = [address, String(connections), String(seconds), ...paths];
  const { stdout } = await promisify(execFile)(process.execPath, [...args, ...asked]);
  return JSON.parse(stdout);
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
