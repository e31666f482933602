import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { account } from "../../../src/checks/breaking-changes/judge.ts";

const accountOf = (name: string) =>
  account(JSON.parse(readFileSync(join(import.meta.dirname, "cases", name, "facts.json"), "utf8")));

it.each([
  ["no-previous-release", "No previous release to compare with"],
  ["previous-tag-unknown", "The previous release is not known"],
  ["document-missing", "The documents of v1.4.0 and of the commit could not be compared"],
  ["same-document--same", "No breaking change against v1.4.0 (4 operations)"],
  ["places-in-a-folder", "3 breaking changes against v1.4.0"],
  ["level-off--counted", "1 breaking change against v1.4.0, 1 switched off"],
])("says of %s: %s", (name, headline) => {
  expect(accountOf(name).headline).toBe(headline);
});

it("counts what is switched off by its kind, and says nothing of it where nothing is", () => {
  const off = accountOf("level-off--counted");
  expect(off.counts).toEqual({ operations: 4, changes: 1, switchedOff: 1 });
  expect(off.evidence).toMatchObject({
    breaking: { changes: 1, switchedOff: { "response-property-removed": 1 } },
  });
  const on = accountOf("places-in-a-folder");
  expect(on.counts).toEqual({ operations: 4, changes: 3 });
  expect(on.evidence).not.toHaveProperty("breaking.switchedOff");
});

it("says of documents that cannot be compared what there is of them", () => {
  const { counts, inputs, evidence } = accountOf("document-missing");
  expect(counts).toEqual({ operations: 0, changes: 0 });
  expect(inputs).toMatchObject([{ name: "v1.4.0:docs/api/openapi.json" }]);
  expect(evidence).toMatchObject({ breaking: { current: null, changes: null } });
  expect(accountOf("no-previous-release").evidence).toMatchObject({
    breaking: { previousRelease: null, previous: null },
  });
});
