import { readConfirmationFiles } from "../confirmations/confirmation-files.ts";
import type { Release } from "../gate/check.ts";
import { resolveCandidate } from "../git/resolve-candidate.ts";
import type { Host } from "../host/host.ts";
import { withholdSigningKey } from "../record/signers/read-signing-key.ts";
import { type LoadedConfig, loadConfig } from "./load-config.ts";
import { assertSamePlace, assertUsableInHead, loadPolicy } from "./load-policy.ts";

/** A configuration and the candidate it is about. */
export type OpenedRelease = { readonly loaded: LoadedConfig; readonly release: Release };

type ReleaseRequest = {
  /** Path of the configuration, when it was named. */
  readonly config?: string | undefined;
  /** Tag of the previous release, when it was named. */
  readonly previous?: string | undefined;
  /** The branch, tag or commit whose configuration is followed in place of HEAD's. */
  readonly policyRef?: string | undefined;
  /** The commit that a change goes into: tags of the change's own are no releases. */
  readonly baseCommit?: string | undefined;
};

/**
 * Loads the configuration around `directory`, looks at what HEAD is, and keeps the confirmations as they are
 * before any command of the project runs. Throws `Misuse` and git faults.
 */
export async function openRelease(
  host: Pick<Host, "environment" | "files" | "processes">,
  directory: string,
  { config: given, previous, policyRef, baseCommit }: ReleaseRequest,
): Promise<OpenedRelease> {
  const loaded =
    policyRef === undefined
      ? await loadConfig(host, directory, given)
      : await loadPolicy(host, directory, given, policyRef);
  const { config, project } = loaded;
  await withholdSigningKey(host, config.record.signingKey.variable);
  await withholdSigningKey(host, "PROMOTE_SIGNING_KEY");
  const candidate = await resolveCandidate(host, { config, project, previous, baseCommit });
  const confirmations = await readConfirmationFiles(host, project);
  const release = { candidate, config, confirmations };
  if (loaded.policy === undefined) return { loaded, release };
  assertSamePlace(loaded.policy, project, candidate);
  await assertUsableInHead(host, loaded.policy, candidate);
  return { loaded, release: { ...release, policyCommit: loaded.policy.commit } };
}
