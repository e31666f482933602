import pg from "pg";
import { describe, expect, it, onTestFinished } from "vitest";
import { BadCursor, cursorOf } from "../../src/trail/cursor.ts";
import { openTrail } from "../../src/trail/open-trail.ts";
import type { Page, PageRequest } from "../../src/trail/trail.ts";
import { testHost } from "../support/host.ts";
import { checkOf, findingOf } from "../support/run-report.ts";
import { readyAt, trailDatabase } from "../support/trail-database.ts";

async function openedTrail() {
  const database = await trailDatabase();
  const limits = { connectMs: 5_000, statementMs: 10_000 };
  const pool = await testHost().databases.openPool(database.url, { connections: 4, limits });
  onTestFinished(() => pool.close());
  return { ...database, pool, trail: openTrail(pool, readyAt(pool)) };
}

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const inDays = (days: number) =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Every item of a list, page by page. */
async function all<Item>(
  limit: number,
  ask: (page: PageRequest) => Promise<Page<Item>>,
): Promise<Item[]> {
  const items: Item[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await ask({ limit, cursor });
    expect(page.items.length).toBeLessThanOrEqual(limit);
    items.push(...page.items);
    if (page.next === null) return items;
    cursor = page.next;
  }
}

describe("the list of promotions", () => {
  it("is gone through page by page, each once, also those that finished at one time", async () => {
    const { trail, append } = await openedTrail();
    const [early, late] = [minutesAgo(9), minutesAgo(3)];
    const appended: string[] = [];
    for (const finishedAt of [early, late, late, late, early, late, early]) {
      appended.push((await append({ finishedAt })).recordId);
    }
    const found = await all(2, (page) => trail.promotions({}, page));
    const [a, b, c, d, e, f, g] = appended;
    expect(found.map(({ recordId }) => recordId)).toEqual([f, d, c, b, g, e, a]);
  });

  it("is narrowed by environment, outcome, commit and time, and pages within that", async () => {
    const { trail, append } = await openedTrail();
    const source = (commit: string) => ({
      ...{ commit, tree: "cd".repeat(20), ref: null, previousRelease: null, firstRelease: true },
    });
    const cleared = await append({
      ...{ outcome: "cleared", source: source("abc1".padEnd(40, "0")), finishedAt: minutesAgo(30) },
      environment: { from: "staging", to: "production" },
    });
    const blocked = await append({
      ...{ outcome: "blocked", source: source("abc2".padEnd(40, "f")), finishedAt: minutesAgo(20) },
      environment: { from: "dev", to: "staging" },
    });
    const ids = async (filter: Parameters<typeof trail.promotions>[0]) =>
      (await all(1, (page) => trail.promotions(filter, page))).map(({ recordId }) => recordId);
    expect(await ids({ environment: "production" })).toEqual([cleared.recordId]);
    expect(await ids({ outcome: "blocked" })).toEqual([blocked.recordId]);
    expect(await ids({ commit: "abc1" })).toEqual([cleared.recordId]);
    expect(await ids({ commit: "abc2".padEnd(40, "f") })).toEqual([blocked.recordId]);
    expect(await ids({ commit: "abc3" })).toEqual([]);
    expect(await ids({ from: minutesAgo(25) })).toEqual([blocked.recordId]);
    expect(await ids({ to: minutesAgo(25) })).toEqual([cleared.recordId]);
    expect(await ids({ environment: "%" })).toEqual([]);
    expect(await trail.environments()).toEqual(["production", "staging"]);
  });

  it("refuses a cursor that no page gave", async () => {
    const { trail } = await openedTrail();
    for (const [what, cursor] of [
      ["is no JSON", "%%%"],
      ["has too few keys", cursorOf(["2026-11-21 01:15:12.400000+00"])],
      ["has a day that there is not", cursorOf(["2026-02-30 01:15:12.400000+00", "1"])],
      ["has a number that is none", cursorOf(["2026-11-21 01:15:12.400000+00", "1; DROP"])],
      ["has a number too large", cursorOf(["2026-11-21 01:15:12.400000+00", "9".repeat(19)])],
      ["is too long", "A".repeat(300)],
    ] as const) {
      const asked = trail.promotions({}, { limit: 1, cursor });
      await expect(asked, `one that ${what}`).rejects.toThrow(BadCursor);
    }
  });
});

