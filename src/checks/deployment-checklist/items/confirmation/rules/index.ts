import type { RuleSet } from "../../../../../gate/rule.ts";
import type { ConfirmationFacts } from "../facts.ts";
import { confirmationDatedAhead } from "./confirmation-dated-ahead.ts";
import { confirmationExpired } from "./confirmation-expired.ts";
import { confirmationForOtherCommit } from "./confirmation-for-other-commit.ts";
import { confirmationForOtherEnvironment } from "./confirmation-for-other-environment.ts";
import { confirmationMalformed } from "./confirmation-malformed.ts";
import { confirmationMissing } from "./confirmation-missing.ts";

/** Rules by file name, in the order a reader wants to hear them. */
export const confirmationRules = {
  "confirmation-missing": confirmationMissing,
  "confirmation-for-other-commit": confirmationForOtherCommit,
  "confirmation-for-other-environment": confirmationForOtherEnvironment,
  "confirmation-malformed": confirmationMalformed,
  "confirmation-dated-ahead": confirmationDatedAhead,
  "confirmation-expired": confirmationExpired,
} satisfies RuleSet<ConfirmationFacts>;
