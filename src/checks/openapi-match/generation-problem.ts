import type { Report } from "../../gate/rule.ts";
import type { DocumentMatch } from "./facts.ts";
import { generatedDocumentUnreadable } from "./rules/generated-document-unreadable.ts";
import { generatorNotDeterministic } from "./rules/generator-not-deterministic.ts";

/** Why a generator that ran in the project folder gave nothing to compare; undefined when it did. */
export function generationProblem(
  match: Omit<DocumentMatch, "changedOutside" | "notFollowed">,
): Report | undefined {
  const { command, output, document, generated } = match;
  if (generated.state === "failed") {
    const { exitCode, signal, lastLines } = generated;
    const end =
      exitCode === null ? `was ended by ${signal ?? "a signal"}` : `exited with ${exitCode}`;
    return {
      subject: `\`${command}\``,
      message: `${end}, so there is nothing to compare ${document} with.`,
      remedy: `Run \`${command}\` by hand and fix what it reports.`,
      ...(lastLines === "" ? {} : { detail: lastLines }),
    };
  }
  if (generated.state === "astray") {
    if (generated.path === output) {
      const message = `is ${generated.found}, which the command would replace.`;
      return { subject: output, message, remedy: "Name another path in promote.yaml." };
    }
    return {
      subject: output,
      message: `lies below ${generated.path}, which is ${generated.found}.`,
      remedy: `Make ${generated.path} a real folder, or name another path in promote.yaml.`,
    };
  }
  const whole = { ...match, notFollowed: [], changedOutside: [] };
  const [report] = [
    ...generatedDocumentUnreadable.judge(whole),
    ...generatorNotDeterministic.judge(whole),
  ];
  return report;
}
