import type { Rule } from "../../../gate/rule.ts";
import type { FocusedTest, TestsPassFacts } from "../facts.ts";

export const testFocused: Rule<TestsPassFacts> = {
  severity: "blocking",
  summary: "A test source of the commit has an `.only`, `fit`, `fdescribe` or `only: true`.",
  why: "The runner leaves out every other test of the file, and the suite is green all the same.",
  remedy: "Remove the `.only`, run the test command, and commit.",
  *judge({ focused }) {
    const seen = new Map<string, number>();
    for (const test of focused) {
      const subject = subjectOf(test);
      const count = (seen.get(subject) ?? 0) + 1;
      seen.set(subject, count);
      const { file, line, call } = test;
      yield {
        subject,
        message: "leaves out the other tests of its file.",
        remedy: `Remove the ${focusOf(call)} of \`${call}\` in ${file}, run the tests, and commit.`,
        place: { file, line },
        identity: `${subject}\n${count}`,
      };
    }
  },
};

function focusOf(call: string): string {
  if (call.endsWith("})")) return "`only: true`";
  return call.includes("only") ? "`.only`" : "`f`";
}

function subjectOf({ file, call, title }: FocusedTest): string {
  return title === "" ? `\`${call}\` in ${file}` : `\`${call}\` "${title}" in ${file}`;
}
