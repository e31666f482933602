import { findHazards } from "../../../../postgres/hazards/find-hazards.ts";
import { hazardRules } from "../../../../postgres/hazards/rules/index.ts";
import { readSchema } from "../../../../postgres/read-schema.ts";
import type { RollbackLosses } from "./facts.ts";

/** What going back from one snapshot to another loses: the hazards of that way that cost data. */
export function lossesOf(current: string, previous: string): RollbackLosses {
  const hazards = findHazards(readSchema(current), readSchema(previous));
  const costly = hazards.filter(({ kind }) => hazardRules[kind].area === "data-loss");
  const losses = costly.map((hazard) => {
    const { kind, subject, note } = hazard;
    return { kind, subject, note, said: hazardRules[kind].message(hazard) };
  });
  return { losses, others: hazards.length - costly.length };
}
