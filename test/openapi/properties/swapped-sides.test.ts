import fc from "fast-check";
import { expect, it } from "vitest";
import { ofValues } from "./by-name.ts";
import { anyPair } from "./edits.ts";
import { runs } from "./runs.ts";
import { schemaChanges } from "./schema-changes.ts";

it("what narrows when sent widens when received with the sides swapped", () => {
  const property = fc.property(anyPair, ([older, newer]) => {
    const sent = schemaChanges(older, newer, "request");
    const received = schemaChanges(newer, older, "response");
    if (ofValues(sent).length > 0) expect(received).not.toEqual([]);
    if (ofValues(received).length > 0) expect(sent).not.toEqual([]);
  });
  fc.assert(property, runs(1000));
});
