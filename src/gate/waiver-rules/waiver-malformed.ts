import type { ConfigProblem } from "../../config/config-problem.ts";
import type { Rule } from "../rule.ts";
import { noWaiverOfWaivers } from "./judged-waiver.ts";

export const waiverMalformed: Rule<ConfigProblem> = {
  severity: "blocking",
  summary:
    "promote.waivers.yaml is not well formed, or names a rule that does not exist. A file that is not well formed waives nothing.",
  why: "An exception that cannot be read is none, and what it was meant to say is not known.",
  remedy: "Correct promote.waivers.yaml at the line that is named, and commit it.",
  unwaivable: noWaiverOfWaivers,
  *judge({ file, line, path, message, didYouMean }) {
    const hint = didYouMean === undefined ? "" : ` Did you mean "${didYouMean}"?`;
    yield {
      subject: path === "" ? file : `${path} in ${file}`,
      message: `${message}.${hint}`,
      place: { file, line },
      identity: `${path}\n${message}`,
    };
  },
};
