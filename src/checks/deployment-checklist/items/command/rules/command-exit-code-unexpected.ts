import type { Rule } from "../../../../../gate/rule.ts";
import type { CommandFacts } from "../facts.ts";

export const commandExitCodeUnexpected: Rule<CommandFacts> = {
  severity: "blocking",
  summary: "A command of the checklist ends with another exit code than it should.",
  why: "What the command makes sure of does not hold for this release.",
  remedy: "Run the command by hand and mend what it reports, or correct `exitCode` of the item.",
  *judge({ id, command, exitCode, expectedExitCode, lastLines }) {
    if (exitCode === null || exitCode === expectedExitCode) return;
    yield {
      subject: `${id} (\`${command}\`)`,
      message: `ends with exit code ${exitCode}, where ${expectedExitCode} is expected.`,
      remedy: `Run \`${command}\` by hand and mend what it reports, or correct \`exitCode\` of the item ${id} in promote.yaml.`,
      detail: lastLines,
      identity: id,
    };
  },
};
