import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { describe, expect, it, onTestFinished } from "vitest";
import { pullRequest } from "../../action/pull-request.ts";
import type { Ended } from "../../support/promote.ts";
import { promoteHere } from "../../support/promote-here.ts";
import { quickProject } from "../../support/quick-project.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { linkedConfig, suite } from "./linked-project.ts";
import { loginWith, migratedDatabase } from "./migrated-database.ts";
import { waywardWay } from "./wayward-way.ts";

type Machine = {
  readonly folder: string;
  run(args: string, url?: string): Promise<Ended>;
  lines(): readonly string[];
};

/** A checkout of one service, with a ledger of its own. */
function machine(ownUrl: string, files: Readonly<Record<string, string>> = {}): Machine {
  const { repository, variables } = quickProject({
    "promote.yaml": linkedConfig(),
    ...suite,
    ...files,
  });
  const folder = repository.path;
  return {
    folder,
    run: (args, url = ownUrl) =>
      promoteHere(args.split(" "), { cwd: folder, variables: { ...variables, LEDGER_URL: url } }),
    lines() {
      const path = join(folder, ".promote/ledger.jsonl");
      return existsSync(path) ? readFileSync(path, "utf8").trimEnd().split("\n") : [];
    },
  };
}

async function entriesAt({ query }: Awaited<ReturnType<typeof migratedDatabase>>) {
  const rows = await query("SELECT entry FROM promote.promotions ORDER BY id");
  return rows.map(({ entry }) => String(entry));
}

