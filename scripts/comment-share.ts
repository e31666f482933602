import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** How many lines of `src/` are comments, in percent of those that are not blank. */
const src = join(import.meta.dirname, "../src");
const lines = readdirSync(src, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts"))
  .flatMap((path) => readFileSync(join(src, path), "utf8").split("\n"))
  .map((line) => line.trim())
  .filter((line) => line !== "");
const comments = lines.filter((line) => /^(\/\/|\/\*|\*)/.test(line));
const share = ((100 * comments.length) / lines.length).toFixed(1);
console.log(`${comments.length} of ${lines.length} lines are comments: ${share} %`);
