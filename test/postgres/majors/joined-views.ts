import { readFileSync } from "node:fs";
import { join } from "node:path";

/** One schema with views over joined tables, as servers of two majors dump it. */
export const joinedViews15 = read("joined-views.15.sql");
export const joinedViews18 = read("joined-views.18.sql");

function read(name: string): string {
  return readFileSync(join(import.meta.dirname, name), "utf8");
}
