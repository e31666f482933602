import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkOutput } from "../../src/report/check-output.ts";
import { promote } from "../support/promote.ts";
import { promoteHere } from "../support/promote-here.ts";
import { quickConfig, quickProject, suite } from "../support/quick-project.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

function recordsIn(path: string): string[] {
  const directory = join(path, ".promote/records");
  return existsSync(directory) ? readdirSync(directory) : [];
}

describe("promote check", () => {
  it("clears, seals the record before it says so, and verify agrees", async () => {
    const { repository, commit, variables, publicKey } = quickProject();
    const ended = await promote(["check"], { cwd: repository.path, variables });
    expect(ended).toMatchObject({ code: 0 });
    expect(ended.stdout).toContain(`CLEARED for production: commit ${commit.slice(0, 12)}`);
    const [bundle = ""] = recordsIn(repository.path).filter((name) =>
      name.endsWith(".sigstore.json"),
    );
    expect(ended.stdout).toContain(bundle);
    const verified = await promote(
      [
        "verify",
        `.promote/records/${bundle}`,
        "--commit",
        commit,
        "--environment",
        "production",
        "--key",
        publicKey,
      ],
      { cwd: repository.path },
    );
    expect(verified).toMatchObject({ code: 0 });
    expect(repository.git("status", "--porcelain")).toBe("");
  });

  it("blocks on a failing test, records that, and names the test on the first screen", async () => {
    const { repository, variables } = quickProject({ "suite.sh": suite.red });
    const ended = await promote(["check"], { cwd: repository.path, variables });
    expect(ended.code).toBe(1);
    expect(ended.stdout).toContain("BLOCKED at tests-pass");
    expect(ended.stdout).toContain("it works");
    expect(recordsIn(repository.path).filter((name) => name.includes("-blocked."))).toHaveLength(3);
  });

  it("prints JSON of the documented schema, and nothing else on standard output", async () => {
    const { repository, commit, variables } = quickProject();
    const { stdout, code } = await promoteHere(["check", "--json"], {
      cwd: repository.path,
      variables,
    });
    const output = checkOutput.strict().parse(JSON.parse(stdout));
    expect(output).toMatchObject({
      outcome: "cleared",
      exitCode: code,
      commit,
      stoppedAt: null,
      signed: true,
    });
    expect(output.checks.map(({ status }) => status)).toEqual([
      ...Array<string>(5).fill("not-configured"),
      "passed",
      "not-configured",
    ]);
  });

  it("is undecided without a key, and says how to make one", async () => {
    const { repository } = quickProject();
    const ended = await promoteHere(["check"], { cwd: repository.path });
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain("promote key create");
    expect(recordsIn(repository.path)).toEqual([]);
  });

  it.each([
    ["--unsigned", "The record is not signed"],
    ["--keep-going", "All checks were run whatever they found"],
    ["--only=tests-pass", "Only tests-pass was run"],
  ])("%s never clears a release", async (flag, words) => {
    const { repository, variables } = quickProject();
    const ended = await promoteHere(["check", flag], { cwd: repository.path, variables });
    expect(ended.code).toBe(2);
    expect(ended.stdout).toContain(words);
    expect(ended.stdout).not.toContain("CLEARED");
  });

  it("never clears a working tree that is not the commit", async () => {
    const { repository, variables } = quickProject();
    repository.write({ "suite.mjs": 'console.log("TAP version 13\\n1..1\\nok 1 - another");\n' });
    const ended = await promoteHere(["check"], { cwd: repository.path, variables });
    expect(ended.code).toBe(2);
    expect(ended.stdout).toContain("The working tree is not the commit: suite.mjs");
  });

  it("never clears when HEAD moves while the checks run", async () => {
    const move =
      "git -c user.name=t -c user.email=t@t commit --quiet --allow-empty --message=x || exit 1\n";
    const { repository, variables } = quickProject({ "suite.sh": move + suite.green });
    const ended = await promoteHere(["check"], { cwd: repository.path, variables });
    expect(ended.code).toBe(2);
    expect(ended.stdout).toContain("HEAD moved from");
  });

  it("never clears when a check changes a file of the commit", async () => {
    const { repository, variables } = quickProject({
      "suite.sh": `echo more >> notes.md\n${suite.green}`,
      "notes.md": "",
    });
    const ended = await promoteHere(["check"], { cwd: repository.path, variables });
    expect(ended.code).toBe(2);
    expect(ended.stdout).toContain("The checks changed files of the commit: notes.md.");
  });

  it("names who asked as git did before a check could set another name", async () => {
    const { repository, variables } = quickProject({
      "suite.sh": `git config user.email mallory@shop.example || exit 1\n${suite.green}`,
    });
    repository.git("config", "--local", "user.email", "ada@shop.example");
    const inside = { cwd: repository.path, variables };
    expect(await promoteHere(["check"], inside)).toMatchObject({ code: 0 });
    expect(repository.git("config", "--local", "user.email")).toBe("mallory@shop.example");
    const record = recordsIn(repository.path).find((name) => name.endsWith(".sigstore.json"));
    const shown = await promoteHere(["record", "show", `.promote/records/${record}`], inside);
    expect(shown.stdout).toContain("ada@shop.example");
  });

  it("never clears by a configuration that is not in the commit", async () => {
    const { repository, variables } = quickProject();
    repository.write({ ".git/info/exclude": "mine.yaml\n", "mine.yaml": quickConfig() });
    const ended = await promoteHere(["check", "--config", "mine.yaml"], {
      cwd: repository.path,
      variables,
    });
    expect(ended.code).toBe(2);
    expect(ended.stdout).toContain("mine.yaml is not the commit's.");
  });

  it("works on a project in a sub-folder, called from below it", async () => {
    const { repository, variables } = quickProject();
    repository.commit({
      "promote.yaml": null,
      "suite.sh": null,
      "backend/src/x.txt": "",
      "backend/suite.sh": suite.green,
      "ops/promote.yaml": `root: ../backend\n${quickConfig()}`,
    });
    const ended = await promoteHere(["check", "--config", "../../ops/promote.yaml"], {
      cwd: join(repository.path, "backend/src"),
      variables,
    });
    expect(ended.stderr).toContain("stays inside the project folder");
    repository.commit({
      "ops/promote.yaml": null,
      "promote.yaml": `root: backend\n${quickConfig()}`,
    });
    const again = await promoteHere(["check"], {
      cwd: join(repository.path, "backend/src"),
      variables,
    });
    expect(again).toMatchObject({ code: 0 });
    expect(recordsIn(join(repository.path, "backend"))).toHaveLength(3);
  });

  it("is undecided when the check outlives its limit", async () => {
    const { repository, variables } = quickProject();
    repository.commit({
      "promote.yaml": `${quickConfig()}    timeout: 1s\n`,
      "suite.sh": "sleep 600\n",
    });
    const ended = await promoteHere(["check"], { cwd: repository.path, variables });
    expect(ended.code).toBe(2);
    expect(ended.stdout).toContain("was not decided within its limit of 1 s");
  });

  it("is undecided when the whole run outlives its limit", async () => {
    const { repository, variables } = quickProject();
    repository.commit({
      "promote.yaml": `limits: { run: 1s }\n${quickConfig()}`,
      "suite.sh": "sleep 600\n",
    });
    const ended = await promoteHere(["check"], { cwd: repository.path, variables });
    expect(ended.code).toBe(2);
    expect(ended.stdout).toContain("The whole run passed its limit of 1 s");
  });

  it("lists the checks and where each is configured, and runs nothing", async () => {
    const { repository } = quickProject();
    const { code, stdout } = await promoteHere(["check", "--list"], { cwd: repository.path });
    expect(code).toBe(0);
    expect(stdout).toContain("6  tests-pass             promote.yaml:11");
    expect(recordsIn(repository.path)).toEqual([]);
  });
});

