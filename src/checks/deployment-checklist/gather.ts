import type { CheckSettings } from "../../config/config.ts";
import type { Release } from "../../gate/check.ts";
import { GateFault, reasonOf } from "../../gate/fault.ts";
import type { FaultCode } from "../../gate/faults/catalogue.ts";
import type { Host } from "../../host/host.ts";
import type { DeploymentChecklistFacts } from "./facts.ts";
import { gatherItem, type ItemNeeds } from "./items/gather-item.ts";

type Failure = { readonly id: string; readonly thrown: unknown };

/** Looks at every item at once. A fault of one item is thrown only when all have been looked at. */
export async function gather(
  host: Pick<Host, ItemNeeds>,
  { items }: CheckSettings<"deployment-checklist">,
  release: Release,
): Promise<DeploymentChecklistFacts> {
  const looks = await Promise.allSettled(items.map((item) => gatherItem(host, item, release)));
  const facts: DeploymentChecklistFacts["items"][number][] = [];
  const failures: Failure[] = [];
  for (const [index, look] of looks.entries()) {
    if (look.status === "fulfilled") facts.push(look.value);
    else failures.push({ id: items[index]?.id ?? "", thrown: look.reason });
  }
  const [first, ...others] = failures;
  if (first !== undefined) throw namedFailure(first, others);
  return { items: facts };
}

/** The first item's fault, naming the item; the others stand in its detail. A defect stays as it is. */
function namedFailure({ id, thrown }: Failure, others: readonly Failure[]): unknown {
  if (!(thrown instanceof GateFault)) return thrown;
  const lines = others.map((other) => `Item ${other.id}: ${reasonOf(other.thrown)}`);
  return faultAbout(`Item ${id}`, thrown, lines);
}

function faultAbout<Code extends FaultCode>(
  about: string,
  fault: GateFault<Code>,
  lines: readonly string[],
): GateFault<Code> {
  const detail = [...(fault.detail === undefined ? [] : [fault.detail]), ...lines].join("\n");
  return new GateFault(fault.code, fault.parameters, {
    about,
    cause: fault,
    ...(detail === "" ? {} : { detail }),
  });
}
