import { type Finding, fingerprintOf } from "../../gate/finding.ts";
import { applyRules } from "../../gate/rule.ts";
import type { StepFacts, TestsPassFacts } from "./facts.ts";
import { runRules, stepRules } from "./rules/index.ts";

/** Applies every rule to each step that ran, then to the whole. */
export function* judge(facts: TestsPassFacts): Iterable<Finding> {
  for (const step of facts.steps) yield* findingsIn(step);
  yield* applyRules("tests-pass", runRules, facts);
}

/** Two steps may run the same tests, so a finding names its step and is another in each. */
function* findingsIn(step: StepFacts): Iterable<Finding> {
  for (const finding of applyRules("tests-pass", stepRules, step)) {
    const { rule, subject, fingerprint } = finding;
    if (step.name === null) yield finding;
    else {
      yield {
        ...finding,
        subject: `${subject} in step ${step.name}`,
        fingerprint: fingerprintOf(rule, `${step.name}\n${fingerprint}`),
      };
    }
  }
}
