import type { Rule } from "../../../gate/rule.ts";
import type { DocumentMatch } from "../facts.ts";

export const generatorFailed: Rule<DocumentMatch> = {
  severity: "blocking",
  summary: "The command that generates the API document failed in a clean copy of the commit.",
  why: "Code that cannot describe its own API cannot be compared with the committed document.",
  remedy:
    "Run the command in a fresh clone of the commit and fix what it reports; a file that is not committed is missing there.",
  unwaivable: "no documents were compared, and what was not looked at never passes",
  *judge({ generated, document, command }) {
    if (generated.state !== "failed") return;
    const { exitCode, signal, lastLines } = generated;
    const end =
      exitCode === null ? `was ended by ${signal ?? "a signal"}` : `exited with ${exitCode}`;
    yield {
      subject: `\`${command}\``,
      message: `${end} in a clean copy of the commit, so ${document} was not compared.`,
      remedy: `Run \`${command}\` in a fresh clone of the commit and fix what it reports; a file that is not committed is missing there.`,
      place: { file: document },
      identity: `${command}\n${document}`,
      ...(lastLines === "" ? {} : { detail: lastLines }),
    };
  },
};
