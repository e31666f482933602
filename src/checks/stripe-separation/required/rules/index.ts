import type { RuleSet } from "../../../../gate/rule.ts";
import type { Requirement } from "../facts.ts";
import { requiredGroupIncomplete } from "./required-group-incomplete.ts";
import { requiredValuePadded } from "./required-value-padded.ts";
import { requiredVariableEmpty } from "./required-variable-empty.ts";
import { requiredVariableMissing } from "./required-variable-missing.ts";

/** Rules by file name, in the order a reader wants to hear them. */
export const requiredRules = {
  "required-variable-missing": requiredVariableMissing,
  "required-variable-empty": requiredVariableEmpty,
  "required-group-incomplete": requiredGroupIncomplete,
  "required-value-padded": requiredValuePadded,
} satisfies RuleSet<Requirement>;
