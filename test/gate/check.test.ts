import { expect, it } from "vitest";
import { type CheckDefinition, registerCheck } from "../../src/gate/check.ts";
import { GateFault } from "../../src/gate/fault.ts";
import { applyRules, type RuleSet } from "../../src/gate/rule.ts";
import { testHost } from "../support/host.ts";
import { releaseOf } from "../support/release.ts";

type Facts = { readonly timeout: number; readonly failures: readonly string[] };

const rules: RuleSet<Facts> = {
  "tests-failed": {
    severity: "blocking",
    summary: "A test fails.",
    why: "It says so.",
    remedy: "Mend it.",
    *judge({ failures }) {
      for (const subject of failures) yield { subject, message: "fails." };
    },
  },
};

/** A check that finds the failures given, or the fault that is thrown at it. */
function checkOf(failures: readonly string[] | GateFault) {
  const done: string[] = [];
  const definition: CheckDefinition<"tests-pass", "files", Facts> = {
    id: "tests-pass",
    title: "The tests pass",
    rules,
    async gather(_host, settings) {
      done.push("gather");
      if (failures instanceof GateFault) throw failures;
      return { timeout: settings.timeout, failures };
    },
    judge(facts) {
      done.push("judge");
      return applyRules("tests-pass", rules, facts);
    },
    account: ({ failures }) => ({ headline: `${failures.length} failures` }),
  };
  return { check: registerCheck(definition), done };
}

const on = releaseOf("/srv/shop", {
  "tests-pass": { command: "true", report: "stdout", timeout: "7s" },
});

it("keeps its name, its promise and its rules", () => {
  expect(checkOf([]).check).toMatchObject({ id: "tests-pass", title: "The tests pass", rules });
});

it.each([[[]], [["one"]], [["one", "another"]]])(
  "gathers under its settings, and comes to facts, findings and an account of %j",
  async (failures) => {
    const examination = await checkOf(failures).check.examine(testHost(), on);
    expect(examination.facts).toEqual({ timeout: 7_000, failures });
    expect(examination.findings.map(({ subject }) => subject)).toEqual(failures);
    expect(examination.account).toEqual({ headline: `${failures.length} failures` });
  },
);

it("judges nothing when it cannot see", async () => {
  const fault = new GateFault("run/variable-missing", { variable: "X", usedFor: "a test" });
  const { check, done } = checkOf(fault);
  await expect(check.examine(testHost(), on)).rejects.toBe(fault);
  expect(done).toEqual(["gather"]);
});

it("is a defect, not a pass, when it is switched off and examined all the same", async () => {
  const { check, done } = checkOf([]);
  const off = releaseOf("/srv/shop", {});
  await expect(check.examine(testHost(), off)).rejects.toThrow("tests-pass is switched off");
  expect(done).toEqual([]);
});