describe("a planted secret", () => {
  it("is found nowhere: not in output, logs, facts, records, in no form", async () => {
    const secret = 'p1anted/Secret+value & "quoted"';
    const forms = [
      secret,
      JSON.stringify(secret).slice(1, -1),
      encodeURIComponent(secret),
      Buffer.from(secret).toString("base64"),
      Buffer.from(secret).toString("base64url"),
      Buffer.from(secret).toString("hex"),
    ];
    const leaking = `const secret = process.env.PLANTED;
const forms = [secret, JSON.stringify(secret), encodeURIComponent(secret),
  ...["base64", "base64url", "hex"].map((encoding) => Buffer.from(secret).toString(encoding))];
console.error(forms.join("\\n"));
process.stdout.write("TAP version 13\\n1.." + forms.length + "\\n");
forms.forEach((form, index) => console.log("not ok " + (index + 1) + " - leaks " + form.replaceAll("#", "")));
process.exitCode = 1;`;
    const { repository, variables } = quickProject({
      "suite.mjs": leaking,
      "promote.yaml": `${quickConfig()}    environment: [PLANTED]\n`,
    });
    const ended = await promoteHere(["check", "-v"], {
      cwd: repository.path,
      variables: { ...variables, PLANTED: secret },
    });
    expect(ended.code).toBe(1);
    expect(ended.stdout).toContain("leaks [redacted]");
    const files = readdirSync(join(repository.path, ".promote"), {
      recursive: true,
      withFileTypes: true,
    })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));
    expect(files.length).toBeGreaterThan(4);
    const payloads = files.flatMap((text) => /"payload":"([^"]+)"/.exec(text)?.[1] ?? []);
    const decoded = payloads.map((payload) => Buffer.from(payload, "base64").toString("utf8"));
    const all = [ended.stdout, ended.stderr, ...files, ...decoded].join("\n");
    expect(forms.filter((form) => all.includes(form))).toEqual([]);
  });
});

