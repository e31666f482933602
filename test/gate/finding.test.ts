import { expect, it } from "vitest";
import { fingerprintOf, isStopping } from "../../src/gate/finding.ts";

/** By `printf '<rule>\n<identity>' | sha256sum`: they stand in waivers, and must not change. */
it.each([
  ["tests-pass/tests-failed", "shop > adds a contest", "8d13431d4dff7be7"],
  ["schema-snapshot/column-type-changed", "column public.orders.total", "b7d2bee959c6656b"],
  ["tests-pass/tests-failed", "Grüße", "95c66d1285cd5439"],
] as const)("the fingerprint of %s about %s is %s", (rule, identity, fingerprint) => {
  expect(fingerprintOf(rule, identity)).toBe(fingerprint);
});

const waived = { reason: "known since the last release", owner: "ada", until: "2026-12-03" };

it.each([
  ["blocking", undefined, true],
  ["blocking", { ...waived, daysLeft: 0 }, false],
  ["advisory", undefined, false],
] as const)("a finding that is %s, waived as %j, stops a promotion: %s", (severity, how, stops) => {
  expect(isStopping({ severity, ...(how === undefined ? {} : { waived: how }) })).toBe(stops);
});
