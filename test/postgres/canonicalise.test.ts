import { describe, expect, it } from "vitest";
import type { Host } from "../../src/host/host.ts";
import { compareScripts } from "../../src/postgres/canonicalise.ts";
import { compareSchemas } from "../../src/postgres/compare-schemas.ts";
import { readSchema } from "../../src/postgres/read-schema.ts";
import { withoutServers, withoutStarting } from "../support/bare-host.ts";
import { testHost } from "../support/host.ts";
import { serverOfFile } from "../support/server-of-file.ts";
import { joinedViews15, joinedViews18 } from "./majors/joined-views.ts";

const scriptOf = (text: string) => ({ text, model: readSchema(text) });

/** The host, but it must start nothing. */
function idle(host: Host): Host {
  const refuse = () => Promise.reject(new Error("nothing may be started"));
  return { ...host, processes: { run: refuse, start: refuse } };
}

const newer = serverOfFile({ wanted: { major: 18, otherwise: "newer" } });

const compare = (a: string, b: string, host = testHost()) =>
  compareScripts(host, scriptOf(a), scriptOf(b));

/** Compares on a server given. */
const compareThere = (a: string, b: string, host = testHost()) =>
  compareScripts(host, scriptOf(a), scriptOf(b), {
    scratch: { url: newer().url, variable: "SCRATCH_URL" },
  });

/** One real change beside those in words, and where it stands in the older text. */
const changed18 = joinedViews18.replace("ORDER BY e.score DESC", "ORDER BY e.score");
const lineOf = (text: string, words: string) =>
  text.slice(0, text.indexOf(words)).split("\n").length;

describe("compareScripts", () => {
  it("has two texts of one schema to tell apart", () => {
    const changes = compareSchemas(readSchema(joinedViews15), readSchema(joinedViews18));
    expect(changes.map(({ subject }) => subject)).toEqual([
      "materialized view public.best",
      "view public.open_contests",
      "view public.totals",
    ]);
  });

  it("says that one schema of two majors is the same, on a server it starts for that", async () => {
    expect(await compare(joinedViews15, joinedViews18)).toEqual({
      changes: [],
      majors: {
        state: "canonicalised",
        from: "15.18",
        to: expect.stringMatching(/^18\./),
        server: expect.stringMatching(/^PostgreSQL 18\.\d+ from /),
      },
    });
  });

  it("says the same with the newer one first, on the server given, and starts none", async () => {
    const compared = await compareThere(joinedViews18, joinedViews15, withoutStarting(testHost()));
    expect(compared).toMatchObject({
      changes: [],
      majors: { from: "15.18", server: "the server in SCRATCH_URL" },
    });
  });

  it("finds exactly what did change, with the line of the script as it was given", async () => {
    const { changes, majors } = await compareThere(joinedViews15, changed18);
    expect(majors).toMatchObject({ state: "canonicalised" });
    expect(changes).toMatchObject([
      {
        subject: "view public.standings",
        line: lineOf(joinedViews15, "CREATE VIEW public.standings"),
      },
    ]);
  });

  it("takes both through one server that is newer than both", async () => {
    const sixteen = joinedViews18.replace("version 18.4", "version 16.4");
    const { changes, majors } = await compareThere(joinedViews15, sixteen);
    expect(changes).toEqual([]);
    expect(majors).toMatchObject({ from: "15.18", to: expect.stringMatching(/^1[678]\./) });
  });

  it("gives nobody's objects to nobody, where the older script has no owners", async () => {
    const noOwners = (text: string) => text.replace(/^ALTER .* OWNER TO .*$/gm, "");
    const { changes } = await compareThere(noOwners(joinedViews15), noOwners(joinedViews18));
    expect(changes).toEqual([]);
  });

  it.each([
    ["the majors are the same", joinedViews18, changed18],
    ["one of them is not known", joinedViews15.replace(/^-- Dumped .*$/gm, ""), changed18],
  ])("starts nothing where %s", async (_, a, b) => {
    const { changes, majors } = await compare(a, b, idle(testHost()));
    expect(changes).not.toEqual([]);
    expect(majors).toBeNull();
  });

  it("starts nothing where nothing differs", async () => {
    const fifteen = joinedViews18.replace("version 18.4", "version 15.18");
    const compared = await compare(fifteen, joinedViews18, idle(testHost()));
    expect(compared).toEqual({ changes: [], majors: null });
  });

  it("reads the version in the header of a snapshot without a banner", async () => {
    const header = "-- Iteration 06: Scores\n-- server: PostgreSQL 15.18\n";
    const snapshot = header + joinedViews15.replace(/^-- Dumped .*$/gm, "");
    const { changes, majors } = await compareThere(snapshot, joinedViews18);
    expect(changes).toEqual([]);
    expect(majors).toMatchObject({ from: "15.18" });
  });

  it("keeps every difference where no such server can be had, and says why", async () => {
    const { changes, majors } = await compare(joinedViews15, changed18, withoutServers(testHost()));
    expect(changes).toHaveLength(4);
    expect(majors).toEqual({
      state: "as-written",
      snapshot: "15.18",
      database: "18.4",
      reason: "no PostgreSQL 18 or newer can be started here.",
      remedy: "Install PostgreSQL 18 on this machine.",
    });
  });

  it("takes no older server for a newer one", async () => {
    const future = joinedViews18.replace("version 18.4", "version 99.1");
    const { changes, majors } = await compare(joinedViews15, future);
    expect(changes).toHaveLength(3);
    expect(majors).toMatchObject({ reason: "no PostgreSQL 99 or newer can be started here." });
  });

  it.each([
    [
      "does not restore",
      "CREATE VIEW public.broken AS SELECT absent FROM public.entries;",
      /line \d+ of what PostgreSQL 15\.18 wrote does not restore: column "absent" does not exist/,
    ],
    [
      "needs an extension that is not there",
      "CREATE EXTENSION no_such_extension;",
      /needs the extension no_such_extension/,
    ],
  ])("keeps every difference where the older script %s", async (_, statement, reason) => {
    const { changes, majors } = await compareThere(
      `${joinedViews15}\n${statement}\n`,
      joinedViews18,
    );
    expect(changes).toHaveLength(4);
    expect(majors).toMatchObject({
      state: "as-written",
      reason: expect.stringMatching(reason),
    });
  });
});
