import type { Json } from "../../data/json.ts";
import type { Account } from "../../gate/check.ts";
import type { Finding } from "../../gate/finding.ts";
import type { DeploymentChecklistFacts, ItemFacts } from "./facts.ts";
import { evidenceOfItem, findingsOfItem } from "./items/kinds.ts";

/** Applies the rules of its kind to each item, in the order of the checklist. */
export function* judge({ items }: DeploymentChecklistFacts): Iterable<Finding> {
  for (const item of items) yield* findingsOfItem(item);
}

/** Which items hold, and what they leave in the record. */
export function account({ items }: DeploymentChecklistFacts): Account {
  const held = items.filter(holds);
  const contributions = held.map((item) => ({ id: item.id, ...evidenceOfItem(item) }));
  const notes = contributions.flatMap(({ note }) => note ?? []);
  const confirmations = contributions.flatMap(({ confirmation }) => confirmation ?? []);
  const evidence = new Map<string, Json>();
  for (const { id, name = id, values } of contributions) {
    evidence.set(evidence.has(name) ? id : name, values);
  }
  return {
    headline: [headlineOf(items.length, held), ...notes].join("; "),
    counts: { items: items.length, held: held.length },
    inputs: contributions.flatMap(({ inputs }) => inputs ?? []),
    evidence: { ...Object.fromEntries(evidence), confirmations },
  };
}

function holds(item: ItemFacts): boolean {
  return [...findingsOfItem(item)].every(({ severity }) => severity !== "blocking");
}

function headlineOf(all: number, held: readonly ItemFacts[]): string {
  if (held.length === 0) return `none of ${all} items holds`;
  const names = held.map(({ id }) => id).join(", ");
  if (held.length < all) return `${held.length} of ${all} items hold: ${names}`;
  return `${all === 1 ? "1 item holds" : `${all} items hold`}: ${names}`;
}
