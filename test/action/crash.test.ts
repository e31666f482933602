import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { quickProject } from "../support/quick-project.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { ours, pullRequest } from "./pull-request.ts";
import { runStep } from "./run-step.ts";

/** A suite that writes a file once it runs, and waits to be ended. */
const waiting = (started: string) =>
  `import { writeFileSync } from "node:fs";\nwriteFileSync(${JSON.stringify(started)}, String(process.pid));\nsetInterval(() => {}, 1000);\n`;

it.each(["throw new Error", "Promise.reject"])(
  "a defect that nothing catches (%s) is undecided, and told in summary, outputs and comment",
  async (how) => {
    const folder = temporaryFolder();
    const started = join(folder, "started");
    // Stands in for a defect: it is thrown in the Action's own process, in the middle of the run.
    const defect = join(
      temporaryFolder({
        "defect.mjs": [
          `import { existsSync } from "node:fs";`,
          `const looking = setInterval(() => {`,
          `  if (!existsSync(${JSON.stringify(started)})) return;`,
          `  clearInterval(looking);`,
          `  ${how}(${how.startsWith("throw") ? '"the planted defect"' : 'new Error("the planted defect")'});`,
          `}, 50);`,
        ].join("\n"),
      }),
      "defect.mjs",
    );
    const { project, server, runBuilt } = await pullRequest({
      files: { "suite.mjs": waiting(started) },
    });
    const ended = await runBuilt({
      variables: { ...project.variables, NODE_OPTIONS: `--import ${pathToFileURL(defect)}` },
    });
    expect(ended.code, ended.log).toBe(2);
    const child = Number(readFileSync(started, "utf8"));
    expect(() => process.kill(child, 0)).toThrow("ESRCH");
    expect(ended.summary).toContain("the planted defect");
    expect(ended.summary).toContain("UNDECIDED, so nothing is cleared");
    expect(ended.outputs.get("outcome")).toBe("undecided");
    expect(ended.outputs.get("record-path")).toBe("");
    expect(ours(server)[0]?.body).toContain("the planted defect");
    expect(ended.commands.some((one) => one.startsWith("::error title=promote::"))).toBe(true);
  },
);

it("nothing is signed when the workspace moved to another commit while the checks ran", async () => {
  const moving = [
    `import { execFileSync } from "node:child_process";`,
    `const identity = ["-c", "user.name=m", "-c", "user.email=m@example.com"];`,
    `execFileSync("git", [...identity, "commit", "--quiet", "--allow-empty", "--message=moved"]);`,
    `console.log("TAP version 13\\n1..1\\nok 1 - it works");`,
  ].join("\n");
  const { repository, commit, variables } = quickProject({ "suite.mjs": moving });
  const ended = await runStep({
    ...{ workspace: repository.path, event: "push", payload: { after: commit }, sha: commit },
    variables,
  });
  expect(repository.git("rev-parse", "HEAD")).not.toBe(commit);
  expect(ended.code, ended.log).toBe(2);
  expect(ended.summary).toContain("HEAD of the workspace");
  expect(ended.outputs.get("record-path")).toBe("");
});
