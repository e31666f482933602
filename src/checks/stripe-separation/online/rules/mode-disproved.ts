import type { Rule } from "../../../../gate/rule.ts";
import { nounOf } from "../../facts.ts";
import { keyNameOf, type OnlineProof, takenKeysOf } from "../facts.ts";

export const modeDisproved: Rule<OnlineProof> = {
  severity: "blocking",
  summary: "A key is answered in the other mode than its prefix and its environment say.",
  why: "Either real money moves where it is tested, or customers' payments are simulated and never arrive.",
  remedy: "Put a key of the environment's own mode there, and ask Stripe's own address.",
  unwaivable: "what answers the key does not do with money what the environment is for",
  *judge(proof) {
    for (const { answer, kind, mode, source, ...key } of takenKeysOf(proof)) {
      if (answer.mode === null || answer.mode === mode) continue;
      yield {
        subject: keyNameOf(key),
        message: `is a ${mode}-mode ${nounOf[kind]} by its prefix, and is answered in ${answer.mode} mode.`,
        remedy: `Put a ${mode}-mode key into ${source}; where \`api\` under \`checks.stripe-separation.online\` in promote.yaml is not Stripe's, make it so.`,
      };
    }
  },
};
