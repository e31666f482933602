import { type Finding, fingerprintOf } from "../../gate/finding.ts";
import type { Hazard, HazardArea } from "./hazard.ts";
import { hazardRules } from "./rules/index.ts";

/** A hazard as a finding, with what it puts at risk. */
export type HazardFinding = Finding & { readonly area: HazardArea };

/** What the rule of its kind says of a hazard found in the file `path`. */
export function judgeHazard(hazard: Hazard, path: string): HazardFinding {
  const { kind, subject, note, line } = hazard;
  const { area, severity, why, remedy, message } = hazardRules[kind];
  const rule = `snapshot-review/${kind}` as const;
  const detail = detailOf(hazard);
  return {
    rule,
    area,
    severity,
    subject,
    message: message(hazard),
    why,
    remedy,
    ...(line === null ? {} : { place: { file: path, line } }),
    ...(detail === "" ? {} : { detail }),
    fingerprint: fingerprintOf(rule, `${subject}\n${note}`),
  };
}

/** Short texts as lines taken out and put in; a whole body says too little for its length. */
function detailOf({ before, after }: Hazard): string {
  const lines = [
    ...(before ?? "").split("\n").map((line) => `-${line}`),
    ...(after ?? "").split("\n").map((line) => `+${line}`),
  ].filter((line) => line.length > 1);
  return before === after || lines.length > 12 ? "" : lines.join("\n");
}
