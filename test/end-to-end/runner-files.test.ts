import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { promoteHere } from "../support/promote-here.ts";
import { quickConfig, quickProject } from "../support/quick-project.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const passing = 'console.log("TAP version 13\\n1..1\\nok 1 - it works");\n';

/** A folder of the runner's files as a step has them; one holds what an earlier command of the step wrote. */
function runnerFolder() {
  const folder = join(temporaryFolder(), "_runner_file_commands");
  mkdirSync(folder);
  const files = {
    GITHUB_ENV: join(folder, "set_env_1"),
    GITHUB_OUTPUT: join(folder, "set_output_1"),
    GITHUB_PATH: join(folder, "add_path_1"),
    GITHUB_STATE: join(folder, "save_state_1"),
    GITHUB_STEP_SUMMARY: join(folder, "step_summary_1"),
  };
  for (const file of Object.values(files)) writeFileSync(file, "");
  writeFileSync(files.GITHUB_ENV, "OURS=1\n");
  return { folder, files };
}

/** A suite that finds the files by listing the folder, as any process of the user can. */
function suiteThat(folder: string, does: string): string {
  return `import { appendFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
const folder = ${JSON.stringify(folder)};
${does}
${passing}`;
}

async function check(
  folder: string,
  files: Record<string, string>,
  does: string,
  ...options: string[]
) {
  const { repository, variables } = quickProject({ "suite.mjs": suiteThat(folder, does) });
  return promoteHere(["check", ...options], {
    cwd: repository.path,
    variables: { ...variables, ...files },
  });
}

describe("the runner's files", () => {
  it("stay as they are in a run that touches none", async () => {
    const { folder, files } = runnerFolder();
    expect(await check(folder, files, "")).toMatchObject({
      code: 0,
      stderr: expect.not.stringContaining("GITHUB_"),
    });
    expect(readFileSync(files.GITHUB_ENV, "utf8")).toBe("OURS=1\n");
  });

  it("that a child wrote to are put back, and the run clears nothing", async () => {
    const { folder, files } = runnerFolder();
    const does =
      'for (const name of readdirSync(folder)) appendFileSync(folder + "/" + name, "NODE_OPTIONS=--require=/x.js\\n");';
    const ended = await check(folder, files, does, "--json");
    expect(ended.code).toBe(2);
    const { reservations } = JSON.parse(ended.stdout);
    expect(JSON.stringify(reservations)).toContain(
      "GITHUB_ENV (set_env_1), GITHUB_OUTPUT (set_output_1)",
    );
    expect(JSON.stringify(reservations)).toContain("What it holds is as it was before.");
    for (const file of Object.values(files))
      expect(readFileSync(file, "utf8")).toBe(file === files.GITHUB_ENV ? "OURS=1\n" : "");
  });

  it.each([
    ["rewritten with as many bytes", 'writeFileSync(folder + "/set_env_1", "EVIL=1\\n");'],
    ["removed", 'rmSync(folder + "/set_env_1");'],
    [
      "a link to a file of theirs",
      'rmSync(folder + "/set_env_1"); symlinkSync(folder + "/../theirs", folder + "/set_env_1");',
    ],
  ])("that are %s are put back", async (_, does) => {
    const { folder, files } = runnerFolder();
    writeFileSync(join(folder, "../theirs"), "EVIL=1\n");
    const ended = await check(folder, files, does);
    expect(ended.code).toBe(2);
    expect(ended.stdout).toContain("GITHUB_ENV (set_env_1)");
    expect(readFileSync(files.GITHUB_ENV, "utf8")).toBe("OURS=1\n");
    expect(readFileSync(join(folder, "../theirs"), "utf8")).toBe("EVIL=1\n");
  });

  it("that were not there are not there again", async () => {
    const { folder, files } = runnerFolder();
    const missing = { ...files, GITHUB_STATE: join(folder, "none") };
    const ended = await check(folder, missing, 'writeFileSync(folder + "/none", "a=b\\n");');
    expect(ended.code).toBe(2);
    expect(existsSync(missing.GITHUB_STATE)).toBe(false);
  });

  it("are put back when the run ends without a record", async () => {
    const { files } = runnerFolder();
    const { repository, variables } = quickProject({
      "promote.yaml": quickConfig().replace(
        "staging: {}",
        "staging: { sources: [{ kind: command, run: node leak.mjs, format: json }] }",
      ),
      "leak.mjs": `import { appendFileSync } from "node:fs"; appendFileSync(${JSON.stringify(files.GITHUB_PATH)}, "/evil\\n"); process.exit(3);`,
    });
    const broken = { ...variables, PROMOTE_SIGNING_KEY: "file:/nowhere/key.pem" };
    const ended = await promoteHere(["check"], {
      cwd: repository.path,
      variables: { ...broken, ...files },
    });
    expect(ended.code).toBe(2);
    expect(readFileSync(files.GITHUB_PATH, "utf8")).toBe("");
  });
});
