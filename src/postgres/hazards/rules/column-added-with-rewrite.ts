import type { HazardRule } from "../hazard.ts";

export const columnAddedWithRewrite: HazardRule = {
  area: "rewrite-or-lock",
  severity: "advisory",
  summary: "A column is added whose value must be computed for each row.",
  why: "A constant default costs nothing, but this one is computed for each row: the table is written anew under a lock that stops reads too.",
  remedy: "Add the column without it, set the default, fill the rows there are in batches.",
  message: ({ note }) => `is new on a table that is there, with ${note}.`,
};
