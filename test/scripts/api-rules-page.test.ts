import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { apiRulesPage, oasdiffMapping } from "../../scripts/api-rules-page.ts";
import { apiChangeKinds } from "../../src/openapi/api-change.ts";

const docs = join(import.meta.dirname, "../../docs");
const mapping = oasdiffMapping.parse(
  JSON.parse(readFileSync(join(docs, "api-rules.oasdiff.json"), "utf8")),
);
const entries = Object.entries(mapping.rules);
const mapped = new Set(entries.flatMap(([, entry]) => ("ours" in entry ? entry.ours : [])));

describe("the table of rules", () => {
  it("is what the code and the mapping say", () => {
    expect(readFileSync(join(docs, "api-rules.md"), "utf8")).toBe(apiRulesPage(mapping));
  });

  it("has every kind of change either from a rule of oasdiff or as ours alone, and none as both", () => {
    const known = [...apiChangeKinds, "version-not-bumped"] as const;
    const neither = known.filter((kind) => !mapped.has(kind) && !mapping.oursAlone.includes(kind));
    expect(neither).toEqual([]);
    expect(mapping.oursAlone.filter((kind) => mapped.has(kind))).toEqual([]);
  });

  it("has every rule of oasdiff, each with a rule of ours or a reason that is written, and no reason for nothing", () => {
    expect(entries).toHaveLength(509);
    const used = new Set(entries.flatMap(([, { otherwise }]) => otherwise ?? []));
    expect([...used].sort()).toEqual(Object.keys(mapping.reasons).sort());
  });

  it("has no rule of the other direction", () => {
    const wrong = entries.flatMap(([id, entry]) => {
      const [direction] = /^(request|response)-/.exec(id) ?? [];
      const ours = "ours" in entry ? entry.ours : [];
      return direction === undefined
        ? []
        : ours.filter((kind) => /^re(quest|sponse)-/.test(kind) && !kind.startsWith(direction));
    });
    expect(wrong).toEqual([]);
  });
});
