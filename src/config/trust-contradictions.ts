import type { Contradiction } from "./parse-yaml-file.ts";
import { personOf } from "./person-of.ts";
import type { TrustContent } from "./trust-file.ts";

/** What is well formed in each place of a trust file and cannot hold together. */
export function* contradictionsInTrust(content: TrustContent): Iterable<Contradiction> {
  const entries = signersIn(content);
  if (entries.length === 0) {
    yield { path: [], message: "trusts nobody; expected one of keys or identities" };
  }
  yield* twiceNamed(entries);
  yield* twiceIdentified(content);
  for (const { entry, path } of entries) yield* windowProblems(entry, path);
  yield* thresholdProblems(content.threshold, ["threshold"], entries);
  for (const [name, environment] of Object.entries(content.environments)) {
    const path = ["environments", name];
    yield* listProblems(environment.signers ?? [], [...path, "signers"], entries);
    const eligible = entries.filter(
      ({ entry }) => environment.signers?.includes(entry.name) ?? true,
    );
    const own = environment.threshold;
    yield* thresholdProblems(
      own ?? content.threshold,
      own === undefined ? path : [...path, "threshold"],
      eligible,
    );
  }
}

type Entry = TrustContent["keys"][number] | TrustContent["identities"][number];
type Placed = { readonly entry: Entry; readonly path: readonly (string | number)[] };

function signersIn({ keys, identities }: TrustContent): readonly Placed[] {
  return [
    ...keys.map((entry, index) => ({ entry, path: ["keys", index] })),
    ...identities.map((entry, index) => ({ entry, path: ["identities", index] })),
  ];
}

function* twiceNamed(entries: readonly Placed[]): Iterable<Contradiction> {
  const seen = new Set<string>();
  for (const { entry, path } of entries) {
    if (seen.has(entry.name)) {
      const message = `is "${entry.name}", which an earlier signer is called; expected a name of its own`;
      yield { path: [...path, "name"], message };
    }
    seen.add(entry.name);
  }
}

function* twiceIdentified({ identities }: TrustContent): Iterable<Contradiction> {
  const seen = new Map<string, string>();
  for (const [index, { name, identity, issuer }] of identities.entries()) {
    const both = JSON.stringify([identity, issuer]);
    const first = seen.get(both);
    if (first !== undefined) {
      const message = `is the identity of "${first}" already; expected one name for one identity`;
      yield { path: ["identities", index, "identity"], message };
    }
    seen.set(both, first ?? name);
  }
}

function* windowProblems(
  { validFrom, validUntil }: Entry,
  path: readonly (string | number)[],
): Iterable<Contradiction> {
  if (validFrom === undefined || validUntil === undefined || validFrom < validUntil) return;
  const message = `is not after validFrom, ${validFrom.toISOString()}; expected a later time`;
  yield { path: [...path, "validUntil"], message };
}

function* listProblems(
  names: readonly string[],
  path: readonly (string | number)[],
  entries: readonly Placed[],
): Iterable<Contradiction> {
  const known = new Set(entries.map(({ entry }) => entry.name));
  for (const [index, name] of names.entries()) {
    if (!known.has(name)) {
      const message = `is "${name}", which no signer of this file is called`;
      yield { path: [...path, index], message };
    }
    if (names.indexOf(name) !== index) {
      yield { path: [...path, index], message: `is "${name}" for the second time` };
    }
  }
}

/** A threshold that can never be met refuses every record, for a reason the reader would look for elsewhere. */
function* thresholdProblems(
  { signers, people }: TrustContent["threshold"],
  path: readonly (string | number)[],
  eligible: readonly Placed[],
): Iterable<Contradiction> {
  const known = new Set(eligible.map(({ entry }) => personOf(entry))).size;
  if (people > signers) {
    const message = `asks for ${people} people and ${signers} signers; expected no more people than signers`;
    yield { path, message };
  }
  if (signers > eligible.length || people > known) {
    const message = `asks for ${signers} signers and ${people} people, and there are ${eligible.length} and ${known}`;
    yield { path, message };
  }
}
