import type { Rule } from "../../../gate/rule.ts";
import { reportNameOf, type TestsPassFacts } from "../facts.ts";

export const reportUnreadable: Rule<TestsPassFacts> = {
  severity: "blocking",
  summary: "The report is in no format that can be read.",
  why: "Which tests ran, and whether they passed, is unknown.",
  remedy: "Let the command write Vitest or Jest JSON, JUnit XML or TAP.",
  unwaivable: "the results of the tests are not known, and what was not looked at never passes",
  *judge({ command, reportPath, signal, report, lastLines }) {
    if (signal !== null || report.state !== "unreadable") return;
    yield {
      subject: reportNameOf(reportPath),
      message: `${report.reason}.`,
      remedy: `Let \`${command}\` write Vitest or Jest JSON, JUnit XML or TAP to ${reportPath}.`,
      ...(lastLines === "" ? {} : { detail: lastLines }),
    };
  },
};
