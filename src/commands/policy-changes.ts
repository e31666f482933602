import { posix } from "node:path";
import { waiversFileName } from "../config/waivers.ts";
import type { Candidate } from "../gate/candidate.ts";
import { treeEntries } from "../git/tree-entries.ts";
import type { Host } from "../host/host.ts";
import type { PolicyChange } from "../record/promotion-record.ts";
import { trustPathOf, trustPathsIn } from "./committed-trust.ts";
import type { LoadedConfig, PolicyBase } from "./load-config.ts";
import { nearestIn } from "./load-policy.ts";

/** A configuration of another commit than the candidate's. */
export type LoadedPolicy = Pick<LoadedConfig, "config" | "project"> & {
  readonly policy: PolicyBase;
  /** The trust file, from the top of the repository, where it is another than the configuration's. */
  readonly trust?: string | undefined;
};

/**
 * What the candidate's commit has otherwise than the policy's: another configuration, or one in another place, other
 * waivers, another trust file or other keys in the files that it names.
 */
export async function policyChangesOf(
  host: Pick<Host, "processes">,
  { commit }: Pick<Candidate, "commit">,
  loaded: LoadedPolicy,
): Promise<readonly PolicyChange[]> {
  const { policy } = loaded;
  const { repository, path, searchedFrom } = policy;
  const waivers = posix.join(posix.dirname(path), waiversFileName);
  const trust = loaded.trust ?? trustPathOf(loaded, repository);
  const trusted = trust === undefined ? [] : await trustPathsIn(host, policy, trust);
  const paths = [path, waivers, ...trusted];
  const [base, head] = await Promise.all([
    treeEntries(host, repository, policy.commit, paths),
    treeEntries(host, repository, commit, paths),
  ]);
  const isChanged = (one: string) => base.get(one) !== head.get(one);
  const isMoved =
    searchedFrom !== undefined &&
    (await nearestIn(host, repository, commit, searchedFrom)) !== path;
  return [
    ...(isMoved || isChanged(path) ? [{ part: "configuration", file: path } as const] : []),
    ...(isChanged(waivers) ? [{ part: "waivers", file: waivers } as const] : []),
    ...trusted.filter(isChanged).map((file) => ({ part: "trust", file }) as const),
  ];
}
