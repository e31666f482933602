import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Waiver } from "../../src/config/waivers.ts";
import type { RegisteredCheck } from "../../src/gate/check.ts";
import { GateFault } from "../../src/gate/fault.ts";
import type { Finding } from "../../src/gate/finding.ts";
import { type PipelineWorld, runPipeline } from "../../src/gate/pipeline.ts";
import { outcomeOf } from "../../src/gate/result.ts";
import type { RuleText } from "../../src/gate/rule.ts";
import { daysLeftOf } from "../../src/gate/waivers.ts";
import type { Host } from "../../src/host/host.ts";
import { releaseOf } from "../support/release.ts";
import { finding, waiver } from "./sample-waiver.ts";

const text: RuleText = { severity: "blocking", summary: "s", why: "w", remedy: "r" };
const rules = { broken: text, hard: { ...text, unwaivable: "it is hard" } };

type Ends = readonly Finding[] | "faults";
const noon = new Date("2026-11-21T12:00:00Z");

type Run = {
  readonly waivers?: readonly Waiver[];
  readonly problems?: readonly { line: number; path: string; message: string }[];
  readonly at?: Date;
  readonly schema?: Ends;
  readonly off?: boolean;
  readonly areOfBase?: boolean;
};

/** Two checks, the second with the ends given, under the waivers. */
async function run(
  ends: Ends,
  { waivers = [], problems = [], at = noon, schema = [], off, areOfBase }: Run,
) {
  const check = (id: "openapi-match" | "tests-pass", end: Ends): RegisteredCheck => ({
    id,
    title: id,
    rules,
    async examine() {
      if (end !== "faults") return { facts: {}, findings: end, account: { headline: "looked" } };
      throw new GateFault("run/variable-missing", { variable: "X", usedFor: "a test" });
    },
  });
  const release = releaseOf("/srv/shop", {
    "openapi-match": { generate: "true", document: "api.json" },
    ...(off === true ? {} : { "tests-pass": { command: "true", report: "stdout" } }),
  });
  const world: PipelineWorld = {
    clock: { now: () => at, elapsed: () => 0, sleep: async () => undefined },
    scopes: { within: (_check, _limit, look) => look({} as Host) },
    observer: { checkStarted: () => undefined, checkEnded: () => undefined },
  };
  const committed = {
    file: "promote.waivers.yaml",
    waivers,
    problems: problems.map((problem) => ({ file: "promote.waivers.yaml", column: 1, ...problem })),
    ...(areOfBase === undefined ? {} : { areOfBase }),
    at,
  };
  const all = [check("openapi-match", schema), check("tests-pass", ends)];
  const results = await runPipeline(
    all,
    release,
    committed,
    { only: undefined, keepGoing: true },
    world,
  );
  const [first, last] = results.map((result) => ("findings" in result ? result.findings : []));
  return {
    results,
    outcome: outcomeOf(
      results.map(({ status }) => status),
      [],
    ),
    first: first ?? [],
    last: last ?? [],
    rules: [...(first ?? []), ...(last ?? [])].map(({ rule }) => rule),
  };
}

describe("a waived finding", () => {
  it("stays in the result, says why, and stops nothing", async () => {
    const { outcome, last } = await run([finding()], { waivers: [waiver()] });
    expect(outcome).toBe("cleared");
    expect(last).toEqual([
      finding({
        waived: {
          reason: "known since the last release",
          owner: "ada",
          until: "2026-12-03",
          daysLeft: 12,
        },
      }),
    ]);
  });

  it("holds on its last day to the last second, and not in the next", async () => {
    const waivers = [waiver({ until: "2026-11-21" })];
    const last = await run([finding()], { waivers, at: new Date("2026-11-21T23:59:59.999Z") });
    expect(last.outcome).toBe("cleared");
    expect(last.last[0]?.waived?.daysLeft).toBe(0);
    const over = await run([finding()], { waivers, at: new Date("2026-11-22T00:00:00Z") });
    expect(over.outcome).toBe("blocked");
    expect(over.rules).toEqual(["tests-pass/broken", "waivers/waiver-expired"]);
    expect(over.last[0]).not.toHaveProperty("waived");
  });

  it("is the one that is named: by fingerprint and by rule", async () => {
    const other = finding({ fingerprint: "fedcba9876543210", subject: "another" });
    const { outcome, last } = await run([finding(), other], { waivers: [waiver()] });
    expect(outcome).toBe("blocked");
    expect(last.map(({ waived }) => waived !== undefined)).toEqual([true, false]);
    const wrongRule = await run([finding({ rule: "tests-pass/other" })], { waivers: [waiver()] });
    expect(wrongRule.outcome).toBe("blocked");
  });
});