describe("runs with a ledger in a database", () => {
  it("append to one chain, whichever machine they are on", async () => {
    const database = await migratedDatabase();
    const url = await loginWith(database, "promote_writer");
    const [one, other] = [machine(url), machine(url)];
    for (const each of [one, other, one, other]) {
      const { code, stderr } = await each.run("check -q");
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    }
    expect(await entriesAt(database)).toEqual(other.lines());
    expect(one.lines()).toEqual(other.lines().slice(0, 3));
    expect(other.lines()).toHaveLength(4);
    const ledgers = await database.query("SELECT count(*)::int AS count FROM promote.ledgers");
    expect(ledgers).toEqual([{ count: 1 }]);
  });

  it("end as they would without it, where nothing answers, and push catches up, once", async () => {
    const database = await migratedDatabase();
    const { folder, run, lines } = machine(database.url);
    const closed = database.url.replace(/:\d+\//, ":1/");
    for (const _ of [1, 2]) {
      const { code, stderr } = await run("check -q", closed);
      expect(code).toBe(0);
      expect(stderr.match(/has no part in this run/g)).toHaveLength(1);
      expect(stderr).toContain("promote ledger push");
      expect(stderr).not.toContain(new URL(closed).password);
    }
    expect(await entriesAt(database)).toEqual([]);
    expect((await run("ledger push", closed)).code).toBe(2);
    expect((await run("ledger push")).stderr).toContain("2 entries were sent");
    expect((await run("ledger push")).stderr).toContain("0 entries were sent");
    expect(await entriesAt(database)).toEqual(lines());
    rmSync(join(folder, ".promote"), { recursive: true });
    expect((await run("check -q")).code).toBe(0);
    expect(await entriesAt(database)).toEqual(lines());
    expect(lines()).toHaveLength(3);
  });

  it.each([
    { when: "", end: "stall" },
    { when: "append_promotion", end: "stall" },
    { when: "append_promotion", end: "die" },
    { when: "append_promotion", end: "die-after" },
    { when: "hold_sealing", end: "die" },
    { when: "entries_after", end: "die" },
  ] as const)("end as they would where it comes to $end at “$when”", async (mishap) => {
    const database = await migratedDatabase();
    const { run, lines } = machine(database.url);
    const { code, stderr } = await run("check -q", await waywardWay(database.url, mishap));
    expect(code).toBe(0);
    expect(stderr.match(/has no part in this run/g)).toHaveLength(1);
    expect(stderr).not.toContain(new URL(database.url).password);
    expect(lines()).toHaveLength(1);
    expect((await run("ledger push")).code).toBe(0);
    expect(await entriesAt(database)).toEqual(lines());
    const heads = await database.query("SELECT size::int FROM promote.ledger_heads");
    expect(heads).toEqual([{ size: 1 }]);
  });

  it("are told of a URL that is not there, and of a database that is not migrated", async () => {
    const { run } = machine("");
    const without = await run("check -q");
    expect(without.code).toBe(0);
    expect(without.stderr).toContain("LEDGER_URL holds no URL");
    const { query, url } = await migratedDatabase();
    await query("DROP SCHEMA promote CASCADE");
    const empty = await run("check -q", url);
    expect(empty.code).toBe(0);
    expect(empty.stderr).toContain("lacks 0001-ledger.sql");
    const pushed = await run("ledger push", url);
    expect(pushed.code).toBe(2);
    expect(pushed.stderr).toContain("promote ledger migrate");
    expect((await run("ledger migrate", url)).stderr).toContain("Applied 0002-chain.sql.");
    expect((await run("ledger push", url)).stderr).toContain("2 entries were sent");
  });

  it("leave a branch where two went on from one entry, and nothing is lost", async () => {
    const database = await migratedDatabase();
    const closed = database.url.replace(/:\d+\//, ":1/");
    const [one, other] = [machine(database.url), machine(database.url)];
    await one.run("check -q");
    await other.run("check -q");
    await one.run("check -q", closed);
    await one.run("check -q", closed);
    const told = (await one.run("check -q")).stderr;
    expect(told).toContain("went on differently before entry 1");
    expect((await other.run("check -q")).code).toBe(0);
    const kept = new Set(await entriesAt(database));
    expect([...one.lines(), ...other.lines()].filter((line) => !kept.has(line))).toEqual([]);
    const ledgers = await database.query(
      "SELECT parent_sequence::int AS at FROM promote.ledgers ORDER BY opened_at",
    );
    expect(ledgers).toEqual([{ at: null }, { at: 0 }]);
    const [first = "", ...mine] = one.lines();
    expect(mine).toHaveLength(3);
    const fresh = machine(database.url);
    expect((await fresh.run("check -q")).code).toBe(0);
    expect(fresh.lines().slice(0, 4)).toEqual([first, ...mine]);
  });
});

describe("two promotions to one environment at a time", () => {
  it("are not: the second one is told who and since when, or waits", async () => {
    const database = await migratedDatabase();
    const { run, lines } = machine(database.url);
    const other = new pg.Client({ connectionString: database.url });
    await other.connect();
    onTestFinished(() => other.end().catch(() => undefined));
    const hold =
      "SELECT * FROM promote.hold_promotion('https://github.com/acme/shop', $1, 'grace')";
    expect((await other.query(hold, ["production"])).rows).toMatchObject([{ held: true }]);
    const refused = await run("check -q");
    expect(refused.code).toBe(2);
    expect(refused.stderr).toMatch(
      /to production is under way: grace \(login postgres, process \d+\), since \d{4}-.*Z/,
    );
    expect((await run("check -q --wait 1s")).code).toBe(2);
    expect(lines()).toEqual([]);
    const waiting = run("check -q --wait");
    const asks = `SELECT FROM pg_stat_activity WHERE datname = current_database()
      AND application_name = 'promote' AND state = 'idle' AND query LIKE '%hold_promotion%'`;
    while ((await database.query(asks)).length === 0)
      await new Promise((resolve) => setTimeout(resolve, 20));
    await other.end();
    const { code, stderr } = await waiting;
    expect(code).toBe(0);
    expect(stderr).toContain("grace");
    expect(stderr).toContain("Waiting for it to end.");
    expect(lines()).toHaveLength(1);
  });
});

describe("a run whose lock is lost while the checks run", () => {
  it("says so, ends as it would, and its record is in the database", async () => {
    const database = await migratedDatabase();
    const gone = join(temporaryFolder(), "gone");
    const waiting = `import { existsSync } from "node:fs";
      const look = setInterval(() => {
        if (!existsSync(${JSON.stringify(gone)})) return;
        clearInterval(look);
        console.log("TAP version 13\\n1..1\\nok 1 - it works");
      }, 20);`;
    const { run, lines } = machine(database.url, {
      "promote.yaml": linkedConfig(["node", "suite.mjs"]),
      "suite.mjs": waiting,
    });
    const running = run("check -q");
    const end = `SELECT pg_terminate_backend(pid) AS ended FROM pg_stat_activity
      WHERE datname = current_database() AND state = 'idle' AND query LIKE '%entries_after%'`;
    while ((await database.query(end)).length === 0)
      await new Promise((resolve) => setTimeout(resolve, 50));
    const other = new pg.Client({ connectionString: database.url });
    await other.connect();
    onTestFinished(() => other.end().catch(() => undefined));
    await other.query(
      "SELECT promote.hold_promotion('https://github.com/acme/shop', 'production', 'grace')",
    );
    writeFileSync(gone, "");
    const { code, stderr } = await running;
    expect(code).toBe(0);
    expect(stderr).toContain("another promotion may have begun");
    expect(stderr).toContain("A promotion to production is under way: grace");
    expect(stderr).not.toContain("has no part in this run");
    expect(await entriesAt(database)).toEqual(lines());
  });
});

describe("a machine that was away", () => {
  it("takes no other machine with it, when its shorter ledger comes late, nor when it is as long", async () => {
    const database = await migratedDatabase();
    const closed = database.url.replace(/:\d+\//, ":1/");
    const [away, there] = [machine(database.url), machine(database.url)];
    for (const _ of [1, 2]) {
      await away.run("check -q", closed);
      await there.run("check -q");
    }
    expect((await away.run("ledger push")).stderr).toContain("2 entries were sent");
    const fresh = machine(database.url);
    expect((await fresh.run("check -q")).code).toBe(0);
    expect(fresh.lines().slice(0, 2)).toEqual(there.lines());
    expect((await away.run("check -q")).code).toBe(0);
    expect(away.lines()).toHaveLength(3);
    const another = machine(database.url);
    expect((await another.run("check -q")).code).toBe(0);
    expect(another.lines().slice(0, 3)).toEqual(fresh.lines());
  });
});

describe("the URL of the ledger's database", () => {
  it("can stand in a file that is not committed", async () => {
    const database = await migratedDatabase();
    const inFile = linkedConfig().replace("env:LEDGER_URL", "file:ledger.url");
    const { folder, run, lines } = machine("", { "promote.yaml": inFile, ".gitignore": "*.url\n" });
    writeFileSync(join(folder, "ledger.url"), `${database.url}\n`);
    const { code, stderr } = await run("check -q");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(await entriesAt(database)).toEqual(lines());
  });
});

describe("a run of a change that is not merged", () => {
  it("takes no lock, and waits for none", async () => {
    const database = await migratedDatabase();
    const other = new pg.Client({ connectionString: database.url });
    await other.connect();
    onTestFinished(() => other.end().catch(() => undefined));
    await other.query(
      "SELECT promote.hold_promotion('https://github.com/acme/shop', 'production', 'grace')",
    );
    const { project, run } = await pullRequest({
      baseFiles: { "promote.yaml": linkedConfig(), ...suite },
    });
    const variables = { ...project.variables, LEDGER_URL: database.url };
    const ended = await run({ variables });
    expect(ended.code, ended.log).toBe(0);
    expect(ended.log).not.toContain("under way");
    expect(await entriesAt(database)).toHaveLength(1);
    const holders = await database.query("SELECT holder FROM promote.promotion_holders");
    expect(holders).toEqual([{ holder: "grace" }]);
  });
});

describe("an unsigned run", () => {
  it("is in no ledger, and asks no database", async () => {
    const database = await migratedDatabase();
    const { run } = machine(database.url);
    const { stderr } = await run("check -q --unsigned", database.url.replace(/:\d+\//, ":1/"));
    expect(stderr).not.toContain("database");
  });
});

describe("an export", () => {
  it("goes into a database and comes out byte for byte, again and again", async () => {
    const database = await migratedDatabase();
    const { folder, run } = machine(database.url);
    const closed = database.url.replace(/:\d+\//, ":1/");
    for (const _ of [1, 2, 3]) await run("check -q", closed);
    await run("ledger export --out file.jsonl");
    const first = await run("ledger import file.jsonl");
    expect({ code: first.code, stderr: first.stderr }).toMatchObject({ code: 0 });
    expect(first.stderr).toContain("3 of 3 entries were new");
    expect((await run("ledger import file.jsonl")).stderr).toContain("0 of 3 entries were new");
    expect((await run("ledger export --from-database --out database.jsonl")).stderr).toBe("");
    const file = readFileSync(join(folder, "file.jsonl"), "utf8");
    expect(readFileSync(join(folder, "database.jsonl"), "utf8")).toBe(file);
    expect(file).toContain('{"head":');
    const second = await migratedDatabase();
    await run("ledger import database.jsonl", second.url);
    await run("ledger export --from-database --out second.jsonl", second.url);
    expect(readFileSync(join(folder, "second.jsonl"), "utf8")).toBe(file);
  });
});
