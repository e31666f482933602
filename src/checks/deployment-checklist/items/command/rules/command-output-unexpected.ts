import type { Rule } from "../../../../../gate/rule.ts";
import type { CommandFacts } from "../facts.ts";

export const commandOutputUnexpected: Rule<CommandFacts> = {
  severity: "blocking",
  summary: "A command of the checklist prints something else than it should.",
  why: "It ended well and says something else, so what it makes sure of is not known to hold.",
  remedy: "Run the command by hand and mend what it reports, or correct `output` of the item.",
  *judge({ id, command, exitCode, expectedExitCode, output, lastLines }) {
    if (exitCode !== expectedExitCode || output === null || output.holds) return;
    yield {
      subject: `${id} (\`${command}\`)`,
      message: `prints something else: ${words[output.how]} ${JSON.stringify(output.expected)}.`,
      remedy: `Run \`${command}\` by hand and mend what it reports, or correct \`output\` of the item ${id} in promote.yaml.`,
      detail: lastLines,
      identity: id,
    };
  },
};

const words = {
  exact: "its standard output is not exactly",
  contains: "its standard output does not contain",
  matches: "its standard output does not match",
} as const;
