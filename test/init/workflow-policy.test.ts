import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { survey } from "../../src/init/survey.ts";
import { workflowText } from "../../src/init/workflow-text.ts";

const view = {
  ...{ paths: ["package.json", "package-lock.json"], dotenv: new Map(), tags: [] },
  texts: new Map([
    ["package.json", "{}"],
    ["package-lock.json", '{ "lockfileVersion": 3 }'],
  ]),
  defaultBranch: "main",
};
const { steps } = parse(workflowText(survey(view, ""), "promote")).jobs.promote;
const gate: { run: string; env: Record<string, string> } = steps.find(({ run = "" }) =>
  run.includes("promote check"),
);

describe("the gate of the workflow that init writes", () => {
  it.each([
    ["of a change follows the configuration of its base", "f".repeat(40)],
    ["of a pushed commit follows its own", ""],
  ])("%s", (_, base) => {
    const said = execFileSync("sh", ["-ec", `npx() { printf '%s\\n' "$@"; }\n${gate.run}`], {
      env: { ...process.env, POLICY_REF: base },
      encoding: "utf8",
    });
    const option = base === "" ? [] : ["--policy-ref", base];
    expect(said.trim().split("\n")).toEqual(["--no", "--", "promote", "check", ...option]);
  });

  it("takes the base from the event, in a variable and not in the script", () => {
    expect(gate.env["POLICY_REF"]).toContain("github.event.pull_request.base.sha");
    expect(gate.env["POLICY_REF"]).toContain("github.event.merge_group.base_sha");
    expect(gate.run).not.toContain("{{");
  });
});
