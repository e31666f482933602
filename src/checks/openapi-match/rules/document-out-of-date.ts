import type { Rule } from "../../../gate/rule.ts";
import { differencesText } from "../differences-text.ts";
import type { OpenapiMatchFacts } from "../facts.ts";
import { refreshOf } from "../refresh-of.ts";

export const documentOutOfDate: Rule<OpenapiMatchFacts> = {
  severity: "blocking",
  summary: "The committed API document is not what the code generates.",
  why: "Clients are built from the committed document; the service that is promoted answers differently.",
  remedy: "Generate the document anew, review the difference and commit it.",
  *judge(facts) {
    const { comparison, document, command } = facts;
    if (comparison === null || comparison.total === 0) return;
    const places = comparison.total === 1 ? "one place" : `${comparison.total} places`;
    yield {
      subject: document,
      message: `differs in ${places} from what \`${command}\` generates.`,
      remedy: refreshOf(facts),
      place: { file: document },
      detail: differencesText(comparison),
    };
  },
};
