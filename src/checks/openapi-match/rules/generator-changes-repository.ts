import type { Rule } from "../../../gate/rule.ts";
import type { DocumentMatch } from "../facts.ts";

export const generatorChangesRepository: Rule<DocumentMatch> = {
  severity: "blocking",
  summary:
    "The repository or its working tree changed while the generation command ran in a clean copy of the commit.",
  why: "A command that changes the repository of the release candidate changes what is released, and what the other checks look at.",
  remedy:
    "Make the command write below the folder it runs in and use no git command that changes the repository; undo what is listed. If somebody else changed it meanwhile, run again.",
  *judge({ changedOutside, command, document }) {
    const [only] = changedOutside;
    if (only === undefined) return;
    const isOne = changedOutside.length === 1;
    const things = isOne ? only : `${changedOutside.length} things`;
    yield {
      subject: `\`${command}\``,
      message: `ran for ${document} while ${things} outside its clean copy changed.`,
      place: { file: document },
      identity: `${command}\n${document}`,
      ...(isOne ? {} : { detail: changedOutside.join("\n") }),
    };
  },
};
