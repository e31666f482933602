import type { HazardRule } from "../hazard.ts";

export const columnTypeChanged: HazardRule = {
  area: "rewrite-or-lock",
  severity: "advisory",
  summary: "The type or collation of a column changes.",
  why: "The table and its indexes are usually written anew under a lock that stops reads too, and the running release may not understand the new type.",
  remedy:
    "Add a column of the new type, write both, fill it in batches, and switch over one release later.",
  message: ({ note }) => `goes ${note}.`,
};
