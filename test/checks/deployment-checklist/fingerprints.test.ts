import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { deploymentChecklist } from "../../../src/checks/deployment-checklist/check.ts";
import type { DeploymentChecklistFacts } from "../../../src/checks/deployment-checklist/facts.ts";
import type { RuleText } from "../../../src/gate/rule.ts";

/** The fingerprints of a case, its facts written otherwise. */
function fingerprintsOf(name: string, was = "", is = ""): readonly string[] {
  const path = join(import.meta.dirname, "cases", name, "facts.json");
  const text = readFileSync(path, "utf8");
  expect(text).toContain(was);
  const facts = JSON.parse(text.replaceAll(was, is)) as DeploymentChecklistFacts;
  return [...deploymentChecklist.judge(facts)].map(({ fingerprint }) => fingerprint);
}

it.each([
  ["git-tree-changed-near-miss--untracked", "price.ts", "tax.ts"],
  ["git-tree-untracked-near-miss--changed", "price.ts", "tax.ts"],
  ["rollback-snapshot-unrestorable", '"statement": "', '"statement": "another '],
  ["rollback-snapshot-restores-differently", '"subject": "', '"subject": "another '],
  ["migration-opaque", "5".repeat(64), "6".repeat(64)],
  ["migration-unreadable", "5".repeat(64), "6".repeat(64)],
  ["section-empty", '"within": null', '"within": "Recovery"'],
])("a waiver of %s excuses what it was made for, and nothing that came later", (name, was, is) => {
  expect(fingerprintsOf(name)).toHaveLength(1);
  expect(fingerprintsOf(name, was, is)).toHaveLength(1);
  expect(fingerprintsOf(name, was, is)).not.toEqual(fingerprintsOf(name));
});

it.each([
  ["git-branch-behind", "c".repeat(40), "d".repeat(40)],
  ["migration-drops-table", '"line": ', '"line": 1'],
  ["migration-drops-table", "5".repeat(64), "6".repeat(64)],
  ["on-call-gap-now", "T12:00:00Z", "T12:05:00Z"],
  ["on-call-placeholder-now", "T12:00:00Z", "T12:05:00Z"],
  ["rollback-snapshot-unrestorable", '"line": ', '"line": 1'],
])("a waiver of %s survives another commit, and lines that move", (name, was, is) => {
  expect(fingerprintsOf(name)).toHaveLength(1);
  expect(fingerprintsOf(name, was, is)).toEqual(fingerprintsOf(name));
});

it.each([
  ["on-call-gap", "", ""],
  ["on-call-placeholder", "Ada Lovelace", "TBD"],
  ["section-missing-within-a-section", "", ""],
])("a waiver of one finding of %s excuses no other", (name, was, is) => {
  expect(new Set(fingerprintsOf(name, was, is)).size).toBe(2);
});

it.each([
  "git-tree-unwatched",
  "git-version-unreadable",
  "command-killed",
  "previous-release-missing",
  "migrations-release-missing",
  "confirmation-tampered",
])("%s cannot be waived, and says why", (name) => {
  const rules = new Map<string, RuleText>(Object.entries(deploymentChecklist.rules));
  expect(rules.get(name)?.unwaivable).toMatch(/^[a-z]/);
});
