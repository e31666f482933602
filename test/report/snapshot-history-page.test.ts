import { XMLValidator } from "fast-xml-parser";
import { describe, expect, it } from "vitest";
import type {
  HistoryChange,
  HistoryRelease,
  SnapshotHistory,
} from "../../src/report/snapshot-history-output.ts";
import { snapshotHistoryPage } from "../../src/report/snapshot-history-page.ts";

const hostile = `"</code><script>alert(1)</script>'&\u202e`;

function change(how: HistoryChange["how"], name: string): HistoryChange {
  return {
    ...{ how, kind: "table", name, renamedFrom: how === "changed" ? name : null, columns: 1 },
    parts: [{ how: "added", what: `column ${name}`, renamedFrom: null }],
    diff: `-${name} text\n ${name}\n+${name} integer`,
  };
}

function release(tag: string | null, parts: Partial<HistoryRelease> = {}): HistoryRelease {
  return {
    ...{ tag, commit: "0123456789abcdef", date: "2026-01-01T10:00:00+00:00", state: "read" },
    ...{ fault: null, header: null, serverVersion: null, comparedWith: "v1.0.0", changes: [] },
    counts: { objects: 2, tables: 2, columns: 3, kinds: { table: 2 } },
    ...parts,
  };
}

function historyOf(
  releases: HistoryRelease[],
  snapshot = "db/schema.snapshot.sql",
): SnapshotHistory {
  return {
    schemaVersion: 1,
    verdict: "told",
    snapshot,
    head: "0123456789abcdef",
    earlier: 0,
    releases,
  };
}

const unknown = { counts: null, comparedWith: null } as const;
const sample = historyOf([
  release("v1.0.0", {
    comparedWith: null,
    counts: { objects: 1, tables: 1, columns: 1, kinds: { table: 1 } },
    changes: [change("added", "public.contests")],
  }),
  release("v1.1.0", { ...unknown, state: "no-snapshot" }),
  release("v1.2.0", {
    ...{ ...unknown, state: "unreadable" },
    fault: { code: "schema/side-empty", message: "It is empty.", remedy: "Dump it anew." },
  }),
  release("v1.3.0", {
    changes: [
      change("removed", "public.c"),
      change("added", "public.a"),
      change("changed", "public.b"),
    ],
  }),
  release(null, { comparedWith: "v1.3.0" }),
]);

/** The page without its head, in lines, without what only style needs. */
function structureOf(page: string): string {
  return page
    .slice(page.indexOf("<body>"))
    .replace(/<svg[\s\S]*?<\/svg>/g, "<svg/>")
    .replace(/ class="[^"]*"/g, "");
}

function tagsOf(page: string): readonly string[] {
  return [...new Set([...page.matchAll(/<([a-z][a-z0-9]*)/g)].map(([, name = ""]) => name))].sort();
}

function isWellFormed(page: string): true | object {
  const text = page.replace(/^<!doctype html>\n/, "");
  return XMLValidator.validate(text, { allowBooleanAttributes: true, unpairedTags: ["meta"] });
}

describe("the page of the history", () => {
  it("tells each release, the newest first", async () => {
    const page = snapshotHistoryPage(sample);
    expect(isWellFormed(page)).toBe(true);
    await expect(structureOf(page)).toMatchFileSnapshot("snapshot-history-page.golden.txt");
  });

  it("loads and runs nothing", () => {
    const page = snapshotHistoryPage(sample);
    expect(page).toMatch(
      /http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-[\w+/]{43}='"/,
    );
    expect(page).not.toMatch(
      /<(script|link|img|iframe|object|base)\b|\bsrc=|url\(|@import|javascript:/i,
    );
    expect([...page.matchAll(/href="([^"]*)"/g)].every(([, to = ""]) => to.startsWith("#"))).toBe(
      true,
    );
  });

  it("holds no markup that came from a schema", () => {
    const parts = {
      header: { iteration: hostile, title: hostile, generated: hostile, changes: hostile },
      changes: (["added", "changed", "removed"] as const).map((how) => change(how, hostile)),
    };
    const fault = { code: hostile, message: hostile, remedy: hostile };
    const releases = [
      release("v1.0.0", parts),
      release(hostile, { ...parts, comparedWith: null }),
      release("v1.2.0", { ...unknown, state: "unreadable", fault, date: hostile }),
    ];
    const page = snapshotHistoryPage(historyOf(releases, hostile));
    expect(page).not.toContain("\u202e");
    expect(page).not.toContain(hostile.slice(0, 20));
    expect(isWellFormed(page)).toBe(true);
    expect(tagsOf(page)).toEqual(tagsOf(snapshotHistoryPage(sample)));
  });

  it("links to releases that are there, each once", () => {
    const page = snapshotHistoryPage(sample);
    const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const targets = [...page.matchAll(/href="#([^"]*)"/g)].map(([, to = ""]) => to);
    expect(targets.length).toBeGreaterThan(0);
    for (const to of targets) expect(ids).toContain(decodeURIComponent(to));
  });

  it("stays below 2 MB with 200 releases and 1,000 changes, and clips what is endless", () => {
    const long = {
      ...change("changed", "public.t"),
      diff: Array(200)
        .fill(`+${"x".repeat(900)}`)
        .join("\n"),
    };
    const usual = {
      ...change("changed", "public.t"),
      diff: Array(12).fill("+  column text NOT NULL").join("\n"),
    };
    const releases = Array.from({ length: 200 }, (_, at) =>
      release(`v1.${at}.0`, {
        changes: [...(at === 0 ? [long] : []), usual, usual, usual, usual, usual],
      }),
    );
    const page = snapshotHistoryPage(historyOf(releases));
    expect(page.length).toBeLessThan(2_000_000);
    expect(page).toContain("… 140 more lines; --json has them all");
    const many = Array.from({ length: 5_000 }, (_, at) => change("added", `public.t${at}`));
    const full = snapshotHistoryPage(historyOf([release("v1.0.0", { changes: many })]));
    expect(full).toContain("… and 4700 more objects");
  });
});
