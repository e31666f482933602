import { trustPathNamed } from "../commands/committed-trust.ts";
import { loadPolicy } from "../commands/load-policy.ts";
import { policyChangesOf } from "../commands/policy-changes.ts";
import { headAround } from "../git/resolve-candidate.ts";
import { treeEntries } from "../git/tree-entries.ts";
import type { Host } from "../host/host.ts";
import type { PolicyChange } from "../record/promotion-record.ts";
import type { ActionEvent } from "./event.ts";
import type { Inputs } from "./interface.ts";

/** Whose configuration, waivers and trust count, as `--policy-ref` of the command line takes it. */
export type PolicyRequest = { readonly policyRef?: string };

/** What a change has otherwise than the commit whose policy counts. */
export type PolicyDifference = {
  /** The commit whose policy counts, in full. */
  readonly commit: string;
  readonly changes: readonly PolicyChange[];
};

/** What a change does to the policy that its run followed. */
export type FollowedPolicy = {
  /** Undefined when the commit is judged by its own. */
  readonly difference: PolicyDifference | undefined;
  /** The file of this workflow, when the change edits it. */
  readonly workflow: string | undefined;
};

/** Settles whose policy counts, and looks what the change does to it. Throws `Misuse` when that policy is none. */
export async function followPolicy(
  host: Pick<Host, "environment" | "files" | "processes">,
  directory: string,
  inputs: Pick<Inputs, "config" | "config-ref" | "trust">,
  event: Pick<ActionEvent, "base">,
): Promise<FollowedPolicy & { readonly policy: PolicyRequest }> {
  const workflow = await changedWorkflow(host, directory, event);
  const policy = policyOf(inputs, event, workflow);
  return { policy, workflow, difference: await differenceOf(host, directory, inputs, policy) };
}

/**
 * By default the base commit of a change; where there is none, or `head` is asked for, the commit itself. A change that
 * edits the workflow does not choose: it is judged by its base.
 */
export function policyOf(
  { "config-ref": ref }: Pick<Inputs, "config-ref">,
  { base }: Pick<ActionEvent, "base">,
  workflowChanged?: string,
): PolicyRequest {
  const counts = workflowChanged !== undefined && base !== undefined ? "base" : ref;
  if (counts === "head") return {};
  if (counts !== "base") return { policyRef: counts };
  return base === undefined ? {} : { policyRef: base };
}

/** The file of this run's workflow, when the change has another one than its base. */
async function changedWorkflow(
  host: Pick<Host, "environment" | "processes">,
  directory: string,
  { base }: Pick<ActionEvent, "base">,
): Promise<string | undefined> {
  const file = workflowFileOf(host.environment);
  if (base === undefined || file === undefined) return undefined;
  const { repository, commit } = await headAround(host, directory);
  const [old, now] = await Promise.all(
    [base, commit].map((one) => treeEntries(host, repository, one, [file])),
  );
  return old?.get(file) === now?.get(file) ? undefined : file;
}

/** What the commit that is checked out has otherwise than the policy's; undefined when it is its own policy. */
async function differenceOf(
  host: Pick<Host, "files" | "processes">,
  directory: string,
  { config, trust: given }: Pick<Inputs, "config" | "trust">,
  { policyRef }: PolicyRequest,
): Promise<PolicyDifference | undefined> {
  if (policyRef === undefined) return undefined;
  const loaded = await loadPolicy(host, directory, config, policyRef);
  const trust = given === undefined ? undefined : await trustPathNamed(host, directory, given);
  const changes = await policyChangesOf(host, await headAround(host, directory), {
    ...loaded,
    trust,
  });
  return { commit: loaded.policy.commit, changes };
}

/** `.github/workflows/x.yml` of this repository, as the runner names it: `owner/name/PATH@REF`. */
function workflowFileOf({ read }: Host["environment"]): string | undefined {
  const [repository, reference = ""] = [read("GITHUB_REPOSITORY"), read("GITHUB_WORKFLOW_REF")];
  if (repository === undefined || !reference.startsWith(`${repository}/`)) return undefined;
  const [, file] =
    /^(\.github\/workflows\/[^/@]+)@/.exec(reference.slice(repository.length + 1)) ?? [];
  return file;
}
