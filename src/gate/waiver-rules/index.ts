import { ruleUnwaivable } from "./rule-unwaivable.ts";
import { waiverExpired } from "./waiver-expired.ts";
import { waiverMalformed } from "./waiver-malformed.ts";
import { waiverTooLong } from "./waiver-too-long.ts";
import { waiverUnused } from "./waiver-unused.ts";

/** What can be wrong with the waivers themselves, by file name. Their findings stand among those of a check. */
export const waiverRules = {
  "waiver-malformed": waiverMalformed,
  "rule-unwaivable": ruleUnwaivable,
  "waiver-too-long": waiverTooLong,
  "waiver-expired": waiverExpired,
  "waiver-unused": waiverUnused,
};

/** The page of the waivers' rules, in the shape of a check's. */
export const waiversText = {
  id: "waivers",
  title: "Exceptions to findings are committed, reasoned and end",
  rules: waiverRules,
};
