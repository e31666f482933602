import { findHazards } from "../../../../postgres/hazards/find-hazards.ts";
import type { Hazard, HazardKind } from "../../../../postgres/hazards/hazard.ts";
import { hazardRules } from "../../../../postgres/hazards/rules/index.ts";
import { readSchema } from "../../../../postgres/read-schema.ts";
import type { RollbackLosses } from "./facts.ts";

/** Snapshots do not tell what was renamed from what was dropped where something like it came. */
const renamed: ReadonlySet<HazardKind> = new Set([
  "table-renamed",
  "column-renamed",
  "enum-label-renamed",
]);

/** What going back from one snapshot to another loses: the hazards of that way that cost data, or may. */
export function lossesOf(current: string, previous: string): RollbackLosses {
  const hazards = findHazards(readSchema(current), readSchema(previous));
  const costly = hazards.filter(isCostly);
  const losses = costly.map((hazard) => {
    const { kind, subject, note } = hazard;
    return { kind, subject, note, said: hazardRules[kind].message(hazard) };
  });
  return { losses, others: hazards.length - costly.length };
}

function isCostly({ kind, before, after }: Hazard): boolean {
  if (kind === "generation-changed") return !isComputed(before) && isComputed(after);
  return hazardRules[kind].area === "data-loss" || renamed.has(kind);
}

function isComputed(column: string | null): boolean {
  return / GENERATED ALWAYS AS \(/i.test(column ?? "");
}
