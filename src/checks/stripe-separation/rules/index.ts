import type { RuleSet } from "../../../gate/rule.ts";
import type { StripeComparison } from "../facts.ts";
import { formUnknown } from "./form-unknown.ts";
import { keysSwapped } from "./keys-swapped.ts";
import { kindsDiffer } from "./kinds-differ.ts";
import { lengthImplausible } from "./length-implausible.ts";
import { liveKeyInStaging } from "./live-key-in-staging.ts";
import { modeUndetermined } from "./mode-undetermined.ts";
import { restrictedKeyAgainstSecretKey } from "./restricted-key-against-secret-key.ts";
import { testKeyInProduction } from "./test-key-in-production.ts";
import { valuePadded } from "./value-padded.ts";
import { valueQuoted } from "./value-quoted.ts";
import { valueReused } from "./value-reused.ts";
import { variableEmpty } from "./variable-empty.ts";
import { variableMissing } from "./variable-missing.ts";
import { webhookSecretReused } from "./webhook-secret-reused.ts";

/** Rules by file name, in the order a reader wants to hear them. */
export const rules = {
  "variable-missing": variableMissing,
  "variable-empty": variableEmpty,
  "keys-swapped": keysSwapped,
  "live-key-in-staging": liveKeyInStaging,
  "test-key-in-production": testKeyInProduction,
  "form-unknown": formUnknown,
  "mode-undetermined": modeUndetermined,
  "length-implausible": lengthImplausible,
  "kinds-differ": kindsDiffer,
  "restricted-key-against-secret-key": restrictedKeyAgainstSecretKey,
  "value-reused": valueReused,
  "webhook-secret-reused": webhookSecretReused,
  "value-padded": valuePadded,
  "value-quoted": valueQuoted,
} satisfies RuleSet<StripeComparison>;
