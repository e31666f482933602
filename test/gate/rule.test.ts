import { describe, expect, it } from "vitest";
import { fingerprintOf } from "../../src/gate/finding.ts";
import { applyRules, findingsOf, type Report, type Rule } from "../../src/gate/rule.ts";

const ruleThatSays = (...reports: Report[]): Rule<string> => ({
  severity: "blocking",
  summary: "Something is broken.",
  why: "It is relied on.",
  remedy: "Mend it.",
  judge: () => reports,
});

const report: Report = { subject: "a thing", message: "is broken." };

/** The one finding of a rule that says the report. */
function findingOf(said: Report) {
  const [finding] = findingsOf("tests-pass", "broken", ruleThatSays(said), "");
  return finding;
}

describe("a finding", () => {
  it("is what the rule says of the case, in the rule's general words", () => {
    expect(findingOf(report)).toStrictEqual({
      rule: "tests-pass/broken",
      severity: "blocking",
      subject: "a thing",
      message: "is broken.",
      why: "It is relied on.",
      remedy: "Mend it.",
      fingerprint: fingerprintOf("tests-pass/broken", "a thing"),
    });
  });

  it.each<[string, Partial<Report>, object]>([
    ["a remedy of its own", { remedy: "Run this." }, { remedy: "Run this." }],
    ["a place", { place: { file: "a.yaml", line: 3 } }, { place: { file: "a.yaml", line: 3 } }],
    ["lines to look at", { detail: "- 1\n+ 2" }, { detail: "- 1\n+ 2" }],
  ])("has %s where the case does, and is the same finding for it", (_, changes, expected) => {
    expect(findingOf({ ...report, ...changes })).toStrictEqual({
      ...findingOf(report),
      ...expected,
    });
  });

  it("is the same while its identity is, whatever is said of it", () => {
    const first = findingOf({ ...report, identity: "thing 1" });
    const reworded = findingOf({ subject: "the thing", message: "broke.", identity: "thing 1" });
    expect(reworded?.fingerprint).toBe(first?.fingerprint);
    const other = findingOf({ ...report, identity: "thing 2" });
    expect(other?.fingerprint).not.toBe(first?.fingerprint);
    expect(first).not.toHaveProperty("identity");
  });

  it("without an identity is the same while its subject is", () => {
    expect(findingOf({ ...report, message: "broke." })?.fingerprint).toBe(
      findingOf(report)?.fingerprint,
    );
    expect(findingOf({ ...report, subject: "another" })?.fingerprint).not.toBe(
      findingOf(report)?.fingerprint,
    );
  });
});

it("the rules of a set speak in its order, each as often as it objects", () => {
  const rules = {
    later: ruleThatSays(report, { ...report, subject: "another" }),
    content: ruleThatSays(),
    earlier: ruleThatSays(report),
  };
  const findings = [...applyRules("tests-pass", rules, "")];
  expect(findings.map(({ rule, subject }) => [rule, subject])).toEqual([
    ["tests-pass/later", "a thing"],
    ["tests-pass/later", "another"],
    ["tests-pass/earlier", "a thing"],
  ]);
});
