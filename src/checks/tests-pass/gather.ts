import type { CheckSettings } from "../../config/config.ts";
import type { Release } from "../../gate/check.ts";
import { earlierCountOf } from "./earlier-counts.ts";
import { isFailed, type StepFacts, type TestsPassFacts } from "./facts.ts";
import { findFocusedTests } from "./find-focused-tests.ts";
import { runStep, type StepNeeds } from "./run-step.ts";

/** Looks for `.only` in the commit, then runs the steps until one fails and reads the reports they leave. */
export async function gather(
  host: StepNeeds,
  settings: CheckSettings<"tests-pass">,
  { candidate, earlier }: Release,
): Promise<TestsPassFacts> {
  const focused = await findFocusedTests(host, candidate);
  const reports = settings.steps.filter(({ report }) => report !== undefined);
  const steps: StepFacts[] = [];
  for (const step of settings.steps) {
    if (steps.some(isFailed)) break;
    const isAsked = step.maxDropPercent !== undefined;
    const count = isAsked ? earlierCountOf(earlier, step.name, reports.length === 1) : null;
    steps.push(await runStep(host, candidate.project, step, count));
  }
  const notRun = settings.steps.slice(steps.length).flatMap(({ name }) => name ?? []);
  return { steps, notRun, focused };
}
