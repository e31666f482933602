import { describe, expect, it } from "vitest";
import type { ConfigProblem } from "../../src/config/config-problem.ts";
import type { Waiver } from "../../src/config/waivers.ts";
import type { Finding } from "../../src/gate/finding.ts";
import type { RuleText } from "../../src/gate/rule.ts";
import { type CommittedWaivers, openWaivers } from "../../src/gate/waivers.ts";
import { releaseOf } from "../support/release.ts";
import { finding, waiver } from "./sample-waiver.ts";

const file = "promote.waivers.yaml";
const text: RuleText = { severity: "blocking", summary: "s", why: "w", remedy: "r" };
const asked = { id: "tests-pass", rules: { broken: text, late: text } } as const;
const alsoAsked = { id: "openapi-match", rules: { broken: text } } as const;
const switchedOff = { id: "schema-snapshot", rules: { broken: text } } as const;

const { config } = releaseOf("/srv/shop", {
  "openapi-match": { generate: "true", document: "api.json" },
  "tests-pass": { command: "true", report: "stdout" },
});

/** What `tests-pass`, the first check that is asked, says of these findings under the waivers. */
function told(findings: readonly Finding[], committed: Partial<CommittedWaivers>) {
  const at = new Date("2026-11-21T12:00:00Z");
  const waivers = { file, waivers: [], problems: [], at, ...committed };
  const desk = openWaivers(waivers, [switchedOff, asked, alsoAsked], config);
  return desk
    .judge(asked, findings, true)
    .filter(({ rule }) => rule.startsWith("waivers/"))
    .map(({ rule, subject, message, place }) => ({ rule, subject, message, place }));
}

const one = finding();
const advisory = finding({ severity: "advisory" });
const other = finding({ fingerprint: "fedcba9876543210", severity: "advisory" });
const noFinding = "is for a finding that the check does not have.";
const isAdvisory = "is for an advisory finding, which stops nothing.";

describe("a waiver that nothing needs", () => {
  it.each<[string, readonly Finding[], readonly Partial<Waiver>[], readonly string[]]>([
    ["its finding is gone", [], [{}], [noFinding]],
    ["its finding is gone, another is there", [other], [{}], [noFinding]],
    [
      "its finding is gone, another is waived",
      [one],
      [{}, { rule: "tests-pass/late" }],
      [noFinding],
    ],
    ["its finding is advisory", [advisory], [{}], [isAdvisory]],
    ["its finding stops", [one], [{}], []],
    ["one of its findings stops", [advisory, one], [{}], []],
    [
      "its check is off",
      [],
      [{ rule: "schema-snapshot/broken" }],
      ["is for schema-snapshot, which is switched off."],
    ],
    ["its check is asked later", [], [{ rule: "openapi-match/broken" }], []],
  ])("%s", (_, findings, waivers, messages) => {
    expect(told(findings, { waivers: waivers.map(waiver) }).map(({ message }) => message)).toEqual(
      messages,
    );
  });
});

describe("a waiver that the candidate takes out", () => {
  const withdrawn = new Set(["0123456789abcdef"]);

  it.each<[string, Partial<Waiver>]>([
    ["has run out", { until: "2026-11-20" }],
    ["is needed by nothing", {}],
    ["is for a check that is off", { rule: "schema-snapshot/broken" }],
    ["names no rule", { rule: "tests-pass/brokn" }],
  ])("and that %s is not spoken against", (_, changes) => {
    const waivers = [waiver(changes)];
    expect(told([], { waivers })).toHaveLength(1);
    expect(told([], { waivers, withdrawn })).toEqual([]);
  });

  it("holds, and one that stays is spoken against all the same", () => {
    const stays = waiver({ fingerprint: "fedcba9876543210", subject: "a third" });
    expect(told([one], { waivers: [waiver(), stays], withdrawn })).toMatchObject([
      { subject: "the waiver of a third (tests-pass/broken)", message: noFinding },
    ]);
  });
});

describe("a file of waivers that is not well formed", () => {
  const problem = { file, line: 3, column: 7, path: "", message: "is not YAML" };
  const rule = "waivers/waiver-malformed";
  const place = { file, line: 3 };

  it.each<[string, Partial<ConfigProblem>, { subject: string; message: string }]>([
    ["as a whole", {}, { subject: file, message: "is not YAML." }],
    [
      "in a value",
      { path: "waivers.0.until" },
      { subject: `waivers.0.until in ${file}`, message: "is not YAML." },
    ],
    [
      "in a name",
      { didYouMean: "until" },
      { subject: file, message: 'is not YAML. Did you mean "until"?' },
    ],
  ])("%s is told where it is", (_, changes, expected) => {
    expect(told([], { problems: [{ ...problem, ...changes }] })).toEqual([
      { rule, place, ...expected },
    ]);
  });

  it.each([
    ["tests-pass/brokn", ' Did you mean "tests-pass/broken"?'],
    ["tests-pass/constructor", ""],
    ["nothing/like-it", ""],
  ])("that names %s is told once, at the waiver", (name, hint) => {
    expect(told([], { waivers: [waiver({ rule: name })] })).toEqual([
      {
        rule,
        subject: `waivers.0.rule in ${file}`,
        message: `is "${name}", which is no rule of a check.${hint}`,
        place: { file, line: 4 },
      },
    ]);
  });
});
