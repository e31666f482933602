import type { HazardRule } from "../hazard.ts";

export const sequenceChanged: HazardRule = {
  area: "integrity",
  severity: "advisory",
  summary: "A sequence counts in another way.",
  why: "A smaller type or maximum ends the numbers early; CYCLE gives numbers out twice; another increment leaves gaps or meets numbers that are taken.",
  remedy: "Look at its last value first, and widen the column with the sequence.",
  message: () => "counts in another way.",
};
