import { execFileSync } from "node:child_process";
import { chmodSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { pitfalls } from "../../src/doctor/diagnoses/workflow/index.ts";
import { gateJobs } from "../../src/doctor/gate-job.ts";
import { parseWorkflow } from "../../src/doctor/workflow.ts";
import { survey } from "../../src/init/survey.ts";
import { workflowText } from "../../src/init/workflow-text.ts";
import { version } from "../../src/version.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const view = {
  ...{ paths: ["package.json", "package-lock.json"], dotenv: new Map(), tags: [] },
  texts: new Map([
    ["package.json", "{}"],
    ["package-lock.json", '{ "lockfileVersion": 3 }'],
  ]),
  defaultBranch: "main",
};
const text = workflowText(survey(view, ""), "promote");
const { steps } = parse(text).jobs.promote;
const gate: { run: string; env: Record<string, string> } = steps.find(({ run = "" }) =>
  run.includes("bin/promote"),
);

describe("the gate of the workflow that init writes", () => {
  it.each([
    ["of a change follows the configuration of its base", "f".repeat(40)],
    ["of a pushed commit follows its own", ""],
  ])("%s", (_, base) => {
    const program = temporaryFolder({
      "promote/node_modules/.bin/promote": `#!/bin/sh\nprintf '%s\\n' "$@"\n`,
    });
    chmodSync(`${program}/promote/node_modules/.bin/promote`, 0o755);
    const said = execFileSync("sh", ["-ec", gate.run], {
      env: { ...process.env, RUNNER_TEMP: program, POLICY_REF: base },
      encoding: "utf8",
    });
    const option = base === "" ? [] : ["--policy-ref", base];
    expect(said.trim().split("\n")).toEqual(["check", ...option]);
  });

  it("is of the version that wrote it, and comes from outside the workspace before anything of it runs", () => {
    const runs: string[] = steps.flatMap(({ run }: { run?: string }) => run ?? []);
    expect(runs).toEqual([
      `npm install --prefix "$RUNNER_TEMP/promote" promote-gate@${version}`,
      "npm ci",
      gate.run,
    ]);
  });

  it("takes the base from the event, in a variable and not in the script", () => {
    expect(gate.env["POLICY_REF"]).toContain("github.event.pull_request.base.sha");
    expect(gate.env["POLICY_REF"]).toContain("github.event.merge_group.base_sha");
    expect(gate.run).not.toContain("{{");
  });

  it("is found by doctor, which has nothing to say of it", () => {
    const parsed = parseWorkflow(text, ".github/workflows/promote.yml");
    if (parsed.kind !== "parsed") throw new Error(parsed.reason);
    expect(gateJobs(parsed.workflow).map(({ id }) => id)).toEqual(["promote"]);
    for (const [id, find] of Object.entries(pitfalls)) {
      expect({ id, found: [...find(parsed.workflow)] }).toEqual({ id, found: [] });
    }
  });
});
