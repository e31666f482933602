import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { DocumentMatch, OpenapiMatchFacts } from "../../../src/checks/openapi-match/facts.ts";
import { generationProblem } from "../../../src/checks/openapi-match/generation-problem.ts";
import { account } from "../../../src/checks/openapi-match/judge.ts";

/** The only document of a case. */
function matchOf(name: string): DocumentMatch {
  const path = join(import.meta.dirname, "cases", name, "facts.json");
  const { documents }: OpenapiMatchFacts = JSON.parse(readFileSync(path, "utf8"));
  const [only] = documents;
  if (only === undefined) throw new Error(`${name} has no document`);
  return only;
}

const same = "same-document--same";
const cosmetic = "keys-and-sets-reordered--cosmetic";
const different = "document-out-of-date";
const accountOf = (...names: string[]) => account({ documents: names.map(matchOf) });

describe("the account", () => {
  it.each([
    [[same], /^openapi\.json is what the code generates \(1 operation; another layout\)$/],
    [["reference-not-followed"], /^openapi\.json is what the code generates \(3 operations\)$/],
    [[cosmetic], /\(\d+ operations?; \d+ cosmetic differences: \d+ key order, \d+ list order\)$/],
    [[different], /^\d+ differences in openapi\.json$/],
    [["generator-failed"], /^openapi\.json could not be compared with the code$/],
    [[same, same], /^2 documents are what the code generates \(\d+ operations?\)$/],
    [[same, cosmetic], /^2 documents are what .*; \d+ cosmetic differences\)$/],
    [[same, different], /^1 of 2 documents differ from the code$/],
    [[different, "generator-failed"], /^openapi\.json could not be compared with the code$/],
  ])("of %o begins like %s", (names, headline) => {
    expect(accountOf(...names).headline).toMatch(headline);
  });

  it("counts operations, differences and what is only written otherwise", () => {
    const { committed } = matchOf(same);
    const operations = committed.state === "read" ? committed.operations : 0;
    expect(accountOf(same).counts).toEqual({ operations, differences: 0, cosmetic: 0 });
    const { comparison } = matchOf(different);
    const {
      keyOrders = 0,
      listOrders = 0,
      references = 0,
    } = matchOf(cosmetic).comparison?.cosmetics ?? {};
    expect(accountOf(same, different, cosmetic, "document-missing").counts).toMatchObject({
      documents: 4,
      differences: comparison?.total,
      cosmetic: keyOrders + listOrders + references,
    });
  });

  it("has the digests of both sides, of one document or of each", () => {
    const { inputs, evidence } = accountOf(same);
    expect(inputs).toEqual([
      { name: "openapi.json", sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ]);
    const one = { document: "openapi.json", differences: 0, generated: expect.any(String) };
    expect(evidence).toMatchObject({ openapi: one });
    expect(accountOf(same, "generator-failed").evidence).toMatchObject({
      openapi: [one, { document: "openapi.json", differences: null, generated: null }],
    });
    expect(accountOf("document-missing")).toMatchObject({ inputs: [], counts: { operations: 0 } });
  });
});

describe("why the project folder gives nothing to compare", () => {
  it.each([
    ["generator-failed", { message: /^exited with 3, so/, detail: /./ }],
    ["generator-failed-by-signal", { message: /^was ended by SIG/ }],
    ["output-leaves-copy", { message: /^lies below / }],
    ["generated-document-unreadable", { detail: /./ }],
    ["generator-not-deterministic", { detail: /./ }],
  ])("is told of %s", (name, { message = /./, detail }: { message?: RegExp; detail?: RegExp }) => {
    const report = generationProblem(matchOf(name));
    expect(report?.message).toMatch(message);
    expect(report?.detail ?? "").toMatch(detail ?? /^$/);
  });

  it("is told of none that does", () => {
    expect(generationProblem(matchOf(same))).toBeUndefined();
    expect(generationProblem(matchOf(different))).toBeUndefined();
  });
});
