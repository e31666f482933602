import type { HazardRule } from "../hazard.ts";

export const domainChanged: HazardRule = {
  area: "rewrite-or-lock",
  severity: "advisory",
  summary: "A domain has another type, default or constraint.",
  why: "A new constraint of a domain is looked for in every row of every table that uses it, under a lock that stops writes; a new type rewrites them.",
  remedy:
    "Add the constraint with NOT VALID and validate it in a later transaction; use a new domain for another type.",
  message: () => "is defined in another way.",
};
