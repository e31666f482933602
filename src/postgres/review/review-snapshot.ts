import type { Finding } from "../../gate/finding.ts";
import { applyRules } from "../../gate/rule.ts";
import { foreignKeysWithoutIndex } from "../foreign-keys-without-index.ts";
import { findHazards } from "../hazards/find-hazards.ts";
import type { Hazard } from "../hazards/hazard.ts";
import { type HazardFinding, judgeHazard } from "../hazards/judge-hazards.ts";
import type { Migration, ReviewFacts } from "./facts.ts";
import { reviewRules } from "./rules/index.ts";

/** What is to be said about a change of the snapshot. */
export type SnapshotReview = {
  readonly findings: readonly Finding[];
  readonly hazards: readonly HazardFinding[];
  /** Foreign keys without an index that were there before. */
  readonly oldForeignKeysWithoutIndex: number;
};

/** Reviews a change. A snapshot that is new has no hazards, and its foreign keys are old: nothing says when they came. */
export function reviewSnapshot(facts: ReviewFacts): SnapshotReview {
  const { path, before, after, migrations } = facts;
  const findings = [...applyRules("snapshot-review", reviewRules, facts)];
  const added = findings.filter(({ rule }) => rule.endsWith("/foreign-key-without-index")).length;
  const hazards = before === null ? [] : findHazards(before, after);
  return {
    findings,
    hazards: hazards
      .filter((hazard) => !isDoneTheSaferWay(hazard, migrations.files))
      .map((hazard) => judgeHazard(hazard, path)),
    oldForeignKeysWithoutIndex: foreignKeysWithoutIndex(after).length - added,
  };
}

const saferWays: { readonly [kind: string]: (name: string) => RegExp } = {
  "index-created": (name) =>
    new RegExp(`create\\s+(unique\\s+)?index\\s+concurrently\\s+(if\\s+not\\s+exists\\s+)?${name}`),
  "constraint-added-validated": (name) =>
    new RegExp(`add\\s+constraint\\s+${name}\\s[^;]*\\snot\\s+valid`),
  "key-added": (name) => new RegExp(`add\\s+constraint\\s+${name}\\s[^;]*using\\s+index`),
};

/** Whether a migration does it in the way that locks nobody out. */
function isDoneTheSaferWay({ kind, name }: Hazard, files: readonly Migration[]): boolean {
  const bare = name.replace(/^"(.*)"$/s, "$1").replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const way = saferWays[kind]?.(`(?:[a-z0-9_]+\\.)?"?${bare.toLowerCase()}"?(?![a-z0-9_$])`);
  return way !== undefined && files.some(({ text }) => way.test(text.toLowerCase()));
}