describe("misuse", () => {
  it("is malformed YAML, told with line and column", async () => {
    const { repository, variables } = quickProject();
    repository.write({ "promote.yaml": "version: 1\nchecks: [a, b\nroot: x\n" });
    const ended = await promoteHere(["check"], { cwd: repository.path, variables });
    expect(ended.code).toBe(64);
    expect(ended.stderr).toContain("promote.yaml:3:1 the file is not valid YAML");
    expect(recordsIn(repository.path)).toEqual([]);
  });

  it.each([
    [["check", "--onyl", "x"], "Did you mean --only?"],
    [["check", "--only", "test-pass"], "Did you mean tests-pass?"],
    [["chek"], "Did you mean check?"],
    [["check", "--config", "nowhere.yaml"], "does not exist"],
    [["explain", "tests-pass/tests-faild"], "Did you mean tests-pass/tests-failed?"],
    [["verify", "x"], "--commit"],
  ])("is %j, told what would be right", async (args, words) => {
    const { repository, variables } = quickProject();
    const ended = await promoteHere(args, { cwd: repository.path, variables });
    expect(ended.stderr).toContain(words);
    expect(ended.code).toBe(64);
  });

  it("is a folder without a configuration", async () => {
    const ended = await promoteHere(["check"], { cwd: temporaryFolder() });
    expect(ended.code).toBe(64);
    expect(ended.stderr).toContain("There is no promote.yaml");
  });
});

describe("outside a repository", () => {
  it("nothing can be decided", async () => {
    const cwd = temporaryFolder({ "promote.yaml": quickConfig() });
    const ended = await promoteHere(["check", "--unsigned"], { cwd });
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain("is not inside a git repository");
    expect(readFileSync(join(cwd, "promote.yaml"), "utf8")).toBe(quickConfig());
  });
});
