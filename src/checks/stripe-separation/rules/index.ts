import type { RuleSet } from "../../../gate/rule.ts";
import type { StripeComparison } from "../facts.ts";
import { keysSwapped } from "./keys-swapped.ts";
import { kindsDiffer } from "./kinds-differ.ts";
import { liveKeyInStaging } from "./live-key-in-staging.ts";
import { modeUndetermined } from "./mode-undetermined.ts";
import { testKeyInProduction } from "./test-key-in-production.ts";
import { valuePadded } from "./value-padded.ts";
import { valueReused } from "./value-reused.ts";
import { variableEmpty } from "./variable-empty.ts";
import { variableMissing } from "./variable-missing.ts";

/** Rules by file name, in the order a reader wants to hear them. */
export const rules = {
  "variable-missing": variableMissing,
  "variable-empty": variableEmpty,
  "keys-swapped": keysSwapped,
  "live-key-in-staging": liveKeyInStaging,
  "test-key-in-production": testKeyInProduction,
  "mode-undetermined": modeUndetermined,
  "kinds-differ": kindsDiffer,
  "value-reused": valueReused,
  "value-padded": valuePadded,
} satisfies RuleSet<StripeComparison>;
