import { describe, expect, it } from "vitest";
import type { RegisteredCheck } from "../../src/gate/check.ts";
import { type Limit, type PipelineWorld, runPipeline } from "../../src/gate/pipeline.ts";
import type { Host } from "../../src/host/host.ts";
import { releaseOf } from "../support/release.ts";

const begun = new Date("2026-11-21T12:00:00Z");

type Times = {
  /** How long each of the two checks takes; "for ever" is until its limit. */
  readonly takes: readonly [number | "for ever", number | "for ever"];
  readonly limits: { readonly check: string; readonly run: number };
};

/** Two checks under the limits, on a clock that goes on only while a check looks. */
async function run({ takes, limits }: Times) {
  let elapsed = 0;
  const given: Limit[] = [];
  const ids = ["openapi-match", "tests-pass"] as const;
  const checks = ids.map(
    (id, index): RegisteredCheck => ({
      id,
      title: id,
      rules: {},
      async examine() {
        const ms = takes[index] ?? 0;
        if (ms === "for ever") return new Promise(() => undefined);
        elapsed += ms;
        return { facts: {}, findings: [], account: { headline: "looked" } };
      },
    }),
  );
  const { check: timeout } = limits;
  const release = releaseOf("/srv/shop", {
    "openapi-match": { generate: "true", document: "api.json", timeout },
    "tests-pass": { command: "true", report: "stdout", timeout },
  });
  const world: PipelineWorld = {
    clock: {
      now: () => new Date(begun.getTime() + elapsed),
      elapsed: () => 5_000 + elapsed,
      sleep: async () => undefined,
    },
    scopes: {
      within(check, limit, look) {
        given.push(limit);
        const isEndless = takes[checks.findIndex(({ id }) => id === check)] === "for ever";
        if (!isEndless) return look({} as Host);
        elapsed += limit.ms;
        return Promise.reject(limit.fault);
      },
    },
    observer: { checkStarted: () => undefined, checkEnded: () => undefined },
  };
  const results = await runPipeline(
    checks,
    { ...release, config: { ...release.config, limits: { run: limits.run } } },
    { file: "promote.waivers.yaml", waivers: [], problems: [], at: begun },
    { only: undefined, keepGoing: true },
    world,
  );
  return { results, given };
}

const own = {
  code: "run/check-time-limit",
  message: "tests-pass was not decided within its limit of 10 s.",
  remedy: "Raise `checks.tests-pass.timeout` in promote.yaml, or find what is slow in the log.",
};

const ofTheRun = {
  code: "run/time-limit",
  message: "The whole run passed its limit of 15 s.",
  remedy: "Raise `limits.run` in promote.yaml, or find what is slow in the log.",
};

describe("the limit of the second check, where each has 10 s and the run has 15 s", () => {
  it.each([
    { spent: 1_000, ms: 10_000, fault: own, because: "the run has more left than that" },
    { spent: 5_000, ms: 10_000, fault: own, because: "the run has just that left" },
    { spent: 5_001, ms: 9_999, fault: ofTheRun, because: "the run has no more left" },
    { spent: 15_000, ms: 0, fault: ofTheRun, because: "the run has nothing left" },
    { spent: 20_000, ms: 0, fault: ofTheRun, because: "the run is over its limit already" },
  ])("after $spent ms is $ms ms: $because", async ({ spent, ms, fault }) => {
    const { given } = await run({ takes: [spent, 0], limits: { check: "10s", run: 15_000 } });
    expect(given[1]).toMatchObject({ ms, fault });
  });

  it("is counted from the start of the run, so the first has all of its own", async () => {
    const { given } = await run({ takes: [0, 0], limits: { check: "10s", run: 10_000 } });
    expect(given[0]).toMatchObject({ ms: 10_000, fault: { code: "run/check-time-limit" } });
  });
});

describe("a check that reaches a limit", () => {
  it("is undecided, says which limit it was, and took that long", async () => {
    const { results } = await run({
      takes: ["for ever", "for ever"],
      limits: { check: "10s", run: 15_000 },
    });
    expect(results).toMatchObject([
      { status: "undecided", fault: { code: "run/check-time-limit" }, durationMs: 10_000 },
      { status: "undecided", fault: { code: "run/time-limit" }, durationMs: 5_000 },
    ]);
  });
});

it("a result says when its check began and how long it took, in whole milliseconds", async () => {
  const { results } = await run({ takes: [1_200.4, 0.5], limits: { check: "10s", run: 60_000 } });
  expect(results).toMatchObject([
    { check: "openapi-match", startedAt: "2026-11-21T12:00:00.000Z", durationMs: 1_200 },
    { check: "tests-pass", startedAt: "2026-11-21T12:00:01.200Z", durationMs: 1 },
  ]);
});
