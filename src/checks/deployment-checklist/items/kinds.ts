import type { Finding } from "../../../gate/finding.ts";
import { applyRules } from "../../../gate/rule.ts";
import type { FactsByKind, ItemFacts, KindName } from "../facts.ts";
import { command } from "./command/kind.ts";
import { confirmation } from "./confirmation/kind.ts";
import { document } from "./document/kind.ts";
import { git } from "./git/kind.ts";
import { grafana } from "./grafana/kind.ts";
import { http } from "./http/kind.ts";
import type { ItemEvidence, ItemKind } from "./item-kind.ts";
import { migrations } from "./migrations/kind.ts";
import { pagerduty } from "./pagerduty/kind.ts";
import { prometheus } from "./prometheus/kind.ts";
import { rollbackSnapshot } from "./rollback-snapshot/kind.ts";

const kinds: { readonly [Kind in KindName]: ItemKind<FactsByKind[Kind]> } = {
  document,
  "rollback-snapshot": rollbackSnapshot,
  http,
  confirmation,
  prometheus,
  grafana,
  pagerduty,
  git,
  migrations,
  command,
};

/** The findings of the rules of the item's kind. */
export function findingsOfItem(facts: ItemFacts): Iterable<Finding> {
  return applyKind(facts.kind, facts);
}

/** What an item that holds leaves in the record. */
export function evidenceOfItem(facts: ItemFacts): ItemEvidence {
  return describeKind(facts.kind, facts);
}

function applyKind<Kind extends KindName>(kind: Kind, facts: FactsByKind[Kind]): Iterable<Finding> {
  return applyRules("deployment-checklist", kinds[kind].rules, facts);
}

function describeKind<Kind extends KindName>(kind: Kind, facts: FactsByKind[Kind]): ItemEvidence {
  return kinds[kind].evidence(facts);
}
