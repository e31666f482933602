import { describe, expect, it } from "vitest";
import type { Examination, RegisteredCheck, Release } from "../../src/gate/check.ts";
import { GateFault } from "../../src/gate/fault.ts";
import type { Finding } from "../../src/gate/finding.ts";
import { type PipelineWorld, runPipeline, type Selection } from "../../src/gate/pipeline.ts";
import { outcomeOf, type Status } from "../../src/gate/result.ts";
import type { Host } from "../../src/host/host.ts";

type Ending = "passes" | "advises" | "blocks" | "faults" | "breaks";

const finding = (severity: Finding["severity"]): Finding => ({
  rule: "tests-pass/tests-failed",
  severity,
  subject: "a test",
  message: "fails.",
  why: "w",
  remedy: "r",
  fingerprint: "0123456789abcdef",
});

function examination(...findings: Finding[]): Examination {
  return { facts: {}, findings, account: { headline: "looked" } };
}

const endings: { readonly [E in Ending]: () => Examination } = {
  passes: () => examination(),
  advises: () => examination(finding("advisory")),
  blocks: () => examination(finding("blocking")),
  faults: () => {
    throw new GateFault("run/variable-missing", { variable: "X", usedFor: "a test" });
  },
  breaks: () => {
    throw new TypeError("undefined is not a function");
  },
};

const ids = ["schema-snapshot", "openapi-match", "tests-pass"] as const;

/** Three checks with the endings given, run with settings that have nothing but a timeout. */
async function run(
  ends: readonly [Ending, Ending, Ending],
  { only, keepGoing = false, off = [] as string[] }: Partial<Selection> & { off?: string[] } = {},
) {
  const events: string[] = [];
  const checks = ids.map(
    (id, index): RegisteredCheck => ({
      id,
      title: id,
      rules: {},
      examine: async () => endings[ends[index] ?? "breaks"](),
    }),
  );
  const settings = Object.fromEntries(
    ids.map((id) => [
      id,
      off.includes(id) ? { off: "not part of this service" } : { timeout: 1_000 },
    ]),
  );
  const config = { checks: settings, limits: { run: 60_000 }, waivers: { maxDays: 90 } };
  const release = { config } as unknown as Release;
  const waivers = { file: "promote.waivers.yaml", waivers: [], problems: [], at: new Date(0) };
  const world: PipelineWorld = {
    clock: { now: () => new Date(0), elapsed: () => 0, sleep: async () => undefined },
    scopes: { within: (_check, _limit, look) => look({} as Host) },
    observer: {
      checkStarted: ({ id }) => events.push(`> ${id}`),
      checkEnded: ({ id }, { status }) => events.push(`< ${id} ${status}`),
    },
  };
  const results = await runPipeline(checks, release, waivers, { only, keepGoing }, world);
  return { results, statuses: results.map(({ status }) => status), events };
}

describe("the pipeline", () => {
  it.each<[readonly [Ending, Ending, Ending], Status[]]>([
    [
      ["passes", "passes", "passes"],
      ["passed", "passed", "passed"],
    ],
    [
      ["passes", "advises", "passes"],
      ["passed", "passed", "passed"],
    ],
    [
      ["passes", "blocks", "passes"],
      ["passed", "blocked", "not-reached"],
    ],
    [
      ["faults", "passes", "passes"],
      ["undecided", "not-reached", "not-reached"],
    ],
    [
      ["passes", "breaks", "passes"],
      ["passed", "undecided", "not-reached"],
    ],
  ])("%j comes to %j", async (ends, statuses) => {
    expect((await run(ends)).statuses).toEqual(statuses);
  });

  it("runs all when told to go on, and accounts for each", async () => {
    const { statuses, events } = await run(["blocks", "faults", "passes"], { keepGoing: true });
    expect(statuses).toEqual(["blocked", "undecided", "passed"]);
    expect(events).toHaveLength(6);
  });

  it("runs only what is selected; the others are not reached", async () => {
    const { statuses, events } = await run(["blocks", "passes", "blocks"], {
      only: new Set(["openapi-match"]),
    });
    expect(statuses).toEqual(["not-reached", "passed", "not-reached"]);
    expect(events).toEqual(["> openapi-match", "< openapi-match passed"]);
  });

  it("keeps a check that is switched off in the account, with its reason", async () => {
    const { results } = await run(["breaks", "passes", "passes"], { off: ["schema-snapshot"] });
    expect(results[0]).toEqual({
      status: "not-configured",
      check: "schema-snapshot",
      reason: "not part of this service",
    });
  });

  it("reports a defect of its own as undecided, never as passed", async () => {
    const { results } = await run(["breaks", "passes", "passes"]);
    expect(results[0]).toMatchObject({ status: "undecided", fault: { code: "gate/defect" } });
  });
});

describe("the outcome", () => {
  it.each<[Status[], string]>([
    [["passed", "passed"], "cleared"],
    [["passed", "not-configured"], "cleared"],
    [["passed", "blocked", "not-reached"], "blocked"],
    [["undecided", "blocked"], "blocked"],
    [["passed", "undecided"], "undecided"],
    [["passed", "not-reached"], "undecided"],
    [["not-configured", "not-configured"], "undecided"],
    [[], "undecided"],
  ])("of %j is %s", (statuses, outcome) => {
    expect(outcomeOf(statuses, [])).toBe(outcome);
  });

  it("is never cleared with a reservation", () => {
    expect(outcomeOf(["passed"], [{ code: "unsigned", message: "m" }])).toBe("undecided");
    expect(outcomeOf(["blocked"], [{ code: "unsigned", message: "m" }])).toBe("blocked");
  });
});
