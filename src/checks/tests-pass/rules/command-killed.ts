import type { Rule } from "../../../gate/rule.ts";
import type { TestsPassFacts } from "../facts.ts";

export const commandKilled: Rule<TestsPassFacts> = {
  severity: "blocking",
  summary: "A signal ended the test command before it was done.",
  why: "Tests that did not come to their end show nothing about the release.",
  remedy: "Run the command by hand and see what ends it: often the machine's memory.",
  unwaivable: "the results of the tests are not known, and what was not looked at never passes",
  *judge({ command, signal, lastLines }) {
    if (signal === null) return;
    yield {
      subject: `\`${command}\``,
      message: `was ended by ${signal}.`,
      remedy: `Run \`${command}\` by hand and see what ends it: often the machine's memory.`,
      ...(lastLines === "" ? {} : { detail: lastLines }),
    };
  },
};
