import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ofValues } from "./by-name.ts";
import { anyPair } from "./edits.ts";
import { runs } from "./runs.ts";
import { schemaChanges } from "./schema-changes.ts";
import { withTellableBranches } from "./tellable.ts";
import { breakingValueOf, witnessOf } from "./witness.ts";

/** Share of the proven changes for which the few values tried must hold a witness. */
const leastWitnessed = 0.85;

const anyTellablePair = anyPair.map(
  ([before, after]) => [withTellableBranches(before), withTellableBranches(after)] as const,
);

/** What is called compatible has no value that one side sends and the other does not take. */
function expectSound(pairs: typeof anyPair | typeof anyTellablePair, flow: "request" | "response") {
  const property = fc.property(pairs, fc.nat(), ([before, after], seed) => {
    if (schemaChanges(before, after, flow).length > 0) return;
    expect(breakingValueOf(before, after, flow, seed).witness).toBeUndefined();
  });
  fc.assert(property, runs(600));
}

it("no value that is sent is refused for fitting two branches of oneOf", () => {
  expectSound(anyPair, "request");
});

describe.each(["request", "response"] as const)("in a %s", (flow) => {
  it("no value breaks what is called compatible, where types tell the branches of oneOf apart", () => {
    expectSound(anyTellablePair, flow);
  });

  it("a value breaks where a change of values is called proven", () => {
    const { numRuns = 0, seed = 0 } = runs(400);
    const proven = fc.sample(anyTellablePair, { numRuns, seed }).filter(([before, after]) => {
      const changes = ofValues(schemaChanges(before, after, flow));
      return changes.some(({ confidence }) => confidence === "proven");
    });
    const witnessed = proven.filter(
      ([before, after]) => witnessOf(before, after, flow, seed).witness !== undefined,
    );
    expect(proven.length).toBeGreaterThan(numRuns / 10);
    expect(witnessed.length / proven.length).toBeGreaterThan(leastWitnessed);
  });
});
