import { describe, expect, it } from "vitest";
import { errorPage, notFoundPage } from "../../../src/server/page/failure-pages.ts";
import { readFilter } from "../../../src/server/page/filter.ts";
import { frontPage } from "../../../src/server/page/front/front-page.ts";
import { promotionPage } from "../../../src/server/page/promotion/promotion-page.ts";
import { runbookPage } from "../../../src/server/page/runbooks/runbook-page.ts";
import { runbooksPage } from "../../../src/server/page/runbooks/runbooks-page.ts";
import { allElements, type Element, liveIn, pageTree, textOf } from "../../support/page-tree.ts";
import {
  detailsOf,
  promotionOf,
  trailCheckOf,
  trailFindingOf,
  undecidedDetails,
} from "../../support/trail-promotion.ts";
import { executionOf, frontViewOf, summaryOf, waiverOf } from "../../support/trail-views.ts";

const pages: Readonly<Record<string, () => string>> = {
  "the first page": () => frontPage(frontViewOf()),
  "the first page of an empty ledger": () =>
    frontPage(
      frontViewOf({
        summary: summaryOf({
          ...{ inEnvironments: [], days: [], stops: [], durations: [] },
          outcomes: { cleared: 0, blocked: 0, undecided: 0 },
        }),
        ...{ promotions: { items: [], next: null }, environments: [], waivers: [], snapshots: [] },
      }),
    ),
  "the page of a promotion": () => promotionPage(detailsOf()),
  "the page of an undecided promotion": () => promotionPage(undecidedDetails),
  "the list of runbooks": () =>
    runbooksPage({ executions: { items: [executionOf()], next: "abc" }, isContinued: true }),
  "the page of a runbook": () => runbookPage(executionOf()),
  "the page for what is not there": notFoundPage,
  "the page of an error": () => errorPage({ title: "Gone", message: "It is away." }),
};

