import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Json } from "../../src/data/json.ts";

/**
 * Proves `gather` over every case folder that holds `input`: looking at the real thing gives exactly
 * its `facts.json`. `UPDATE_CASES=1` rewrites the facts, never in CI. `PROMOTE_GATHERED_CASES=off` leaves them
 * out, for mutants of what judges: starting programs for each of them is slow and tells nothing of it.
 */
export function describeGatheredCases(
  directory: string,
  input: string,
  look: (folder: string) => Promise<Json>,
): void {
  const cases = readdirSync(directory).filter((name) => existsSync(join(directory, name, input)));

  describe.skipIf(process.env["PROMOTE_GATHERED_CASES"] === "off")("gather", () => {
    it.each(cases)("sees %s", async (name) => {
      const folder = join(directory, name);
      const facts = await look(folder);
      const path = join(folder, "facts.json");
      if (process.env["UPDATE_CASES"] === "1") {
        if (process.env["CI"] !== undefined) throw new Error("UPDATE_CASES rewrites; not in CI");
        writeFileSync(path, `${JSON.stringify(facts, null, 2)}\n`);
      }
      expect(facts).toEqual(JSON.parse(readFileSync(path, "utf8")));
    });
  });
}
