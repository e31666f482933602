import type { Rule } from "../../../../../gate/rule.ts";
import { confirmRemedyOf } from "../confirm-command.ts";
import type { ConfirmationFacts } from "../facts.ts";

export const confirmationForOtherEnvironment: Rule<ConfirmationFacts> = {
  severity: "blocking",
  summary: "An item is confirmed for this commit, but for another environment.",
  why: "Who is on call or what is watched differs from one environment to the other.",
  remedy: "Make sure of it there too, then run `promote confirm ITEM --by NAME --evidence URL`.",
  unwaivable:
    "it stands for somebody's word on this one commit, which no exception for a time can give",
  *judge({ id, commit, environment, found }) {
    if (found.state !== "absent") return;
    const ofCommit = found.others.filter((candidate) => candidate.commit === commit);
    const [other] = ofCommit;
    if (other === undefined || ofCommit.some((one) => one.environment === environment)) return;
    yield {
      subject: id,
      message: `is confirmed for ${other.environment}, and not for ${environment}.`,
      remedy: confirmRemedyOf(id),
    };
  },
};
