import { XMLValidator } from "fast-xml-parser";
import { fromMarkdown } from "mdast-util-from-markdown";
import { describe, expect, it } from "vitest";
import { apiChangelogMarkdown } from "../../src/report/api-changelog-markdown.ts";
import { apiDiffMarkdown } from "../../src/report/api-diff-markdown.ts";
import { apiDiffPage } from "../../src/report/api-diff-page.ts";
import { apiDiffSarif } from "../../src/report/api-diff-sarif.ts";
import { apiDiffText } from "../../src/report/api-diff-text.ts";
import { apiDiffOf, apiEntry, apiFinding } from "../support/api-diff.ts";

const hostile =
  "a`</code><script>alert(1)</script> @all [x](http://e.example) ![i](u) *b* \u202e\n# no";
const hostileDiff = apiDiffOf({
  base: hostile,
  findings: [
    apiFinding({
      ...{ subject: `GET /a ${hostile}`, message: hostile, remedy: hostile, rule: hostile },
      operations: ["GET /a", hostile],
      base: { document: hostile, pointer: hostile },
    }),
  ],
  changes: {
    counts: { added: 1, changed: 0, deprecated: 0, removed: 0, documentation: 0 },
    entries: [apiEntry({ subject: hostile, place: hostile, text: hostile })],
  },
  problems: [{ side: "base", document: hostile, message: hostile, line: 1, column: 1 }],
});

describe("the text for a terminal", () => {
  it("tells findings by operation, then the verdict with counts", () => {
    const text = apiDiffText(
      apiDiffOf({
        findings: [apiFinding(), apiFinding({ confidence: "unproven", severity: "advisory" })],
      }),
      { colors: false, columns: 80 },
    );
    expect(text).toBe(`GET /orders
  ✖ parameter limit (query) is gone, and clients send it.
    also   GET /carts
    where  docs/api v1/openapi.json#/paths/~1orders/get/parameters/0
    remedy Take it back.
    rule   breaking-changes/request-parameter-removed 0123456789abcdef
  ! parameter limit (query) is gone, and clients send it. (unproven)
    also   GET /carts
    where  docs/api v1/openapi.json#/paths/~1orders/get/parameters/0
    remedy Take it back.
    rule   breaking-changes/request-parameter-removed 0123456789abcdef

BREAKING  v1:openapi.json → openapi.json: 1 breaking change, 1 advisory finding.
Beside that: 1 added.
`);
  });

  it("keeps within the columns, and shows what cannot be seen", () => {
    const message = `${"word ".repeat(60)}\u001b[31m`;
    const text = apiDiffText(apiDiffOf({ findings: [apiFinding({ message })] }), {
      colors: false,
      columns: 60,
    });
    const lines = text.split("\n").slice(0, 7);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(60);
    expect(text).toContain("\\u{1b}[31m");
  });
});

type Node = { readonly type: string; readonly children?: readonly Node[] };

function typesIn(markdown: string): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = ({ type, children = [] }: Node) => {
    found.add(type);
    children.forEach(visit);
  };
  visit(fromMarkdown(markdown));
  return found;
}

describe("the Markdown", () => {
  it("of a comparison has each operation with its findings", () => {
    expect(
      apiDiffMarkdown(apiDiffOf()),
    ).toBe(`### API: BREAKING  v1:openapi.json → openapi.json: 1 breaking change.

#### \`GET /orders\`

- ⛔ \`parameter limit (query)\` is gone, and clients send it.  
  also \`GET /carts\`  
  Take it back.  
  \`docs/api v1/openapi.json#/paths/~1orders/get/parameters/0\` · \`breaking-changes/request-parameter-removed\` · \`0123456789abcdef\`

Beside that: 1 added.
`);
  });

  it("of a changelog has the sections of release notes", () => {
    expect(
      apiChangelogMarkdown(apiDiffOf()),
    ).toBe(`## API changes from \`v1:openapi.json\` to \`openapi.json\`

### Breaking (1)

- \`GET /orders\` parameter limit (query) is gone, and clients send it. (and in 1 more operation)

### Added (1)

- \`schema Order\` property lines\\[\\]: property total was added
`);
  });

  it("folds long lists and counts what it leaves out", () => {
    const entries = Array.from({ length: 900 }, (_, at) => apiEntry({ subject: `schema S${at}` }));
    const counts = { added: 900, changed: 0, deprecated: 0, removed: 0, documentation: 0 };
    const text = apiChangelogMarkdown(apiDiffOf({ findings: [], changes: { counts, entries } }));
    expect(text).toContain("### Added (900)");
    expect(text).toContain("<details><summary>480 more of the 900 places</summary>");
    expect(text).toContain("…and 400 more; `--json` has them all.");
  });

  it.each([
    ["comparison", apiDiffMarkdown],
    ["changelog", apiChangelogMarkdown],
  ])("of a %s holds no markup that came from a document", (_, print) => {
    const types = typesIn(print(hostileDiff));
    for (const type of ["html", "link", "image", "emphasis", "linkReference"]) {
      expect(types).not.toContain(type);
    }
    expect(print(hostileDiff)).not.toMatch(/\u202e|(?<!`[^`]*)@all(?![^`]*`)/);
  });
});

describe("the page", () => {
  const wellFormed = (page: string) =>
    XMLValidator.validate(page.replace(/^<!doctype html>\n/, ""), {
      allowBooleanAttributes: true,
      unpairedTags: ["meta"],
    });

  it("tells what breaks and what else changed, and runs nothing", () => {
    const page = apiDiffPage(apiDiffOf());
    expect(wellFormed(page)).toBe(true);
    expect(page).toContain("parameter limit (query)</strong> is gone");
    expect(page).toContain("property lines[]: property total was added");
    expect(page).toContain("default-src &#39;none&#39;".replaceAll("&#39;", "'"));
    expect(page).not.toMatch(/<(script|link|img|iframe)\b|\bsrc=|url\(/i);
  });

  it("holds no markup that came from a document", () => {
    const page = apiDiffPage(hostileDiff);
    expect(wellFormed(page)).toBe(true);
    expect(page).not.toContain("<script");
    expect(page).not.toContain("\u202e");
  });
});

it("the SARIF names rules, places and fingerprints", () => {
  const words = {
    summary: "A parameter is gone.",
    why: "Clients send it.",
    remedy: "Take it back.",
  };
  const rule = { id: apiFinding().rule, severity: "blocking", ...words } as const;
  const log = JSON.parse(apiDiffSarif(apiDiffOf(), [{ ...rule, id: "other" }, rule], "1.2.3"));
  expect(log).toMatchObject({
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "promote", version: "1.2.3", rules: [{ id: rule.id }] } },
        results: [
          {
            ruleId: rule.id,
            ruleIndex: 0,
            level: "error",
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: "docs/api%20v1/openapi.json" },
                  region: { startLine: 1 },
                },
              },
            ],
            partialFingerprints: { "promote/v1": "0123456789abcdef" },
          },
        ],
      },
    ],
  });
});
