import type { Rule } from "../../../gate/rule.ts";
import type { TestsPassFacts } from "../facts.ts";

export const stepsNotRun: Rule<TestsPassFacts> = {
  severity: "blocking",
  summary: "Steps are not run, because one before them fails.",
  why: "What they prove is unknown until they are run.",
  remedy: "Correct the step that fails; the others are run after it.",
  unwaivable: "the results of the tests are not known, and what was not looked at never passes",
  *judge({ steps, notRun }) {
    const failed = steps.at(-1)?.name;
    if (notRun.length === 0 || typeof failed !== "string") return;
    yield {
      subject: `${notRun.length === 1 ? "step" : "steps"} ${notRun.join(", ")}`,
      message: `${notRun.length === 1 ? "was" : "were"} not run, because step ${failed} fails.`,
      remedy: `Correct step ${failed}; what follows is run after it.`,
    };
  },
};
