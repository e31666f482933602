import { describe, expect, it } from "vitest";
import type { NamePresence } from "../../../../src/checks/stripe-separation/required/facts.ts";
import { judgeRequired } from "../../../../src/checks/stripe-separation/required/judge.ts";

const set = { state: "set", source: "variable A", wrapping: "none" } as const;
const missing = { state: "missing", sources: ["variable A"] } as const;
const empty = { state: "empty", source: "variable A" } as const;
const nameOnly = { state: "name-only", source: "secret A" } as const;

function detailsOf(names: readonly [string, NamePresence, NamePresence][]) {
  const required = {
    always: names.map(([name]) => name),
    when: [],
    allOrNone: [],
    names: names.map(([name, staging, production]) => ({ name, staging, production })),
  };
  return [...judgeRequired("staging", "production", required)].map(({ detail }) => detail);
}

describe("the matrix of names", () => {
  it("stands below the first finding of a rule and tells every state", () => {
    const [first, ...others] = detailsOf([
      ["DATABASE_URL", set, missing],
      ["KEY", missing, nameOnly],
    ]);
    expect(first).toBe(
      [
        "              staging  production",
        "DATABASE_URL  set      missing",
        "KEY           missing  name only",
      ].join("\n"),
    );
    expect(others).toEqual([undefined]);
  });

  it("is told with what is empty too, and not where nothing is wrong", () => {
    expect(detailsOf([["KEY", empty, set]])).toEqual([
      ["     staging  production", "KEY  empty    set"].join("\n"),
    ]);
    expect(detailsOf([["KEY", nameOnly, set]])).toEqual([]);
  });
});

it("a group that is incomplete is the same finding in whichever order it is written", () => {
  const fingerprintOf = (...group: string[]) => {
    const names = group.map((name) => ({ name, staging: set, production: set }));
    const lacking = names.map((one) => (one.name === "KEY" ? { ...one, staging: missing } : one));
    const required = { always: [], when: [], allOrNone: [group], names: lacking };
    return [...judgeRequired("staging", "production", required)].map((one) => one.fingerprint);
  };
  expect(fingerprintOf("URL", "KEY")).toHaveLength(1);
  expect(fingerprintOf("URL", "KEY")).toEqual(fingerprintOf("KEY", "URL"));
  expect(fingerprintOf("URL", "KEY")).not.toEqual(fingerprintOf("URL", "KEY", "TOKEN"));
});
