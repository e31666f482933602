import { join } from "node:path";
import type { TestsPassFacts } from "../../../src/checks/tests-pass/facts.ts";
import { describeGatheredCases } from "../../support/gathered-cases.ts";
import { repositoryOfFile } from "../../support/repository.ts";
import { runOf, scriptOf } from "./run-of.ts";

/** Time and the digest of a report that names its folder differ from run to run. */
function pinned(facts: TestsPassFacts): TestsPassFacts {
  const sha256 = "0".repeat(64);
  const steps = facts.steps.map(({ report, ...step }) => ({
    ...step,
    durationMs: 3_100,
    report: report?.state === "read" ? { ...report, sha256 } : report,
  }));
  return { ...facts, steps };
}

const emptyCommit = repositoryOfFile(() => ({}));

describeGatheredCases(join(import.meta.dirname, "cases"), "script.json", async (folder) =>
  pinned((await runOf(scriptOf(folder), emptyCommit())).facts),
);
