import {
  type ConfirmationLookup,
  findConfirmation,
} from "../../../../confirmations/confirmation-files.ts";
import type { Release } from "../../../../gate/check.ts";
import type { Host } from "../../../../host/host.ts";
import type { ItemByKind } from "../../facts.ts";
import type { ConfirmationFacts } from "./facts.ts";

/** Looks for the item's confirmation for this commit on its way to this environment, as the run began. */
export async function gatherConfirmation(
  host: Pick<Host, "clock">,
  { id, validFor }: ItemByKind["confirmation"],
  { candidate, confirmations }: Release,
): Promise<ConfirmationFacts> {
  const { commit, to: environment } = candidate;
  const lookup = findConfirmation(confirmations, { item: id, commit, environment });
  return {
    id,
    kind: "confirmation",
    commit,
    environment,
    now: host.clock.now().toISOString(),
    validForMs: validFor,
    found: foundOf(lookup),
  };
}

function foundOf(lookup: ConfirmationLookup): ConfirmationFacts["found"] {
  if (lookup.state === "malformed") return lookup;
  if (lookup.state === "absent") {
    const others = lookup.others.map(({ commit, environment, at }) => ({
      commit,
      environment,
      at,
    }));
    return { state: "absent", others };
  }
  const { by, at, evidence, expires } = lookup.confirmation;
  return { state: "found", file: lookup.file, by, at, evidence, expires };
}
