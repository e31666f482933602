import type { OperationPair } from "./http-comparison.ts";
import {
  type Alternative,
  alternativeText,
  type Proof,
  type Security,
  securityOf,
} from "./security.ts";

/** Whoever was let through with what they prove is let through with no more. */
export function compareSecurity(pair: OperationPair): void {
  const { sources } = pair.comparison;
  const before = securityOf(sources.before, pair.before);
  const after = securityOf(sources.after, pair.after);
  for (const old of before.alternatives) {
    if (after.alternatives.some((now) => lets(old, now))) continue;
    const nearest = after.alternatives.find((now) => hasSameKeys(old, now));
    if (old.proofs.length > 0 && nearest !== undefined) tellProofs(pair, old, nearest);
    else tellAlternative(pair, old, before, after);
  }
}

function tellAlternative(
  pair: OperationPair,
  old: Alternative,
  before: Security,
  after: Security,
): void {
  const text = after.alternatives.map(alternativeText).join(" or ");
  const revision = after.at ?? { ...pair.after.at };
  if (old.proofs.length === 0) {
    pair.tell("security-required", { before: "none", after: text, base: before.at, revision });
    return;
  }
  const name = alternativeText(old);
  const told = { name, before: name, after: text, base: old.at, revision };
  pair.tell("security-alternative-removed", told);
}

/** The same schemes are asked for: one of them works in another way, or must grant more. */
function tellProofs(pair: OperationPair, old: Alternative, now: Alternative): void {
  for (const proof of old.proofs) {
    const same = now.proofs.find(({ key }) => key === proof.key);
    if (same === undefined || covers(proof, same)) continue;
    const [before, after] = [proof, same].map(mechanismText);
    if (before !== after && !isSameMechanism(proof, same)) {
      const told = { name: proof.key, before: before ?? null, after: after ?? null };
      pair.tell("security-scheme-changed", { ...told, base: proof.at, revision: same.at });
      continue;
    }
    pair.tell("security-scope-added", {
      ...{ name: proof.key, before: proof.scopes.join(" "), after: same.scopes.join(" ") },
      ...{ base: old.at, revision: now.at },
    });
  }
}

/** Every proof that the new one asks for is among those given. */
function lets(old: Alternative, now: Alternative): boolean {
  return now.proofs.every((asked) => old.proofs.some((given) => covers(given, asked)));
}

function covers(given: Proof, asked: Proof): boolean {
  const hasScopes = asked.scopes.every((scope) => given.scopes.includes(scope));
  return hasScopes && isSameMechanism(given, asked);
}

/** A token that a client can get today can still be had: each flow stays. */
function isSameMechanism(given: Proof, asked: Proof): boolean {
  const hasFlows = given.flows.every((flow) => asked.flows.includes(flow));
  return given.mechanism === asked.mechanism && hasFlows;
}

function mechanismText({ mechanism, flows }: Proof): string {
  return flows.length === 0 ? mechanism : `${mechanism} (${[...flows].sort().join(", ")})`;
}

function hasSameKeys(old: Alternative, now: Alternative): boolean {
  const keys = new Set(old.proofs.map(({ key }) => key));
  return now.proofs.length === keys.size && now.proofs.every(({ key }) => keys.has(key));
}
