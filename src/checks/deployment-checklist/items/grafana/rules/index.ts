import type { RuleSet } from "../../../../../gate/rule.ts";
import type { GrafanaFacts } from "../facts.ts";
import { dashboardEmpty } from "./dashboard-empty.ts";
import { dashboardMissing } from "./dashboard-missing.ts";
import { dashboardTitleDiffers } from "./dashboard-title-differs.ts";
import { dashboardUntitled } from "./dashboard-untitled.ts";

/** Rules by file name, in the order a reader wants to hear them. */
export const grafanaRules = {
  "dashboard-missing": dashboardMissing,
  "dashboard-untitled": dashboardUntitled,
  "dashboard-title-differs": dashboardTitleDiffers,
  "dashboard-empty": dashboardEmpty,
} satisfies RuleSet<GrafanaFacts>;
