import { spawn, spawnSync } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { describe, expect, it } from "vitest";
import { pushLedger } from "../../../src/ledger/database/push-ledger.ts";
import { LedgerWalk } from "../../../src/ledger/walk.ts";
import { pemKeySigner } from "../../../src/record/signers/pem-key.ts";
import { testHost } from "../../support/host.ts";
import { sweep } from "../../support/sweep.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { accessTo } from "../sample-ledger.ts";
import { sealLinked } from "./machines.ts";
import { migrateAt, opened } from "./migrated-database.ts";
import { ownServer } from "./own-server.ts";

const root = join(import.meta.dirname, "../../..");
const key = generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" });
const signer = pemKeySigner(key.toString(), "the test's key");

function bundled(): string {
  const program = join(temporaryFolder(), "linked-appender.mjs");
  const { status, stderr } = spawnSync(
    join(root, "node_modules/.bin/esbuild"),
    [
      ...[join(import.meta.dirname, "linked-appender.ts"), "--bundle", "--platform=node"],
      ...["--format=esm", "--log-level=error", "--external:pg-native", `--outfile=${program}`],
      `--banner:js=import{createRequire as r}from"node:module";const require=r(import.meta.url);`,
    ],
    { encoding: "utf8" },
  );
  if (status !== 0) throw new Error(stderr);
  return program;
}

/** How many append at once, how many of them as processes of their own, and how many to a server that is killed. */
const [machines, processes, restarted] = sweep({ short: [16, 4, 6], full: [100, 20, 20] });

/** What a process of its own was told while it sealed. */
function sealElsewhere(program: string, project: string, url: string, count: number) {
  const child = spawn(process.execPath, [program, project, `${count}`], {
    env: { PATH: process.env["PATH"] ?? "", APPENDER_KEY: key.toString(), LEDGER_URL: url },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
  }
  return new Promise<string>((resolve) => child.once("close", () => resolve(said)));
}

function linesOf(project: string): readonly string[] {
  return readFileSync(join(project, ".promote/ledger.jsonl"), "utf8").trimEnd().split("\n");
}

async function rowsAt(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Waits until the database has so many more entries, or none will come. */
async function grown(url: string, by: number, isDone: () => boolean): Promise<void> {
  const countOf = async () =>
    Number((await rowsAt(url, "SELECT count(*) FROM promote.promotions"))[0]?.["count"]);
  const before = await countOf();
  while (!isDone() && (await countOf()) < before + by) await sleep(20);
}

/** Every chain of the database, walked from its first entry. */
async function chainsAt(url: string): Promise<readonly (readonly string[])[]> {
  const ledgers = await rowsAt(url, "SELECT id FROM promote.ledgers ORDER BY opened_at");
  const chains: string[][] = [];
  for (const { id } of ledgers) {
    const rows = await rowsAt(
      url,
      `SELECT one.entry FROM promote.chain_of('${String(id)}') AS chain
       JOIN promote.promotions AS one ON one.ledger = chain.ledger AND one.sequence <= chain.last_sequence
       ORDER BY one.sequence`,
    );
    const chain = rows.map(({ entry }) => String(entry));
    const walk = new LedgerWalk();
    for (const line of chain) walk.line(line);
    expect(walk.problems.told).toEqual([]);
    chains.push(chain);
  }
  return chains;
}

describe("machines that append at once", () => {
  it("make one chain without fork, gap or loss, some of them as processes", async () => {
    const host = testHost();
    const { url } = await ownServer(host);
    await migrateAt(url);
    const program = bundled();
    const projects = Array.from({ length: machines }, () => temporaryFolder());
    const told: string[] = [];
    const said = await Promise.all(
      projects.map((project, index) =>
        index < processes
          ? sealElsewhere(program, project, url, 2)
          : sealLinked(host, { project, url, signer }, 2, told),
      ),
    );
    expect([...told, ...said.filter((words) => words !== undefined && words !== "")]).toEqual([]);
    const [chain = [], ...others] = await chainsAt(url);
    expect(others).toEqual([]);
    expect(chain).toHaveLength(2 * machines);
    for (const project of projects) {
      const lines = linesOf(project);
      expect(lines).toEqual(chain.slice(0, lines.length));
    }
    const files = await rowsAt(
      url,
      "SELECT count(DISTINCT promotion)::int AS count FROM promote.record_files",
    );
    expect(files).toEqual([{ count: 2 * machines }]);
  });
});

describe("a server that is killed with -9 while machines append", () => {
  it("has lost nothing when they have pushed, and no chain has a gap", async () => {
    const host = testHost();
    const server = await ownServer(host);
    const { url } = server;
    await migrateAt(url);
    const projects = Array.from({ length: restarted }, () => temporaryFolder());
    const told: string[] = [];
    let isDone = false;
    const sealing = Promise.all(
      projects.map((project) => sealLinked(host, { project, url, signer }, 6, told)),
    ).finally(() => {
      isDone = true;
    });
    for (const _ of [1, 2]) {
      await grown(url, restarted, () => isDone);
      await server.kill();
      await sleep(300);
      await server.start();
    }
    await sealing;
    expect(told.some((words) => words.includes("has no part in this run"))).toBe(true);
    const acknowledged = await rowsAt(url, "SELECT entry FROM promote.promotions");
    const connection = await opened(host, url);
    for (const project of projects) {
      await pushLedger(host, connection, accessTo(project, [], signer).place);
      const again = await pushLedger(host, connection, accessTo(project, [], signer).place);
      expect(again.sent).toBe(0);
    }
    const kept = new Set((await chainsAt(url)).flat());
    const sealed = new Set(projects.flatMap((project) => linesOf(project)));
    expect([...sealed].filter((line) => !kept.has(line))).toEqual([]);
    expect(acknowledged.filter(({ entry }) => !sealed.has(String(entry)))).toEqual([]);
    expect([...kept].filter((line) => !sealed.has(line))).toEqual([]);
    expect(kept.size).toBe(restarted * 6);
  });
});
