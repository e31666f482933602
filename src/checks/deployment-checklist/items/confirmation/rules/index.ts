import type { RuleSet } from "../../../../../gate/rule.ts";
import type { ConfirmationFacts } from "../facts.ts";
import { confirmationByMaker } from "./confirmation-by-maker.ts";
import { confirmationDatedAhead } from "./confirmation-dated-ahead.ts";
import { confirmationExpired } from "./confirmation-expired.ts";
import { confirmationForOtherCommit } from "./confirmation-for-other-commit.ts";
import { confirmationForOtherEnvironment } from "./confirmation-for-other-environment.ts";
import { confirmationForOtherRepository } from "./confirmation-for-other-repository.ts";
import { confirmationKeyOfOther } from "./confirmation-key-of-other.ts";
import { confirmationMalformed } from "./confirmation-malformed.ts";
import { confirmationMissing } from "./confirmation-missing.ts";
import { confirmationSignatureRefused } from "./confirmation-signature-refused.ts";
import { confirmationTampered } from "./confirmation-tampered.ts";
import { confirmationUnsigned } from "./confirmation-unsigned.ts";

/** Rules by file name, in the order a reader wants to hear them. */
export const confirmationRules = {
  "confirmation-missing": confirmationMissing,
  "confirmation-for-other-commit": confirmationForOtherCommit,
  "confirmation-for-other-environment": confirmationForOtherEnvironment,
  "confirmation-for-other-repository": confirmationForOtherRepository,
  "confirmation-malformed": confirmationMalformed,
  "confirmation-signature-refused": confirmationSignatureRefused,
  "confirmation-tampered": confirmationTampered,
  "confirmation-key-of-other": confirmationKeyOfOther,
  "confirmation-unsigned": confirmationUnsigned,
  "confirmation-by-maker": confirmationByMaker,
  "confirmation-dated-ahead": confirmationDatedAhead,
  "confirmation-expired": confirmationExpired,
} satisfies RuleSet<ConfirmationFacts>;
