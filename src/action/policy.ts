import { trustPathNamed } from "../commands/committed-trust.ts";
import { Misuse } from "../commands/load-config.ts";
import { loadPolicy, MissingPolicy } from "../commands/load-policy.ts";
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
  const workflow = await changedWorkflow(host, directory, inputs, event);
  const policy = policyOf(inputs, event, workflow);
  const difference = await differenceOf(host, directory, inputs, policy).catch(
    (thrown: unknown) => {
      throw policy.policyRef !== undefined && policy.policyRef === event.base
        ? aboutBase(thrown, policy.policyRef)
        : thrown;
    },
  );
  return { policy, workflow, difference };
}

/** What is wrong with the base's policy, for somebody who looks at a change of it. */
function aboutBase(thrown: unknown, base: string): unknown {
  const commit = base.slice(0, 12);
  if (thrown instanceof MissingPolicy) {
    return new Misuse(
      `The commit that this change goes into, ${commit}, has no configuration ${thrown.path}, and a change is judged by that of its base. The change that brings the file in ends like this one: merge it before the check is required. A file with another name is given with the input config.`,
    );
  }
  if (!(thrown instanceof Misuse) || !thrown.message.startsWith(`${base}:`)) return thrown;
  return new Misuse(
    `${thrown.message.replaceAll(base, commit)}\nThat is the configuration of ${commit}, the commit that this change goes into: what mends it counts when it is merged, by somebody who may merge without this check.`,
  );
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

/** Where what a workflow calls of its own repository lies. */
const called = [".github/workflows", ".github/actions"];

/**
 * The file of this run's workflow, when the change has another one than its base. One that names whose policy counts may
 * do so in what it calls.
 */
async function changedWorkflow(
  host: Pick<Host, "environment" | "processes">,
  directory: string,
  { "config-ref": ref }: Pick<Inputs, "config-ref">,
  { base }: Pick<ActionEvent, "base">,
): Promise<string | undefined> {
  const file = workflowFileOf(host.environment);
  if (base === undefined || file === undefined) return undefined;
  const { repository, commit } = await headAround(host, directory);
  const paths = ref === "base" ? [file] : [file, ...called];
  const [old, now] = await Promise.all(
    [base, commit].map((one) => treeEntries(host, repository, one, paths)),
  );
  return paths.find((path) => old?.get(path) !== now?.get(path));
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
