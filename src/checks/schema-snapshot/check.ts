import type { CheckDefinition } from "../../gate/check.ts";
import type { SchemaSnapshotFacts } from "./facts.ts";
import { gather } from "./gather.ts";
import { account, judge } from "./judge.ts";
import { rules } from "./rules/index.ts";

/** Step 1 of the promotion checklist. */
export const schemaSnapshot: CheckDefinition<
  "schema-snapshot",
  "clock" | "databases" | "environment" | "files" | "machine" | "processes" | "secrets",
  SchemaSnapshotFacts
> = {
  id: "schema-snapshot",
  title: "The staging schema is the committed snapshot",
  rules,
  gather,
  judge,
  account,
};
