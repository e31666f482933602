import type { Release } from "../gate/check.ts";
import type { Host } from "../host/host.ts";
import { oneSigner, signerIdOf, type Trust, type TrustedSigner } from "../record/trust.ts";
import { trustFor } from "../record/trust-file/read-trust-file.ts";
import { readCommittedTrust, trustPathOf } from "./committed-trust.ts";

/**
 * Whose records of earlier runs count: those of the signers in `record.trust`, as the commit of the configuration has
 * it, and of what signs the run itself, unless that file says something else of it. Undefined without such a file.
 */
export async function runTrustOf(
  host: Pick<Host, "clock" | "processes">,
  { candidate, config, policyCommit }: Release,
  own: TrustedSigner | undefined,
): Promise<Trust | undefined> {
  const { project, repository } = candidate;
  const path = trustPathOf({ config, project }, repository);
  if (path === undefined) return undefined;
  const commit = policyCommit ?? candidate.commit;
  const at = { ref: commit.slice(0, 12), commit, repository };
  const { trust: file } = await readCommittedTrust(host, at, path);
  const trust = trustFor(file, candidate.to, host.clock.now());
  // How many have to sign a promotion is for its verifier: a run's record has one signature, others come later.
  const threshold = oneSigner;
  const isNamed = own === undefined || file.signers.some(sameAs(own));
  return { ...trust, threshold, signers: isNamed ? trust.signers : [...trust.signers, own] };
}

function sameAs(own: TrustedSigner): (other: TrustedSigner) => boolean {
  const id = signerIdOf(own);
  return (other) => signerIdOf(other) === id;
}
