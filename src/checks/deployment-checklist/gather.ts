import type { CheckSettings } from "../../config/config.ts";
import type { ChecklistItem } from "../../config/settings/deployment-checklist.ts";
import type { Release } from "../../gate/check.ts";
import { GateFault, reasonOf } from "../../gate/fault.ts";
import type { FaultCode } from "../../gate/faults/catalogue.ts";
import type { Host } from "../../host/host.ts";
import type { DeploymentChecklistFacts, ItemFacts } from "./facts.ts";
import { gatherItem, type ItemNeeds } from "./items/gather-item.ts";
import { turnsOf } from "./turns-of.ts";

type Failure = { readonly id: string; readonly thrown: unknown };

/** Looks at every item, in turns. A fault of one item is thrown only when all have been looked at. */
export async function gather(
  host: Pick<Host, ItemNeeds>,
  { items }: CheckSettings<"deployment-checklist">,
  release: Release,
): Promise<DeploymentChecklistFacts> {
  const looks = new Map<ChecklistItem, PromiseSettledResult<ItemFacts>>();
  for (const turn of turnsOf(items)) {
    const settled = await Promise.allSettled(turn.map((item) => gatherItem(host, item, release)));
    for (const [index, item] of turn.entries()) {
      const look = settled[index];
      if (look !== undefined) looks.set(item, look);
    }
  }
  const facts: ItemFacts[] = [];
  const failures: Failure[] = [];
  for (const item of items) {
    const look = looks.get(item);
    if (look?.status === "fulfilled") facts.push(look.value);
    else failures.push({ id: item.id, thrown: look?.reason });
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