describe.each(Object.entries(pages))("%s", (_, page) => {
  const tree = pageTree(page());
  const elements = allElements(tree);
  const named = (...names: readonly string[]) =>
    elements.filter(({ name }) => names.includes(name));

  it("has one main landmark, one first heading, and no level left out below it", () => {
    expect(named("main")).toHaveLength(1);
    expect(named("h1")).toHaveLength(1);
    const levels = named("h1", "h2", "h3", "h4").map(({ name }) => Number(name.slice(1)));
    expect(levels[0]).toBe(1);
    for (const [at, level] of levels.entries()) {
      expect(level - (levels[at - 1] ?? level)).toBeLessThanOrEqual(1);
    }
  });

  it("begins with a link to its content", () => {
    const [first] = named("a");
    expect(first?.attributes.get("href")).toBe("#main");
    expect(named("main")[0]?.attributes.get("id")).toBe("main");
    expect(named("html")[0]?.attributes.get("lang")).toBe("en");
  });

  it("names every table, column, row, field, picture and region", () => {
    for (const table of named("table")) {
      const isOfSides = table.attributes.get("class") === "sides";
      const inside = allElements(table.children);
      if (!isOfSides) expect(inside[0]?.name).toBe("caption");
      expect(inside.filter(({ name }) => name === "th").length).toBeGreaterThan(1);
      for (const { attributes } of inside.filter(({ name }) => name === "th")) {
        expect(attributes.get("scope")).toMatch(/^(col|row)$/);
      }
    }
    const labelled = new Set(named("label").map(({ attributes }) => attributes.get("for")));
    for (const { attributes } of named("input", "select")) {
      expect(labelled).toContain(attributes.get("id"));
    }
    for (const { attributes } of named("svg")) {
      expect(attributes.get("aria-label") ?? attributes.get("aria-hidden")).toBeTruthy();
    }
    for (const { attributes } of named("nav", "section")) {
      expect(attributes.get("aria-label") ?? attributes.get("aria-labelledby")).toBeTruthy();
    }
  });

  it("has each id once, and every reference to one has its aim", () => {
    const ids = elements.flatMap(({ attributes }) => attributes.get("id") ?? []);
    expect(ids).toEqual([...new Set(ids)]);
    const asked = elements.flatMap(({ attributes }) =>
      ["for", "aria-labelledby", "aria-describedby"].flatMap((name) => attributes.get(name) ?? []),
    );
    expect(asked.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it("runs nothing, and loads nothing but its own style and icon", () => {
    expect(liveIn(elements)).toEqual([]);
    const loaded = named("link", "img").flatMap(
      ({ attributes }) => attributes.get("href") ?? attributes.get("src") ?? [],
    );
    expect(loaded.filter((path) => !/^\/assets\/[0-9a-f]{16}\.(css|svg)$/.test(path))).toEqual([]);
  });
});

describe("the first page", () => {
  const page = () => allElements(pageTree(frontPage(frontViewOf())));
  const section = (id: string): Element => {
    const found = page().find(({ attributes }) => attributes.get("aria-labelledby") === id);
    if (found === undefined) throw new Error(`There is no section ${id}.`);
    return found;
  };

  it("says what is in production, since when, by whom", () => {
    const text = textOf(section("environments"));
    expect(text).toMatch(/production\s+github\.com\/acme\/shop\s+7cd4e5ae6bd0/);
    expect(text).toMatch(/Since\s*2026-11-18 09:15 UTC 3 days ago/);
    expect(text).toMatch(/By\s*ada@acme\.example proven by an SSH key/);
  });

  it("leads from each promotion to its page, and to older ones under the same filter", () => {
    const asked = readFilter((name) => (name === "environment" ? "eu & west" : undefined));
    const hrefs = allElements(
      pageTree(frontPage(frontViewOf({ asked, isContinued: true, waivers: [], snapshots: [] }))),
    ).flatMap(({ attributes }) => attributes.get("href") ?? []);
    expect(hrefs).toContain("/promotions/01a1fbda-70d5-730a-b94e-000000000011");
    expect(hrefs).toContain("/?environment=eu%20%26%20west&cursor=b3BhcXVl#promotions");
    expect(hrefs).toContain("/?environment=eu%20%26%20west#promotions");
    expect(hrefs).toContain("/#promotions");
  });

  it("keeps what was filled in, and says at its field what cannot be asked for", () => {
    const given = new Map([
      ["outcome", "blocked"],
      ["commit", "xyz"],
      ["environment", "moon"],
    ]);
    const elements = allElements(
      pageTree(frontPage(frontViewOf({ asked: readFilter((name) => given.get(name)) }))),
    );
    const chosen = elements
      .filter(({ name, attributes }) => name === "option" && attributes.has("selected"))
      .map(({ attributes }) => attributes.get("value"));
    expect(chosen).toEqual(["moon", "blocked"]);
    const commit = elements.find(({ attributes }) => attributes.get("id") === "filter-commit");
    expect(commit?.attributes.get("value")).toBe("xyz");
    expect(commit?.attributes.get("aria-describedby")).toBe("filter-commit-problem");
  });

  it("tells the days of promotions by outcome, in the chart and in a table", () => {
    const bars = page().filter(({ name }) => name === "g");
    expect(bars.map(textOf)).toContainEqual(expect.stringMatching(/2026-11-19: \d cleared/));
    const blocked = page().filter(
      ({ name, attributes }) => name === "rect" && attributes.get("fill") === "url(#hatched)",
    );
    expect(blocked.length).toBeGreaterThan(10);
    expect(textOf(section("promotions"))).toContain(
      "227 promotions in the last 90 days: 180 cleared, 41 blocked, 6 undecided.",
    );
  });

  it("has the waiver that runs out first on top, and says how long it lasts", () => {
    const waivers = [5, -3, 0].map((daysLeft) => waiverOf({ daysLeft }));
    const text = frontPage(frontViewOf({ waivers }));
    expect(text).toContain('<a href="#waivers">2 waivers run out within 14 days</a>');
    expect(frontPage(frontViewOf({ waivers: [waiverOf({ daysLeft: 15 })] }))).not.toContain(
      'class="notice"',
    );
    expect(text.match(/ran out 3 days ago|today is its last day|in 5 days/g)).toEqual([
      "ran out 3 days ago",
      "today is its last day",
      "in 5 days",
    ]);
  });

  it("charts the schema by commits that were cleared, oldest first", () => {
    const chart = page().find(({ attributes }) =>
      /^github\.com\/acme\/shop by release/.test(attributes.get("aria-label") ?? ""),
    );
    expect(chart?.attributes.get("aria-label")).toContain("252 at first, 420 at last");
  });
});

describe("the page of a promotion", () => {
  it("tells the verdict, each check, what differs, and how to verify", () => {
    const text = allElements(pageTree(promotionPage(detailsOf()))).map(textOf)[0] ?? "";
    expect(text).toContain(
      "Commit 7cd4e5ae6bd0 was blocked at “No change breaks a client of the previous release”: 2 of 7 checks passed, 1 blocked, 4 not reached.",
    );
    expect(text).toMatch(/In the previous release\s*In this commit/);
    expect(text).toContain("prize: integer (docs/api/openapi.json)");
    expect(text).toContain(
      "promote verify ./20261118T091512Z-7cd4e5ae6bd0-production-blocked.sigstore.json \\\n  --commit 7cd4e5ae6bd0c6fb7be8c47a0e5d7a7ec617c470 \\\n  --environment production \\",
    );
    expect(text).toContain("It refuses this record");
    expect(promotionPage(detailsOf({ ...promotionOf(), checks: [] }))).not.toContain(
      "It refuses this record",
    );
  });

  it("makes a link of evidence only where it is a plain web address", () => {
    const linked = (evidence: string) => {
      const [one] = detailsOf().confirmations;
      const confirmations = one === undefined ? [] : [{ ...one, evidence }];
      return allElements(pageTree(promotionPage(detailsOf({ confirmations })))).some(
        ({ name, attributes }) => name === "a" && attributes.get("href") === evidence,
      );
    };
    expect(linked("https://acme.example/a?b=c#d")).toBe(true);
    expect(linked("javascript:alert(1)")).toBe(false);
    expect(linked("https://acme.example@evil.example/")).toBe(false);
    expect(linked("data:text/html,x")).toBe(false);
  });

  it("stays below 2 MB for 10,000 findings, and counts those it leaves out", () => {
    const findings = Array.from({ length: 10_000 }, (_, at) =>
      trailFindingOf({ subject: `table t${at}`, detail: "-<a>\n+b\n".repeat(20) }),
    );
    const page = promotionPage(detailsOf({ checks: [trailCheckOf({ findings })] }));
    expect(page.length).toBeLessThan(2_000_000);
    expect(page).toMatch(/… and \d+ more in the record/);
  });
});