describe("one promotion", () => {
  it("has all that its record says", async () => {
    const { trail, append } = await openedTrail();
    const finding = findingOf({
      waived: { reason: "agreed", owner: "ana", until: "2026-12-03", daysLeft: 12 },
    });
    const fault = { code: "git/broken", message: "Git broke.", remedy: "Mend it." };
    const { recordId, file, bundle } = await append({
      outcome: "undecided",
      checks: [
        checkOf("schema-snapshot", { startedAt: minutesAgo(5), findings: [finding] }),
        checkOf("tests-pass", { status: "undecided", fault }),
        checkOf("openapi-match", { status: "not-configured", reason: "There is no API." }),
      ],
      reservations: [{ code: "only", message: "Only one check ran." }],
      confirmations: [{ id: "backup", by: "ben", at: "no time", evidence: "https://e.example/1" }],
      waivers: [
        {
          ...finding.waived,
          check: "schema-snapshot",
          fingerprint: "f",
          rule: "r",
          subject: "s",
          reason: "agreed",
          owner: "ana",
          until: "2026-12-03",
        },
      ],
      evidence: {
        schema: {
          snapshot: "sha256:1",
          database: "sha256:2",
          objects: 42,
          serverVersion: "16.4",
          pgDumpVersion: null,
        },
      },
    });
    const found = await trail.promotion(recordId);
    expect(found).toMatchObject({
      recordId,
      stoppedAt: "tests-pass",
      entry: { sequence: 0, previous: null },
      reservations: [{ code: "only", message: "Only one check ran." }],
      policy: { uri: "promote.yaml" },
      confirmations: [{ item: "backup", by: "ben", at: null, evidence: "https://e.example/1" }],
      waivers: [{ owner: "ana", until: "2026-12-03" }],
      snapshot: { objects: 42, snapshot: "sha256:1" },
      file,
    });
    expect(found?.checks.map(({ status }) => status)).toEqual([
      "passed",
      "undecided",
      "not-configured",
    ]);
    expect(found?.checks[0]?.findings[0]).toMatchObject({
      rule: finding.rule,
      place: finding.place,
      waived: { owner: "ana" },
    });
    expect(found?.checks[1]?.fault).toEqual({ ...fault, detail: null });
    expect(found?.files.map(({ path }) => path)).toEqual([file, `${file}.extra`]);
    const main = await trail.recordFile(recordId);
    expect(Buffer.from(main?.content ?? []).toString()).toBe(bundle);
    const extra = await trail.recordFile(recordId, found?.files[1]?.sha256);
    expect(extra?.path).toBe(`${file}.extra`);
  });

  it("is the one that was appended first, whoever claims its id later", async () => {
    const { trail, append } = await openedTrail();
    const { recordId } = await append({ outcome: "blocked" });
    await append({ recordId, outcome: "cleared" });
    expect((await trail.promotion(recordId))?.outcome).toBe("blocked");
  });

  it("can be read whatever its findings are", async () => {
    const { trail, append } = await openedTrail();
    const odd = JSON.parse('[null, 7, {"severity":"mild","place":[],"waived":{}}, "x"]');
    const { recordId } = await append({ checks: [checkOf("tests-pass", { findings: odd })] });
    const found = await trail.promotion(recordId);
    expect(found?.checks[0]?.findings.map(({ severity }) => severity)).toEqual(
      Array(4).fill("blocking"),
    );
  });
});

describe("what promotions tell", () => {
  it("is each confirmation, page by page", async () => {
    const { trail, append } = await openedTrail();
    for (const name of ["a", "b"]) {
      await append({ confirmations: [1, 2, 3].map((n) => ({ id: `${name}${n}` })) });
    }
    const items = await all(2, (page) => trail.confirmations(page));
    expect(items.map(({ item }) => item)).toEqual(["b1", "b2", "b3", "a1", "a2", "a3"]);
  });

  it("is each waiver once, as it was last, those that end first before the others", async () => {
    const { trail, append } = await openedTrail();
    const waiver = (fingerprint: string, until: string) => ({
      ...{ check: "tests-pass", fingerprint, rule: "r", subject: "s", reason: "why" },
      ...{ owner: "ana", until },
    });
    await append({ waivers: [waiver("one", inDays(1)), waiver("old", inDays(-100))] });
    const last = await append({ waivers: [waiver("one", inDays(9)), waiver("two", inDays(0))] });
    const waivers = await trail.waivers();
    expect(waivers.map(({ fingerprint, daysLeft }) => [fingerprint, daysLeft])).toEqual([
      ["two", 0],
      ["one", 9],
    ]);
    expect(waivers[1]?.promotion.recordId).toBe(last.recordId);
  });

  it("is the schema that each one saw", async () => {
    const { trail, append } = await openedTrail();
    for (const objects of [40, 41, 42]) await append({ evidence: { schema: { objects } } });
    await append();
    const items = await all(2, (page) => trail.snapshots(page));
    expect(items.map(({ objects }) => objects)).toEqual([42, 41, 40]);
  });
});

