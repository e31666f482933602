import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A dump with nearly every kind of object and hostile names, as pg_dump 15 wrote it. Restores on 15 and newer. */
export const richSchema = readFileSync(join(import.meta.dirname, "rich-schema.sql"), "utf8");

/** The snapshot of the example service. */
export const exampleSnapshot = readFileSync(
  join(import.meta.dirname, "../../examples/contest-api/db/schema.snapshot.sql"),
  "utf8",
);
