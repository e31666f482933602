import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runJunit } from "../../src/report/run-junit.ts";
import { anyRun } from "../support/any-run.ts";
import { elementsOf, junitProblems } from "../support/junit-structure.ts";
import { checkOf, findingOf, runReportOf } from "../support/run-report.ts";

const fault = {
  code: "process/not-found",
  message: "The program npm is not installed.",
  remedy: "Install npm.",
};
const mixed = runReportOf({
  checks: [
    checkOf("openapi-match"),
    checkOf("schema-snapshot", {
      status: "blocked",
      findings: [findingOf(), findingOf({ subject: "another" })],
    }),
    checkOf("tests-pass", { status: "undecided", fault }),
    checkOf("deployment-checklist", { status: "not-reached" }),
    checkOf("stripe-separation", { status: "not-configured", reason: "takes no payments" }),
  ],
});

describe("the JUnit report", () => {
  it("has a test case a check: failed, in error, skipped with the reason", () => {
    const xml = runJunit(mixed);
    expect(junitProblems(xml)).toEqual([]);
    const cases = elementsOf(xml)[0]?.children[0]?.children.filter(
      ({ name }) => name === "testcase",
    );
    expect(
      cases?.map(({ attributes, children }) => [
        attributes.get("classname"),
        ...children.map(({ name }) => name),
      ]),
    ).toEqual([
      ["promote.openapi-match"],
      ["promote.schema-snapshot", "failure"],
      ["promote.tests-pass", "error"],
      ["promote.deployment-checklist", "skipped"],
      ["promote.stripe-separation", "skipped"],
    ]);
    expect(xml).toContain("(and 1 more)");
    expect(xml).toContain("-amount_cents integer NOT NULL\n+amount_cents bigint NOT NULL\n");
    expect(xml).toContain('message="Switched off: takes no payments"');
  });

  it("of a run that only a reservation holds back is in error, never green", () => {
    const reservations = [
      { code: "unsigned", message: "The record is not signed (--unsigned)." },
    ] as const;
    const xml = runJunit(
      runReportOf({ outcome: "undecided", checks: [checkOf("tests-pass")], reservations }),
    );
    expect(junitProblems(xml)).toEqual([]);
    expect(xml).toContain('errors="1"');
    expect(xml).toContain(
      '<error message="The record is not signed (--unsigned)." type="reservation">',
    );
  });

  it("keeps what checks that passed found", () => {
    const waived = { reason: "known since 1.3", owner: "ada", until: "2026-12-03", daysLeft: 12 };
    const checks = [checkOf("schema-snapshot", { findings: [findingOf({ waived })] })];
    const xml = runJunit(runReportOf({ outcome: "cleared", checks }));
    expect(junitProblems(xml)).toEqual([]);
    expect(xml).toMatch(/<system-out>[^<]*waived by ada until 2026-12-03: known since 1\.3/);
  });

  it("is valid whatever the run found", () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        expect(junitProblems(runJunit(run))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
