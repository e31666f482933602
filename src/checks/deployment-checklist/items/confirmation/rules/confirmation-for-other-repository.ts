import type { Rule } from "../../../../../gate/rule.ts";
import { confirmRemedyOf } from "../confirm-command.ts";
import type { ConfirmationFacts } from "../facts.ts";

export const confirmationForOtherRepository: Rule<ConfirmationFacts> = {
  severity: "blocking",
  summary:
    "An item is confirmed for this commit and environment, but of another repository or project.",
  why: "A fork has the same commits, and another production.",
  remedy: "Make sure of it here too, then run `promote confirm ITEM --by NAME --evidence URL`.",
  unwaivable:
    "it stands for somebody's word on this one commit, which no exception for a time can give",
  *judge({ id, commit, environment, found }) {
    if (found.state !== "absent") return;
    const other = found.others.find(
      (one) => one.commit === commit && one.environment === environment,
    );
    if (other === undefined) return;
    yield {
      subject: id,
      message: `is confirmed for ${environment} of ${other.repository}, and not of this repository and project.`,
      remedy: confirmRemedyOf(id),
    };
  },
};
