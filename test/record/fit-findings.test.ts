import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/gate/finding.ts";
import { fitFindings } from "../../src/record/fit-findings.ts";
import { maxDocumentBytes } from "../../src/record/limits.ts";
import type { AppliedWaiver, RecordedCheck } from "../../src/record/promotion-record.ts";

const excuse = { reason: "known", owner: "ada", until: "2026-12-31" };
const waived = { ...excuse, daysLeft: 40 };

function findingOf(number: number, changes: Partial<Finding>): Finding {
  return {
    rule: "stripe-separation/value-reused",
    severity: "blocking",
    subject: `subject ${number}`,
    message: "is wrong.",
    why: "It matters.",
    remedy: "Change it.",
    fingerprint: "0123456789abcdef",
    ...changes,
  };
}

function many(count: number, changes: Partial<Finding>): readonly Finding[] {
  return Array.from({ length: count }, (_, number) => findingOf(number, changes));
}

function fitted(findings: readonly Finding[], waivers: readonly AppliedWaiver[] = []) {
  const check: RecordedCheck = {
    ...{ id: "stripe-separation", title: "Stripe keys", status: "blocked" },
    counts: { variables: 2 },
    findings,
  };
  const [read] = fitFindings([check], waivers);
  if (read === undefined) throw new Error("there is one check");
  expect(JSON.stringify(read).length).toBeLessThan(maxDocumentBytes);
  return read;
}

describe("fitFindings", () => {
  it("leaves what there is room for as it is", () => {
    const findings = [
      ...many(100, { severity: "advisory", detail: "x".repeat(2_000) }),
      ...many(100, { detail: "x".repeat(2_000) }),
    ];
    const check = fitted(findings);
    expect(check.findings).toEqual(findings);
    expect(check.counts).toEqual({ variables: 2 });
  });

  it("shortens details first, at no half of a character, and leaves no finding out", () => {
    const findings = many(500, { detail: "x".repeat(3_000) });
    const short = findingOf(500, { severity: "advisory", detail: "x".repeat(1_024) });
    const split = findingOf(501, { detail: `${"x".repeat(1_023)}\u{1f600}` });
    const check = fitted([short, split, ...findings]);
    expect(check.findings).toHaveLength(502);
    expect(check.findings[0]).toEqual(short);
    expect(check.findings[1]?.detail).toBe(`${"x".repeat(1_023)}\n…`);
    expect(check.findings[2]?.detail).toBe(`${"x".repeat(1_024)}\n…`);
    expect(check.counts).toEqual({ variables: 2 });
  });

  it("then keeps what stops the run, then what is waived, and counts what it leaves out", () => {
    const detail = "−".repeat(400);
    const advisory = many(2_400, { severity: "advisory", detail });
    const check = fitted([...advisory, ...many(300, { waived, detail }), ...many(300, { detail })]);
    const kept = check.findings.map((one) => (one.waived ? "waived" : one.severity));
    expect(kept).toEqual([...Array(300).fill("blocking"), ...Array(200).fill("waived")]);
    expect(check.findings.every((one) => one.detail === undefined)).toBe(true);
    expect(check.counts).toEqual({ variables: 2, findingsLeftOut: 2_500 });
  });

  it("leaves room for the waivers", () => {
    const findings = many(400, { detail: "x".repeat(1_000) });
    const { rule, subject, fingerprint } = findingOf(0, {});
    const waiver = { check: "stripe-separation", rule, subject, fingerprint, ...excuse };
    expect(fitted(findings).findings).toEqual(findings);
    const waivers = Array<AppliedWaiver>(400).fill({ ...waiver, reason: "y".repeat(1_000) });
    expect(fitted(findings, waivers).findings[0]).toEqual({ ...findings[0], detail: undefined });
  });
});
