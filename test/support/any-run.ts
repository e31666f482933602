import fc from "fast-check";
import type { Finding, RuleId } from "../../src/gate/finding.ts";
import type { RecordedCheck } from "../../src/record/promotion-record.ts";
import type { RunReport } from "../../src/report/run-report.ts";
import { checkOf, findingOf, runReportOf } from "./run-report.ts";

/** Texts that mean something to one medium or another. */
export const hostileTexts = [
  "@acme/team and #1, acme/shop#2, GH-3",
  "see https://evil.example/?q=1 or www.evil.example or a@evil.example",
  "[click](https://evil.example) ![x](https://evil.example/x.png) [ref]: https://evil.example",
  "<script>alert(1)</script><img src=x onerror=alert(1)></details><!-- x -->",
  "``` ```` ~~~ `a` ``b` </summary></details>",
  "| a | b |\n| - | - |",
  "\n# heading\n- item\n1. one\n> quote\n===\n---\n    code",
  "\u202eevil\u202c \u200b\u2066x\u2069 \u061c",
  "::error file=x::y\r\n::set-output name=a::b %0A::stop-commands::t ##[error]z",
  "]]> &amp; & < > \" ' \ufffe \u0000 \u001b[31m",
  "$x$ $$y$$ :warning: 7cd4e5ae6bd0c6fb7be8c47a0e5d7a7ec617c470",
  "\\`@x\\` \\| \\[a\\](b) *b* _i_ ~s~",
  "a*/ x</style><style>*{display:none}",
] as const;

const text = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.string({ unit: "binary", maxLength: 60 }),
  fc
    .array(fc.constantFrom(..."`|<>@#[]()\\$:&*_~!\n \u202ea1".split("")), { maxLength: 60 })
    .map((all) => all.join("")),
);

const long = fc
  .tuple(text, fc.integer({ min: 1, max: 200 }))
  .map(([one, times]) => one.repeat(times));

const waived = fc.record({
  reason: text,
  owner: text,
  until: fc.constant("2026-12-03"),
  daysLeft: fc.integer({ min: 0, max: 90 }),
});

const finding: fc.Arbitrary<Finding> = fc
  .record(
    {
      rule: fc.constantFrom<RuleId>(
        "schema-snapshot/column-type-changed",
        "breaking-changes/x",
        "tests-pass/tests-failed",
      ),
      severity: fc.constantFrom("blocking", "advisory"),
      subject: text,
      message: text,
      why: text,
      remedy: text,
      place: fc.oneof(
        fc.record({ file: text }),
        fc.record({
          file: fc.constantFrom("db/a b(c).sql", "../../x", "/etc/passwd"),
          line: fc.integer({ min: 1, max: 9_999 }),
        }),
      ),
      detail: fc.oneof(text, long),
      waived,
    },
    { requiredKeys: ["rule", "severity", "subject", "message", "why", "remedy"] },
  )
  .map((given) => findingOf(given));

const check: fc.Arbitrary<RecordedCheck> = fc.oneof(
  fc
    .record({
      id: fc.constantFrom("schema-snapshot", "breaking-changes"),
      findings: fc.array(finding, { minLength: 1, maxLength: 60 }),
      title: text,
    })
    .map(({ id, ...given }) => checkOf(id, { ...given, status: "blocked" })),
  fc.record({ message: text, remedy: text, detail: long }).map((fault) =>
    checkOf("tests-pass", {
      status: "undecided",
      fault: { code: "process/not-found", ...fault },
    }),
  ),
  fc
    .record({ headline: text, findings: fc.array(finding, { maxLength: 3 }) })
    .map((given) => checkOf("openapi-match", given)),
  text.map((reason) => checkOf("stripe-separation", { status: "not-configured", reason })),
);

/** Runs whose texts are anything that a repository, a database or a program may have in it. */
export const anyRun: fc.Arbitrary<RunReport> = fc
  .record({
    checks: fc.array(check, { minLength: 1, maxLength: 7 }),
    outcome: fc.constantFrom("blocked", "undecided"),
    held: fc.array(text, { maxLength: 2 }),
    branch: text,
    waiver: fc.array(fc.tuple(text, text), { maxLength: 30 }),
  })
  .map(({ checks, outcome, held, branch, waiver }) =>
    runReportOf({
      checks,
      outcome,
      reservations: held.map((message) => ({ code: "keep-going", message })),
      source: { ...runReportOf({}).record.predicate.source, ref: `refs/heads/${branch}` },
      waivers: waiver.map(([subject, reason]) => ({
        ...{ check: "schema-snapshot", fingerprint: "0123456789abcdef", rule: "schema-snapshot/x" },
        ...{ subject, reason, owner: subject, until: "2026-12-03" },
      })),
    }),
  );
