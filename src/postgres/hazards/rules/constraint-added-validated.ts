import type { HazardRule } from "../hazard.ts";

export const constraintAddedValidated: HazardRule = {
  area: "rewrite-or-lock",
  severity: "advisory",
  summary: "A check or foreign key is added to a table that is there, and is validated.",
  why: "Added in one statement it locks the table (a foreign key both tables) against writes while every row is read.",
  remedy: "Add it `NOT VALID`, then run `VALIDATE CONSTRAINT` in a transaction of its own.",
  message: () => "is new on a table that is there, and validated.",
};
