import type { RuleSet } from "../../../../gate/rule.ts";
import type { OnlineProof } from "../facts.ts";
import { accountShared } from "./account-shared.ts";
import { accountUnexpected } from "./account-unexpected.ts";
import { accountUntold } from "./account-untold.ts";
import { keyExpired } from "./key-expired.ts";
import { keyInvalid } from "./key-invalid.ts";
import { modeDisproved } from "./mode-disproved.ts";
import { modeUntold } from "./mode-untold.ts";

/** Rules by file name, in the order a reader wants to hear them. */
export const onlineRules = {
  "key-expired": keyExpired,
  "key-invalid": keyInvalid,
  "mode-disproved": modeDisproved,
  "mode-untold": modeUntold,
  "account-unexpected": accountUnexpected,
  "account-shared": accountShared,
  "account-untold": accountUntold,
} satisfies RuleSet<OnlineProof>;