describe("what is wrong with a waiver", () => {
  it.each<[string, Partial<Waiver>, readonly Finding[], string]>([
    ["ended yesterday", { until: "2026-11-20" }, [finding()], "waivers/waiver-expired"],
    ["ended, and nothing needs it", { until: "2026-11-20" }, [], "waivers/waiver-expired"],
    ["ends in 91 days", { until: "2027-02-20" }, [finding()], "waivers/waiver-too-long"],
    ["excuses nothing", {}, [], "waivers/waiver-unused"],
    [
      "is for an advisory finding",
      {},
      [finding({ severity: "advisory" })],
      "waivers/waiver-unused",
    ],
    [
      "is for a rule that cannot be waived",
      { rule: "tests-pass/hard" },
      [finding({ rule: "tests-pass/hard" })],
      "waivers/rule-unwaivable",
    ],
  ])("%s", async (_, changes, findings, rule) => {
    const { outcome, rules: told, last } = await run(findings, { waivers: [waiver(changes)] });
    expect(outcome).toBe("blocked");
    expect(told.filter((one) => one.startsWith("waivers/"))).toEqual([rule]);
    expect(last.some(({ waived }) => waived !== undefined)).toBe(false);
    expect(last.at(-1)).toMatchObject({ place: { file: "promote.waivers.yaml", line: 4 } });
  });

  it("is said and stops nothing where it excuses nothing and is of the base: it may wait for another change", async () => {
    const { outcome, last } = await run([], { waivers: [waiver()], areOfBase: true });
    expect(outcome).toBe("cleared");
    expect(last).toMatchObject([{ rule: "waivers/waiver-unused", severity: "advisory" }]);
    const off = await run([], { waivers: [waiver()], areOfBase: true, off: true });
    expect(off.first).toMatchObject([{ rule: "waivers/waiver-unused", severity: "advisory" }]);
    const over = { waivers: [waiver({ until: "2026-11-20" })], areOfBase: true };
    expect(await run([finding()], over)).toMatchObject({ outcome: "blocked" });
  });

  it("is not told of one that ends in 90 days", async () => {
    const { outcome } = await run([finding()], { waivers: [waiver({ until: "2027-02-19" })] });
    expect(outcome).toBe("cleared");
  });

  it("is not told of one for a rule beside one that cannot be waived", async () => {
    const hard = finding({ rule: "tests-pass/hard", fingerprint: "fedcba9876543210" });
    const { outcome, rules: told } = await run([finding(), hard], { waivers: [waiver()] });
    expect(outcome).toBe("blocked");
    expect(told).toEqual(["tests-pass/broken", "tests-pass/hard"]);
  });

  it("is not told to be unused by a check that something else stops, or that could not look", async () => {
    const other = finding({ fingerprint: "fedcba9876543210" });
    expect((await run([other], { waivers: [waiver()] })).rules).toEqual(["tests-pass/broken"]);
    expect((await run("faults", { waivers: [waiver()] })).rules).toEqual([]);
  });

  it("is told with the first check that judges, when no check of its own can be asked", async () => {
    const problem = { line: 3, path: "waivers.0.until", message: "is missing; expected a date" };
    const malformed = await run([], { problems: [problem] });
    expect(malformed.first.map(({ rule }) => rule)).toEqual(["waivers/waiver-malformed"]);
    expect(malformed.last).toEqual([]);
    const later = await run([], { problems: [problem], schema: "faults" });
    expect(later.last.map(({ rule }) => rule)).toEqual(["waivers/waiver-malformed"]);
    const unknown = await run([], { waivers: [waiver({ rule: "tests-pass/brokn" })] });
    expect(unknown.first[0]).toMatchObject({
      rule: "waivers/waiver-malformed",
      message: expect.stringContaining('Did you mean "tests-pass/broken"?'),
    });
    const off = await run([], { waivers: [waiver()], off: true });
    expect(off.first[0]).toMatchObject({ rule: "waivers/waiver-unused", severity: "blocking" });
    const ofWaivers = await run([], { waivers: [waiver({ rule: "waivers/waiver-expired" })] });
    expect(ofWaivers.first[0]?.rule).toBe("waivers/waiver-malformed");
  });
});

it("a waiver never makes a check decided, nor a run cleared that is undecided without it", async () => {
  const fingerprints = ["0000000000000001", "0000000000000002", "0000000000000003"];
  const findings = fc.array(
    fc.record({
      fingerprint: fc.constantFrom(...fingerprints),
      severity: fc.constantFrom("blocking", "advisory"),
    }),
    { maxLength: 3 },
  );
  const ends = fc.oneof(
    fc.constant("faults" as const),
    findings.map((list): Ends => list.map((changes) => finding(changes))),
  );
  const waivers = fc.uniqueArray(
    fc.record({
      fingerprint: fc.constantFrom(...fingerprints),
      rule: fc.constantFrom("tests-pass/broken", "openapi-match/broken"),
      until: fc.constantFrom("2026-11-20", "2026-11-21", "2026-12-24"),
    }),
    { selector: (entry) => entry.fingerprint },
  );
  await fc.assert(
    fc.asyncProperty(ends, ends, waivers, async (schema, last, given) => {
      const without = await run(last, { schema });
      const under = await run(last, { schema, waivers: given.map((entry) => waiver(entry)) });
      const undecided = ({ results }: typeof under) =>
        results.map(({ status }) => status === "undecided");
      expect(undecided(under)).toEqual(undecided(without));
      if (undecided(without).includes(true)) expect(under.outcome).not.toBe("cleared");
      if (without.outcome === "cleared" && given.length > 0) expect(under.outcome).toBe("blocked");
    }),
  );
});

it("days are counted from midnight to midnight, UTC", () => {
  expect(daysLeftOf("2026-11-21", noon)).toBe(0);
  expect(daysLeftOf("2026-11-20", noon)).toBe(-1);
  expect(daysLeftOf("2027-02-19", noon)).toBe(90);
});
