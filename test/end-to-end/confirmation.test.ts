import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { promoteHere } from "../support/promote-here.ts";
import { quickConfig, quickProject } from "../support/quick-project.ts";

const off = "deployment-checklist: { off: not part of this project }";
const onCall = "deployment-checklist: { items: [{ id: on-call, kind: confirmation }] }";

/** The quick project with one confirmation to be given. */
function confirmedProject(files: Readonly<Record<string, string>> = {}) {
  return quickProject({ "promote.yaml": quickConfig().replace(off, onCall), ...files });
}

/** A test command that confirms, in the release manager's place, what nobody has. */
const confirming = `import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
const commit = execFileSync("git", ["rev-parse", "HEAD"], { encoding: "utf8" }).trim();
const file = \`.promote/confirmations/on-call-\${commit.slice(0, 12)}-production.json\`;
mkdirSync(".promote/confirmations", { recursive: true });
const now = Date.now();
writeFileSync(file, JSON.stringify({
  version: 1, item: "on-call", commit, environment: "production", by: "the candidate",
  at: new Date(now - 1000).toISOString(), evidence: "https://example.com/forged",
  expires: new Date(now + 3600_000).toISOString(),
}));
console.log("TAP version 13\\n1..1\\nok 1 - it works");
`;

describe("a confirmation", () => {
  it("given before the run is accepted", async () => {
    const { repository, variables } = confirmedProject();
    const cwd = repository.path;
    const words = ["confirm", "on-call", "--by", "Ada", "--evidence", "https://pager.example/1"];
    expect(await promoteHere(words, { cwd })).toMatchObject({ code: 0 });
    expect(await promoteHere(["check"], { cwd, variables })).toMatchObject({ code: 0 });
  });

  it("that the candidate's own command writes during the run is not", async () => {
    const { repository, commit, variables } = confirmedProject({ "suite.mjs": confirming });
    const ended = await promoteHere(["check"], { cwd: repository.path, variables });
    expect(ended.stdout).toContain("BLOCKED at deployment-checklist");
    expect(ended.stdout).toContain("deployment-checklist/confirmation-missing");
    expect(ended.code).toBe(1);
    const file = `.promote/confirmations/on-call-${commit.slice(0, 12)}-production.json`;
    expect(existsSync(join(repository.path, file))).toBe(true);
  });
});
