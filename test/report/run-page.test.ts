import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runPage } from "../../src/report/run-page.ts";
import { anyRun, hostileTexts } from "../support/any-run.ts";
import { checkOf, findingOf, runReportOf } from "../support/run-report.ts";

/** The page without our own style and policy: what its body says. */
function bodyOf(page: string): string {
  return /<body>\n(.*)\n<\/body>/s.exec(page)?.[1] ?? "";
}

const tags = new Set([
  ...[
    "header",
    "main",
    "footer",
    "section",
    "article",
    "div",
    "p",
    "span",
    "strong",
    "a",
    "code",
    "pre",
    "h1",
    "h2",
    "h3",
  ],
  ...[
    "ol",
    "ul",
    "li",
    "dl",
    "dt",
    "dd",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "ins",
    "del",
    "details",
    "summary",
  ],
]);

/** What in a page could load, run or style something, or is no element of ours. */
function liveIn(page: string): readonly string[] {
  const found = [...bodyOf(page).matchAll(/<(\/?)([^\s>]*)([^>]*)>/g)];
  return found.flatMap(([tag, , name = "", rest = ""]) => {
    const isOurs = tags.has(name) && !/\s(style|src|on\w+)=/.test(rest);
    const address = /\shref="([^"]*)"/.exec(rest)?.[1];
    return isOurs &&
      (address === undefined || /^https:\/\/github\.com\/acme\/shop(\/|$)/.test(address))
      ? []
      : [tag];
  });
}

const sides = (page: string) =>
  [...page.matchAll(/<tr( class="same")?><td>(.*?)<\/td><td>(.*?)<\/td><\/tr>/gs)].map(
    ([, , left, right]) => [left, right],
  );

describe("the page of a run", () => {
  it("forbids everything but its own style, which it names by its digest", () => {
    const page = runPage(runReportOf({}));
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1];
    const style = /<style>(.*?)<\/style>/s.exec(page)?.[1] ?? "";
    const digest = createHash("sha256").update(style).digest("base64");
    expect(policy).toBe(`default-src 'none'; style-src 'sha256-${digest}'`);
    expect(page.match(/<style/g)).toHaveLength(1);
    expect(liveIn(page)).toEqual([]);
  });

  it("shows a drift side by side", () => {
    const page = runPage(runReportOf({}));
    expect(sides(page)).toEqual([
      ["id uuid NOT NULL,", "id uuid NOT NULL,"],
      ["<del>amount_cents integer NOT NULL</del>", "<ins>amount_cents bigint NOT NULL</ins>"],
    ]);
    expect(page).toContain("likely: a change by hand on the staging database");
  });

  it("shows what the previous release and the commit say side by side", () => {
    const finding = findingOf({
      rule: "breaking-changes/type-changed",
      detail:
        "Before: integer (a.json#/x)\nNow: string (a.json#/x)\nThe same change reaches 1 more operation:\nGET /x",
    });
    const page = runPage(
      runReportOf({
        checks: [checkOf("breaking-changes", { status: "blocked", findings: [finding] })],
      }),
    );
    expect(sides(page)).toEqual([
      ["<del>integer (a.json#/x)</del>", "<ins>string (a.json#/x)</ins>"],
    ]);
    expect(page).toContain("The same change reaches 1 more operation:");
  });

  it("has the exact command that verifies the record, for a shell", () => {
    const page = runPage(runReportOf({ environment: { from: "staging", to: "it's live" } }));
    expect(page).toContain(
      "--commit 7cd4e5ae6bd0c6fb7be8c47a0e5d7a7ec617c470 \\\n  --environment &#39;it&#39;\\&#39;&#39;s live&#39; \\",
    );
    const unsigned = runPage(
      runReportOf(
        {},
        { places: { record: "r.json", isSigned: false, logs: "l", again: "promote check" } },
      ),
    );
    expect(unsigned).toContain("is not signed: it authorises nothing");
    expect(unsigned).not.toContain("promote verify");
  });

  it("has the names of both environments and whether they are apart", () => {
    const separation = [
      {
        provider: "stripe",
        variable: "STRIPE_KEY",
        staging: { kind: "secret", mode: "test", source: ".env" },
        production: { kind: "secret", mode: "live" },
        distinct: true,
      },
      { provider: "stripe", variable: "OTHER", staging: null, production: 7, distinct: false },
    ];
    const page = runPage(runReportOf({ separation }));
    expect(page).toMatch(
      /STRIPE_KEY<\/code>.*secret, test<span>\.env<\/span>.*secret, live.*class="apart-yes">yes/,
    );
    expect(page).toMatch(/OTHER<\/code>.*class="apart-no">no/);
  });

  it("is below 2 MB for 1,000 findings with long details, and counts what it leaves out", () => {
    const findings = Array.from({ length: 1_000 }, (_, index) =>
      findingOf({ subject: `table public.t${index}`, detail: "-<a>&\"'\n+b\n".repeat(400) }),
    );
    const page = runPage(
      runReportOf({
        checks: [
          checkOf("schema-snapshot", {
            status: "blocked",
            findings,
            counts: { findingsLeftOut: 3 },
          }),
        ],
      }),
    );
    expect(Buffer.byteLength(page)).toBeLessThan(2_000_000);
    const shown = page.match(/<article/g)?.length ?? 0;
    expect(page).toContain("Findings <span>1003</span>");
    if (shown < 1_000) expect(page).toContain(`… and ${1_000 - shown} more in the record`);
    expect(page).toContain("… and 3 more than the record has room for.");
    expect(shown).toBeGreaterThan(500);
  });

  it.each(hostileTexts)("has no markup that a finding brought: %j", (text) => {
    const finding = findingOf({
      subject: text,
      message: text,
      why: text,
      remedy: text,
      detail: `-${text}\n+${text}\n${text}`,
      place: { file: text },
    });
    const separation = [
      {
        provider: text,
        variable: text,
        staging: { kind: text, mode: text, source: text },
        production: text,
        distinct: null,
      },
    ];
    const page = runPage(
      runReportOf({
        checks: [
          checkOf("schema-snapshot", { status: "blocked", title: text, findings: [finding] }),
        ],
        separation,
      }),
    );
    expect(liveIn(page)).toEqual([]);
    expect(page).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
  });

  it("has no markup that is not ours, whatever the run found", () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        const page = runPage(run);
        expect(liveIn(page)).toEqual([]);
        expect(page.match(/<details>/g)?.length).toBe(page.match(/<\/details>/g)?.length);
      }),
      { numRuns: 40 },
    );
  });
});