describe("executions of runbooks", () => {
  it("have their steps and their end", async () => {
    const { trail, execute } = await openedTrail();
    const ended = await execute({ at: minutesAgo(50) }, [
      { step: 1, title: "Stop", result: "done" },
      { step: 2, result: "failed", note: "no way" },
      { step: null, result: "abandoned", by: "ben", note: "later" },
    ]);
    const running = await execute({ at: minutesAgo(10) }, [{ step: 1, result: "skipped" }]);
    const items = await all(1, (page) => trail.runbookExecutions(page));
    expect(items.map(({ id, state, steps }) => [id, state, steps])).toEqual([
      [running, "running", { done: 0, failed: 0, skipped: 1 }],
      [ended, "abandoned", { done: 1, failed: 1, skipped: 0 }],
    ]);
    expect(await trail.runbookExecution(ended)).toMatchObject({
      endedBy: "ben",
      endNote: "later",
      told: [
        { position: 1, step: 1, title: "Stop", result: "done", note: null },
        { position: 2, step: 2, title: null, result: "failed", note: "no way" },
      ],
    });
  });
});

describe("the summary", () => {
  it("says what is where, what stopped what, and how long checks take", async () => {
    const { trail, append } = await openedTrail();
    const startedAt = minutesAgo(8);
    const took = (durationMs: number, status: "passed" | "blocked") =>
      checkOf("tests-pass", { startedAt, durationMs, status });
    await append({ outcome: "cleared", finishedAt: minutesAgo(7), checks: [took(10, "passed")] });
    const last = await append({
      outcome: "cleared",
      finishedAt: minutesAgo(6),
      checks: [took(30, "passed")],
    });
    await append({
      outcome: "cleared",
      purpose: "pull-request",
      finishedAt: minutesAgo(5),
      checks: [],
    });
    await append({ outcome: "blocked", finishedAt: minutesAgo(4), checks: [took(20, "blocked")] });
    await append({ outcome: "undecided", finishedAt: "2020-01-01T00:00:00.000Z", checks: [] });
    const summary = await trail.summary();
    expect(summary.inEnvironments.map(({ recordId }) => recordId)).toEqual([last.recordId]);
    expect(summary.outcomes).toEqual({ cleared: 3, blocked: 1, undecided: 0 });
    expect(summary.days.reduce((sum, day) => sum + day.cleared + day.undecided, 0)).toBe(3);
    expect(summary.stops).toMatchObject([{ check: "tests-pass", blocked: 1, undecided: 0 }]);
    expect(summary.durations).toMatchObject([
      { check: "tests-pass", days: [{ runs: 3, medianMs: 20, longestMs: 30 }] },
    ]);
  });
});

describe("a time that no clock tells", () => {
  it("is refused where the record's own, and told as none where a person wrote it", async () => {
    const { trail, append, query } = await openedTrail();
    const times = ["infinity", "-infinity", "0044-03-15 12:00:00+00 BC", "1969-12-31T23:59:59Z"];
    for (const time of times) {
      await expect(append({ finishedAt: time }), time).rejects.toThrow(/promotions_times/);
      const { recordId } = await append({ confirmations: [{ id: "backup", at: time }] });
      expect((await trail.promotion(recordId))?.confirmations, time).toMatchObject([
        { item: "backup", at: null },
      ]);
    }
    const [row] = await query("SELECT count(*)::int AS count FROM promote.promotions");
    expect(row?.["count"]).toBe(times.length);
  });
});

describe("the mark of what is written", () => {
  it("stays while nothing is, and changes with every commit, whatever its order", async () => {
    const { trail, append, url } = await openedTrail();
    const marks = [await trail.mark()];
    const early = new pg.Client({ connectionString: url });
    await early.connect();
    try {
      await early.query("BEGIN; CREATE TABLE of_the_early_one ()");
      marks.push(await trail.mark());
      await append();
      marks.push(await trail.mark());
      await early.query("COMMIT");
      marks.push(await trail.mark());
    } finally {
      await early.end();
    }
    expect(marks.every((mark) => typeof mark === "string")).toBe(true);
    expect(new Set(marks.slice(1)).size).toBe(3);
  });
});

describe("the way to the database", () => {
  it("takes nothing in", async () => {
    const { pool } = await openedTrail();
    await expect(pool.query("CREATE TABLE t ()")).rejects.toThrow(/read-only/);
  });

  it("is not ready without the tables", async () => {
    const { trail, query } = await openedTrail();
    await trail.ready();
    await query("DROP SCHEMA promote CASCADE");
    await expect(trail.ready()).rejects.toThrow(/lacks 0001-ledger/);
  });
});
