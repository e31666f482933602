import type { Waiver } from "../../src/config/waivers.ts";
import type { Finding } from "../../src/gate/finding.ts";

/** A finding of `tests-pass`, with the changes. */
export const finding = (changes: Partial<Finding> = {}): Finding => ({
  rule: "tests-pass/broken",
  severity: "blocking",
  subject: "a thing",
  message: "is broken.",
  why: "w",
  remedy: "r",
  fingerprint: "0123456789abcdef",
  ...changes,
});

/** A waiver of that finding until 2026-12-03, with the changes. */
export const waiver = (changes: Partial<Waiver> = {}): Waiver => ({
  fingerprint: "0123456789abcdef",
  rule: "tests-pass/broken",
  subject: "a thing",
  reason: "known since the last release",
  owner: "ada",
  until: "2026-12-03",
  line: 4,
  ...changes,
});
