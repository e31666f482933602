import type { Rule } from "../../../gate/rule.ts";
import { differencesText } from "../differences-text.ts";
import type { DocumentMatch } from "../facts.ts";

export const generatorNotDeterministic: Rule<DocumentMatch> = {
  severity: "blocking",
  summary: "Two runs of the generation command gave two different documents.",
  why: "A document that changes by itself can never be told to match the code.",
  remedy: "Take what differs out of the generator: dates, random names, the order of a set.",
  *judge({ generated, document, command, output }) {
    if (generated.state !== "unstable") return;
    const { between } = generated;
    const places = between.total === 1 ? "one place" : `${between.total} places`;
    yield {
      subject: `\`${command}\``,
      message: `gives a different ${document} on each run, in ${places}.`,
      remedy: `Take what differs out of what \`${command}\` writes: dates, random names, the order of a set.`,
      place: { file: document },
      identity: `${command}\n${document}`,
      detail: differencesText(between, output === "stdout" ? document : output),
    };
  },
};
