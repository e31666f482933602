import fc from "fast-check";
import { expect, it } from "vitest";
import { mirrored } from "./by-name.ts";
import { anyPair } from "./edits.ts";
import { runs } from "./runs.ts";
import { schemaChanges } from "./schema-changes.ts";
import { isTellable } from "./tellable.ts";

it("what narrows when sent widens when received with the sides swapped", () => {
  const property = fc.property(anyPair, ([older, newer]) => {
    // An open object takes what its neighbours declare: which of them a value belongs to, names decide, not values.
    fc.pre(isTellable(older) && isTellable(newer));
    const sent = schemaChanges(older, newer, "request");
    const received = schemaChanges(newer, older, "response");
    if (mirrored(sent).length > 0) expect(received).not.toEqual([]);
    if (mirrored(received).length > 0) expect(sent).not.toEqual([]);
  });
  fc.assert(property, runs(1000));
});
