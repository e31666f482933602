import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bytesOf, markdownBudgets } from "../../src/report/markdown-budget.ts";
import { runMarkdown } from "../../src/report/run-markdown.ts";
import type { RunReport } from "../../src/report/run-report.ts";
import { anyRun, hostileTexts } from "../support/any-run.ts";
import { isBalanced, liveParts, markdownTree, nodesOf } from "../support/markdown-tree.ts";
import { checkOf, findingOf, runReportOf } from "../support/run-report.ts";

const budget = markdownBudgets.comment;
const ours = "https://github.com/acme/shop/";

function told(run: RunReport, given: { budget: typeof budget } | object = {}): string {
  return runMarkdown(run, { budget, ...given });
}

describe("the Markdown report", () => {
  it("of a cleared run is one line", () => {
    const run = runReportOf({ outcome: "cleared", checks: [checkOf("tests-pass")] });
    expect(told(run)).toBe(
      "✅ CLEARED for production: commit `7cd4e5ae6bd0`, 1 of 1 checks passed.\n",
    );
  });

  it("of a blocked run says what, where, why, how to mend it and how to run it again", () => {
    expect(told(runReportOf({}))).toMatchInlineSnapshot(`
      "### ⛔ BLOCKED at schema-snapshot: 0 of 1 checks passed, 1 blocked.

      [\`7cd4e5ae6bd0\`](<https://github.com/acme/shop/commit/7cd4e5ae6bd0c6fb7be8c47a0e5d7a7ec617c470>) on \`staging\` · staging → production · previous release \`v1.4.0\`

      | | Step | Result | Time |
      | --- | --- | --- | ---: |
      | ⛔ | 1. The staging schema is the committed snapshot | 1 blocking finding | 1.3 s |

      **⛔ \`column public.payouts.amount_cents\`** is bigint in the staging database and integer in db/schema.snapshot.sql.

      \`\`\`diff
       id uuid NOT NULL,
      -amount_cents integer NOT NULL
      +amount_cents bigint NOT NULL
      \`\`\`

      likely: a change by hand on the staging database: no migration makes it.

      **Fix:** Revert it on staging with \`ALTER TABLE public.payouts ALTER COLUMN amount_cents TYPE integer;\`.  
      **Why:** What was tested on staging is not the schema that was reviewed.  
      [\`db/schema.snapshot.sql:295\`](<https://github.com/acme/shop/blob/7cd4e5ae6bd0c6fb7be8c47a0e5d7a7ec617c470/db/schema.snapshot.sql#L295>) · \`schema-snapshot/column-type-changed\` · fingerprint \`bbb44ee036f52ef7\`

      <details><summary>Run it locally</summary>

      \`\`\`sh
      git checkout 7cd4e5ae6bd0c6fb7be8c47a0e5d7a7ec617c470
      promote check --only schema-snapshot --unsigned
      \`\`\`

      </details>

      Fix it in a new commit and push: the gate runs again on that one. What is mended elsewhere, such as on staging, takes a new run of the same commit. A finding that is wanted takes a waiver, \`promote waive FINGERPRINT --reason … --owner … --until …\`.
      "
    `);
  });

  it("of a change that is not merged says what happens on merge", () => {
    const purpose = "pull-request";
    expect(told(runReportOf({ purpose }))).toContain(
      "**On merge:** where this check is required, the change is not merged before it is green.",
    );
    expect(
      told(runReportOf({ purpose, outcome: "cleared", checks: [checkOf("tests-pass")] })),
    ).toBe(
      "✅ CLEARED for production: commit `7cd4e5ae6bd0`, 1 of 1 checks passed. A promotion takes a run on the merged commit.\n",
    );
    expect(told(runReportOf({}))).not.toContain("On merge");
  });

  it("tells how to run it locally: what is judged of a pull request is fetched, and no key is needed", () => {
    const commit = "7cd4e5ae6bd0c6fb7be8c47a0e5d7a7ec617c470";
    const { places } = runReportOf({});
    const textOf = (again: string, purpose: "pull-request" | "release-gate") =>
      told({ ...runReportOf({ purpose }), folder: "apps/a b", places: { ...places, again } });
    expect(textOf("promote check --unsigned", "pull-request")).toContain(
      `git fetch origin ${commit}\ngit checkout ${commit}\ncd 'apps/a b'\npromote check --unsigned\n`,
    );
    expect(textOf("promote check --config x.yaml", "release-gate")).toContain(
      `sh\ngit checkout ${commit}\npromote check --config x.yaml --unsigned\n`,
    );
  });

  it("says whose waivers count, where they are not the commit's own", () => {
    const run = runReportOf({});
    const { policy } = run.record.predicate;
    const text = told(runReportOf({ policy: { ...policy, commit: "ab".repeat(20) } }));
    expect(text).toContain(
      "The waivers of `abababababab` count here, not this commit's: merge the waiver first, in a change of its own, then bring this branch up to date.",
    );
    expect(told(run)).not.toContain("merge the waiver");
  });

  it("says what the commit merges, where a forge made it", () => {
    const merge = { head: "12".repeat(20), into: "main" };
    const cleared = { outcome: "cleared", checks: [checkOf("tests-pass")] } as const;
    expect(told(runReportOf(cleared), { merge })).toContain(
      "The commit is the merge of `121212121212` into `main`.",
    );
    const text = told(runReportOf({}), { merge: { ...merge, into: undefined } });
    expect(text).toContain(", the merge of `121212121212` into its base · staging → production");
    expect(told(runReportOf({}))).not.toContain("the merge of");
  });

  it("says what is known of a difference in words below it, and colours no other output as one", () => {
    const detail =
      "-a integer\n+a bigint\nas after: ALTER TABLE public.a\n          ALTER a TYPE bigint;\nlikely: @ada";
    const findings = [findingOf({ detail })];
    expect(
      told(runReportOf({ checks: [checkOf("schema-snapshot", { status: "blocked", findings })] })),
    ).toContain(
      "```diff\n-a integer\n+a bigint\n```\n\nas after: ALTER TABLE public.a           ALTER a TYPE bigint;  \nlikely: `@ada`\n",
    );
    const failed = findingOf({ rule: "tests-pass/tests-failed", detail: "- expected\n+ actual" });
    const checks = [checkOf("tests-pass", { status: "blocked", findings: [failed] })];
    expect(told(runReportOf({ checks }))).toContain("```text\n- expected");
  });

  it("says what to do next, where that is not what such an outcome takes", () => {
    const fault = { code: "process/not-found", message: "It is gone.", remedy: "Install it." };
    const checks = [checkOf("tests-pass", { status: "undecided", fault })];
    const run = runReportOf({ outcome: "undecided", checks });
    expect(told(run)).toContain("run it again on the same commit");
    const text = told(run, { next: "Ask a maintainer." });
    expect(text).toMatch(/\n\nAsk a maintainer\.\n$/);
    expect(text).not.toContain("run it again on the same commit");
  });

  it("says once what holds a run back", () => {
    const reservations = [{ code: "unsigned", message: "The record is not signed." }] as const;
    const text = told(
      runReportOf({ outcome: "undecided", reservations, checks: [checkOf("tests-pass")] }),
    );
    expect(text.split("The record is not signed.")).toHaveLength(2);
    expect(told(runReportOf({ reservations }))).toContain("- The record is not signed.");
  });

  it("of an undecided run says what kept it from deciding, and clears nothing", () => {
    const fault = {
      code: "process/not-found",
      message: "The program npm is not installed.",
      remedy: "Install npm.",
    };
    const checks = [
      checkOf("tests-pass", { status: "undecided", fault }),
      checkOf("deployment-checklist", { status: "not-reached" }),
    ];
    const text = told(runReportOf({ outcome: "undecided", checks }));
    expect(text).toContain("### ❔ UNDECIDED at tests-pass");
    expect(text).toContain(
      "**❔ `tests-pass`** could not be decided. The program npm is not installed.",
    );
    expect(text).toContain("**Fix:** Install npm.");
    expect(text).not.toContain("CLEARED");
  });

  it("tells waivers with the days they have left", () => {
    const waiver = {
      check: "schema-snapshot",
      fingerprint: "0123456789abcdef",
      rule: "schema-snapshot/x",
      subject: "table public.a",
      reason: "known",
      owner: "ada",
      until: "2026-12-03",
    };
    expect(told(runReportOf({ waivers: [waiver] }))).toContain(
      "- `table public.a`: known (ada, until 2026-12-03, 12 days left)",
    );
  });

  it("links to GitHub and GitLab, and to no place that it does not know", () => {
    const at = (uri: string) => told(runReportOf({ repository: { uri } }));
    expect(at("https://gitlab.acme.example/a/b")).toContain(
      "(<https://gitlab.acme.example/a/b/-/blob/7cd4",
    );
    for (const uri of [
      "file:///srv/shop",
      "https://git.acme.example/a/b",
      "https://github.com/a/b)](https://evil.example",
    ]) {
      expect(at(uri)).not.toContain("](<");
    }
  });

  it("links files of a project below the repository's top", () => {
    expect(told(runReportOf({}, { folder: "services/api" }))).toContain(
      "/services/api/db/schema.snapshot.sql#L295>",
    );
  });

  it("says how many more there are, and where", () => {
    const findings = Array.from({ length: 400 }, (_, index) =>
      findingOf({ subject: `table public.t${index}` }),
    );
    const checks = [
      checkOf("schema-snapshot", { status: "blocked", findings, counts: { findingsLeftOut: 7 } }),
    ];
    const text = runMarkdown(runReportOf({ checks }), {
      budget,
      fullReport: "https://github.com/acme/shop/actions/runs/1",
    });
    expect(text).toContain("400 blocking findings; 7 more than the record has room for");
    expect(text).toContain("<details><summary>100 more findings</summary>");
    expect(text).toContain(
      "302 more: see [the full report](<https://github.com/acme/shop/actions/runs/1>).",
    );
    expect(text.match(/⛔ `table/g)?.length).toBe(105);
  });
});

describe("a text from outside", () => {
  it.each(hostileTexts)("is inert wherever it stands: %j", (text) => {
    const finding = findingOf({
      ...{ subject: text, message: text, why: text, remedy: text, detail: `${text}\n${text}` },
      place: { file: text, line: 3 },
    });
    const fault = { code: "process/not-found", message: text, remedy: text, detail: text };
    const run = runReportOf(
      {
        checks: [
          checkOf("schema-snapshot", {
            status: "blocked",
            title: text,
            findings: [finding, ...Array.from({ length: 9 }, () => finding)],
          }),
          checkOf("openapi-match", { headline: text }),
          checkOf("tests-pass", { status: "undecided", fault }),
          checkOf("stripe-separation", { status: "not-configured", reason: text }),
        ],
        reservations: [{ code: "only", message: text }],
        environment: { from: text, to: text },
        waivers: [
          {
            check: "schema-snapshot",
            fingerprint: text,
            rule: text,
            subject: text,
            reason: text,
            owner: text,
            until: text,
          },
        ],
        actor: { kind: "human", id: text, provenBy: "asserted" },
      },
      { places: { record: text, isSigned: true, logs: text, again: text } },
    );
    const markdown = told(run);
    const tree = markdownTree(markdown);
    expect(liveParts(tree, ours)).toEqual([]);
    expect(isBalanced(markdown)).toBe(true);
    const [table, ...others] = nodesOf(tree).filter((node) => node.type === "table");
    expect(others).toEqual([]);
    expect(table?.children.map(({ children }) => children.length)).toEqual([4, 4, 4, 4, 4]);
    expect(nodesOf(tree).filter((node) => node.type === "heading").length).toBe(1);
  });

  it("is inert, whole and within the budget, whatever it is", () => {
    const sizes = fc.constantFrom(markdownBudgets.comment, markdownBudgets.summary, {
      bytes: 3_000,
      open: 5,
      folded: 10,
    });
    fc.assert(
      fc.property(anyRun, sizes, (run, size) => {
        const text = runMarkdown(run, { budget: size });
        expect(bytesOf(text)).toBeLessThanOrEqual(size.bytes);
        expect(text.length).toBeLessThanOrEqual(size.bytes);
        expect(isBalanced(text)).toBe(true);
        expect(liveParts(markdownTree(text), ours)).toEqual([]);
      }),
      { numRuns: 60, endOnFailure: true },
    );
  });
});
