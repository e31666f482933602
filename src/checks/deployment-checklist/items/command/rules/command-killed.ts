import type { Rule } from "../../../../../gate/rule.ts";
import type { CommandFacts } from "../facts.ts";

export const commandKilled: Rule<CommandFacts> = {
  severity: "blocking",
  summary: "A command of the checklist was ended by a signal.",
  why: "It did not come to its end, so it says nothing about the release.",
  remedy: "Run the command by hand and find what ends it; often it is memory.",
  unwaivable: "the command did not come to its end, so what it makes sure of was not looked at",
  *judge({ id, command, signal, exitCode, lastLines }) {
    if (exitCode !== null) return;
    yield {
      subject: `${id} (\`${command}\`)`,
      message: `was ended by ${signal ?? "a signal"}.`,
      remedy: `Run \`${command}\` by hand and find what ends it; often it is memory.`,
      detail: lastLines,
      identity: id,
    };
  },
};
