import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Json } from "../../src/data/json.ts";
import type { CheckDefinition } from "../../src/gate/check.ts";
import type { Finding } from "../../src/gate/finding.ts";

/** The part of a finding that a case states; `why` and the fingerprint follow from the rule. */
type Expected = Pick<Finding, "rule" | "subject" | "message" | "remedy" | "place" | "detail">;

/**
 * Proves `judge` over every case folder beside the test: `facts.json` in, exactly `expected.json` out.
 * Every rule of the check must fire in some case, and some case must find nothing.
 * `UPDATE_CASES=1` rewrites the expectations, never in CI.
 */
export function describeCases<Facts extends Json>(
  check: Pick<CheckDefinition<never, never, Facts>, "judge" | "account" | "rules">,
  directory: string,
): void {
  const cases = readdirSync(directory).filter((name) =>
    existsSync(join(directory, name, "facts.json")),
  );
  const fired = new Set<string>();
  let quiet = 0;

  describe("cases", () => {
    it.each(cases)("%s", (name) => {
      const facts = JSON.parse(readFileSync(join(directory, name, "facts.json"), "utf8")) as Facts;
      const found = [...check.judge(facts)];
      for (const { rule } of found) fired.add(rule.slice(rule.indexOf("/") + 1));
      if (found.length === 0) quiet += 1;
      expect(check.account(facts).headline).not.toBe("");
      expectCase(join(directory, name, "expected.json"), found.map(statedOf));
    });

    it("make every rule fire, and one finds nothing", () => {
      expect(Object.keys(check.rules).filter((rule) => !fired.has(rule))).toEqual([]);
      expect(quiet).toBeGreaterThan(0);
    });
  });
}

function statedOf({ rule, subject, message, remedy, place, detail }: Finding): Expected {
  return {
    ...{ rule, subject, message, remedy },
    ...(place === undefined ? {} : { place }),
    ...(detail === undefined ? {} : { detail }),
  };
}

/** Compares with the committed expectation, or rewrites it when asked to outside CI. */
function expectCase(path: string, actual: readonly Expected[]): void {
  if (process.env["UPDATE_CASES"] === "1") {
    if (process.env["CI"] !== undefined)
      throw new Error("UPDATE_CASES rewrites expectations; not in CI");
    writeFileSync(path, `${JSON.stringify(actual, null, 2)}\n`);
  }
  const expected = JSON.parse(readFileSync(path, "utf8")) as readonly Expected[];
  expect(actual.map((one, at) => asFarAsStated(one, expected[at]))).toEqual(expected);
}

/** A case need not state where a finding is and what it shows. */
function asFarAsStated({ place, detail, ...rest }: Expected, expected?: Expected): Expected {
  return {
    ...rest,
    ...(place === undefined || expected?.place === undefined ? {} : { place }),
    ...(detail === undefined || expected?.detail === undefined ? {} : { detail }),
  };
}
