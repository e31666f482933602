import type { ActionEvent } from "./event.ts";
import type { Inputs } from "./interface.ts";

/** Whose configuration and waivers count, as `promote check --policy-ref` takes it. */
export type PolicyRequest = { readonly policyRef?: string };

/** By default the base commit of a change; where there is none, or `head` is asked for, the commit itself. */
export function policyOf(
  { "config-ref": ref }: Pick<Inputs, "config-ref">,
  { base }: Pick<ActionEvent, "base">,
): PolicyRequest {
  if (ref === "head") return {};
  if (ref !== "base") return { policyRef: ref };
  return base === undefined ? {} : { policyRef: base };
}
