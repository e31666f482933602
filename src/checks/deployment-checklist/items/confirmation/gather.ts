import {
  type ConfirmationLookup,
  findConfirmation,
} from "../../../../confirmations/confirmation-files.ts";
import { verifySignature } from "../../../../confirmations/signed-confirmation.ts";
import type { ConfirmationKeyText, Release } from "../../../../gate/check.ts";
import { GateFault } from "../../../../gate/fault.ts";
import { peopleSince } from "../../../../git/authors-since.ts";
import { readBlob } from "../../../../git/read-blob.ts";
import { repositoryPathOf } from "../../../../git/repository-path.ts";
import type { Host } from "../../../../host/host.ts";
import type { ItemByKind } from "../../facts.ts";
import type { ConfirmationFacts } from "./facts.ts";

type Item = ItemByKind["confirmation"];
type OwnedKey = ConfirmationKeyText & { readonly owner?: string };
type Needs = Pick<Host, "clock" | "processes">;

/** Looks for the item's confirmation for this commit on its way to this environment, as the run began. */
export async function gatherConfirmation(
  host: Needs,
  item: Item,
  release: Release,
): Promise<ConfirmationFacts> {
  const { commit, to: environment, repositoryUri: repository, prefix: project } = release.candidate;
  const key = { item: item.id, commit, environment, repository, project };
  const lookup = findConfirmation(release.confirmations, key);
  const { tagPattern } = release.config.release;
  return {
    id: item.id,
    kind: "confirmation",
    commit,
    environment,
    now: host.clock.now().toISOString(),
    validForMs: item.validFor,
    mustBeSigned: item.signed,
    makers: item.fourEyes
      ? await peopleSince(host, release.candidate, tagPattern, release.policyCommit)
      : null,
    found: foundOf(lookup, await keysOf(host, item, release)),
  };
}

/** Whose signature counts: those the item names, else those that are known where the run takes place. */
async function keysOf(
  host: Needs,
  { id, keys, signed }: Item,
  { candidate, confirmationKeys = [], policyCommit = candidate.commit }: Release,
): Promise<readonly OwnedKey[]> {
  if (keys === undefined) {
    if (signed && confirmationKeys.length === 0) {
      throw new GateFault("signing/confirmation-key-unknown", { item: id });
    }
    return confirmationKeys;
  }
  return Promise.all(
    keys.map(async (given) => {
      const { file: path, owner } =
        typeof given === "string" ? { file: given, owner: undefined } : given;
      const file = repositoryPathOf(candidate, path);
      const blob = await readBlob(host, candidate.repository, policyCommit, file);
      if (blob === undefined) throw new GateFault("signing/public-key-missing", { path });
      return { pem: blob.text, origin: path, ...(owner === undefined ? {} : { owner }) };
    }),
  );
}

function foundOf(
  lookup: ConfirmationLookup,
  keys: readonly OwnedKey[],
): ConfirmationFacts["found"] {
  if (lookup.state === "malformed") return lookup;
  if (lookup.state === "absent") {
    const others = lookup.others.map(({ commit, environment, repository, project, at }) => ({
      commit,
      environment,
      repository: project === "" ? repository : `${repository} (${project})`,
      at,
    }));
    return { state: "absent", others };
  }
  const { by, at, evidence, expires } = lookup.confirmation;
  const signature = verifySignature(lookup.signed, keys);
  return { state: "found", file: lookup.file, by, at, evidence, expires, signature };
}
