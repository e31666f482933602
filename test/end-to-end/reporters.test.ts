import { existsSync, lstatSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkOutput } from "../../src/report/check-output.ts";
import { junitProblems } from "../support/junit-structure.ts";
import { promoteHere } from "../support/promote-here.ts";
import { quickConfig, quickProject } from "../support/quick-project.ts";

const secret = "not-of-any-known-shape-7391";
/** A suite that fails and prints the production environment. */
const leaking = `import { readFileSync } from "node:fs";
console.log("TAP version 13\\n1..1\\nnot ok 1 - " + readFileSync(".env.prod", "utf8").trim());
process.exitCode = 1;
`;
const leakingConfig = quickConfig()
  .replace(
    "environments: { staging: {}, production: {} }",
    "environments: { staging: { suffix: _STAGING }, production: { suffix: _PROD, dotenv: .env.prod } }",
  )
  .replace(/ {2}stripe-separation: .*\n/, "  stripe-separation: { variables: [PAYMENT_KEY] }\n");

const failing =
  'console.log("TAP version 13\\n1..1\\nnot ok 1 - it works"); process.exitCode = 1;\n';

describe("promote check --reporter", () => {
  it("writes all reports of a run, makes their folders, and has a planted secret in none", async () => {
    const { repository, variables } = quickProject({
      "promote.yaml": leakingConfig,
      "suite.mjs": leaking,
      ".gitignore": ".env.prod\n",
    });
    repository.write({ ".env.prod": `PAYMENT_KEY="${secret}"\n` });
    const folder = ".promote/reports/new";
    const files = ["sarif", "junit", "html", "markdown", "tty", "json"].map(
      (name) => `${name}=${folder}/run.${name}`,
    );
    const ended = await promoteHere(
      [
        "check",
        "--only",
        "tests-pass",
        "--reporter",
        files.slice(0, 3).join(","),
        ...files.slice(3).map((file) => `--reporter=${file}`),
        "--reporter",
        "github",
      ],
      { cwd: repository.path, variables },
    );
    expect(ended).toMatchObject({ code: 1, stderr: expect.not.stringContaining("not written") });
    const read = (name: string) =>
      readFileSync(join(repository.path, folder, `run.${name}`), "utf8");
    expect(JSON.parse(read("sarif")).runs[0].results[0].ruleId).toBe("tests-pass/tests-failed");
    expect(junitProblems(read("junit"))).toEqual([]);
    expect(read("html")).toMatch(/^<!doctype html>/);
    expect(read("markdown")).toContain("### ⛔ BLOCKED at tests-pass");
    expect(read("tty")).toContain("BLOCKED at tests-pass");
    expect(checkOutput.strict().parse(JSON.parse(read("json"))).exitCode).toBe(1);
    expect(ended.stdout).toMatch(/^::error /);
    for (const text of [
      ended.stdout,
      ended.stderr,
      ...["sarif", "junit", "html", "markdown", "tty", "json"].map(read),
    ]) {
      expect(text).not.toContain(secret);
    }
    expect(read("html")).toContain("PAYMENT_KEY");
    expect(repository.git("status", "--porcelain")).toBe("");
  });

  it("leaves the terminal report on standard output where all others go to files", async () => {
    const { repository, variables } = quickProject();
    const ended = await promoteHere(["check", "--reporter", "junit=.promote/reports/a.xml"], {
      cwd: repository.path,
      variables,
    });
    expect(ended).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("CLEARED for production"),
    });
    expect(readFileSync(join(repository.path, ".promote/reports/a.xml"), "utf8")).toContain(
      'failures="0"',
    );
  });

  it("is json in the short form", async () => {
    const { repository, variables } = quickProject();
    const { stdout } = await promoteHere(
      ["check", "--json", "--reporter", "json", "--reporter", "sarif=.promote/reports/a.sarif"],
      { cwd: repository.path, variables },
    );
    expect(checkOutput.strict().parse(JSON.parse(stdout)).outcome).toBe("cleared");
  });

  it.each([
    [["--reporter", "junitt"], 'There is no reporter "junitt". Did you mean junit?'],
    [["--reporter", "html="], "names no file"],
    [["--reporter", "html=out/"], "names no file"],
    [
      ["--reporter", "html,markdown"],
      "One report goes to standard output, and html and markdown were asked for.",
    ],
    [
      ["--json", "--reporter", "github"],
      "One report goes to standard output, and json and github were asked for.",
    ],
    [["--reporter", "html=a,json=./a"], "Two reports are to go to ./a."],
    [["--reporter", "html=folder"], "which is a folder"],
    [["--reporter", "html=link"], "which is a symbolic link"],
    [["--reporter", "html=promote.yaml"], "which is a file of the repository"],
    [["--reporter", "html=.promote/records/a.html"], "where promote keeps its own files"],
    [["--reporter", "json=.promote/ledger.jsonl"], "such as .promote/reports/ledger.jsonl."],
  ])("%j is misuse, told before anything runs", async (options, words) => {
    const { repository, variables } = quickProject({
      "suite.mjs": 'import { writeFileSync } from "node:fs";\nwriteFileSync("ran", "");\n',
    });
    mkdirSync(join(repository.path, "folder"));
    symlinkSync("elsewhere", join(repository.path, "link"));
    const ended = await promoteHere(["check", ...options], { cwd: repository.path, variables });
    expect(ended).toMatchObject({ code: 64, stdout: "", stderr: expect.stringContaining(words) });
    expect(existsSync(join(repository.path, "ran"))).toBe(false);
    expect(existsSync(join(repository.path, ".promote"))).toBe(false);
  });

  it.each([
    ["a run that is cleared", undefined, 2, "CLEARED for production"],
    ["a run that is blocked", failing, 1, "BLOCKED at tests-pass"],
  ])(
    "that cannot be written never hides the verdict of %s, nor another report",
    async (_, suite, code, words) => {
      const { repository, variables } = quickProject(
        suite === undefined ? {} : { "suite.mjs": suite },
      );
      repository.write({ ".promote/reports/file": "" });
      const ended = await promoteHere(
        ["check", "--reporter", "html=.promote/reports/file/run.html,junit=.promote/reports/a.xml"],
        { cwd: repository.path, variables },
      );
      expect(ended).toMatchObject({ code, stdout: expect.stringContaining(words) });
      expect(ended.stderr).toContain("The html report is not written: ");
      expect(existsSync(join(repository.path, ".promote/reports/a.xml"))).toBe(true);
    },
  );

  it("follows no link that the run put where a report goes", async () => {
    const { repository, variables } = quickProject({
      "suite.mjs": `import { mkdirSync, symlinkSync } from "node:fs";
mkdirSync(".promote/reports");
symlinkSync("../../victim", ".promote/reports/a.xml");
console.log("TAP version 13\\n1..1\\nok 1 - it works");\n`,
    });
    const ended = await promoteHere(["check", "--reporter", "junit=.promote/reports/a.xml"], {
      cwd: repository.path,
      variables,
    });
    expect(ended).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("it is a symbolic link"),
    });
    expect(existsSync(join(repository.path, "victim"))).toBe(false);
    expect(lstatSync(join(repository.path, ".promote/reports/a.xml")).isSymbolicLink()).toBe(true);
  });
});
