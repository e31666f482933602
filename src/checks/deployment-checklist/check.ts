import type { CheckDefinition } from "../../gate/check.ts";
import type { DeploymentChecklistFacts } from "./facts.ts";
import { gather } from "./gather.ts";
import type { ItemNeeds } from "./items/gather-item.ts";
import { account, judge } from "./judge.ts";
import { rules } from "./rules/index.ts";

/** Step 7 of the promotion checklist. */
export const deploymentChecklist: CheckDefinition<
  "deployment-checklist",
  ItemNeeds,
  DeploymentChecklistFacts
> = {
  id: "deployment-checklist",
  title: "The release can be watched and rolled back",
  rules,
  gather,
  judge,
  account,
};
