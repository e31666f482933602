import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const dist = join(import.meta.dirname, "../../dist");
const limit = 3_000_000;

it("the Action and its parts stay below 3 MB", () => {
  const parts = readdirSync(join(dist, "action-parts"));
  expect(parts).not.toHaveLength(0);
  const files = ["action.js", ...parts.map((name) => join("action-parts", name))];
  const bytes = files.reduce((sum, file) => sum + statSync(join(dist, file)).size, 0);
  expect(bytes).toBeLessThan(limit);
});
