import type { Rule } from "../../../gate/rule.ts";
import { differencesText } from "../differences-text.ts";
import type { DocumentMatch } from "../facts.ts";
import { refreshOf } from "../refresh-of.ts";

export const documentOutOfDate: Rule<DocumentMatch> = {
  severity: "blocking",
  summary: "The committed API document is not what the code generates.",
  why: "Clients are built from the committed document; the service that is promoted answers differently.",
  remedy:
    "Run `promote openapi diff` to see the difference and `promote openapi write` to accept it; review and commit the document.",
  *judge(facts) {
    const { comparison, document, command } = facts;
    if (comparison === null || comparison.total === 0) return;
    const places = comparison.total === 1 ? "one place" : `${comparison.total} places`;
    yield {
      subject: document,
      message: `differs in ${places} from what \`${command}\` generates.`,
      remedy: `See all of it with \`promote openapi diff\`. ${refreshOf(facts)}`,
      place: { file: document },
      detail: differencesText(comparison, document),
    };
  },
};
