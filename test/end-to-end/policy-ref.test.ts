import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { branchedProject } from "../support/branched-project.ts";
import { quickConfig, suite } from "../support/quick-project.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const { green, red } = suite;
const harmless = quickConfig(["printf", "TAP version 13\\n1..1\\nok 1 - it works\\n"]);
const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);

const changed = (ref: string, commit: string) =>
  `configuration of ${ref} (${commit.slice(0, 12)}), changed in this commit; takes effect after it is merged (configuration promote.yaml)`;

describe("promote check --policy-ref", () => {
  it.each([
    ["has another command for the tests", { "promote.yaml": harmless }, "cleared"],
    [
      "switches the check off",
      {
        "promote.yaml": quickConfig().replace(
          /tests-pass:[\s\S]*/,
          "tests-pass: { off: we know what we do }\n",
        ),
      },
      "undecided",
    ],
    ["has no configuration", { "promote.yaml": null }],
    [
      "has a configuration that is looked for first",
      { "promote.yaml": null, "promote.yml": harmless },
      "cleared",
    ],
  ])("runs the gate of main when HEAD %s", async (_, changes, alone?: string) => {
    const { check, json, main, commit } = branchedProject({
      head: { "suite.sh": red, ...changes },
    });
    const own = await check("--json");
    if (alone === undefined) expect(own.code).toBe(64);
    else expect(JSON.parse(own.stdout).outcome).toBe(alone);

    const ended = await check("--policy-ref", "main");
    expect(ended.code).toBe(1);
    expect(ended.stdout).toContain(changed("main", main));
    expect(ended.stdout).toContain("BLOCKED at tests-pass");
    expect(ended.stdout).toContain("promote check --policy-ref main --only tests-pass");
    const output = await json("--policy-ref", "main");
    expect(output).toMatchObject({
      outcome: "blocked",
      commit,
      policy: {
        ref: "main",
        uri: "promote.yaml",
        commit: main,
        changedInHead: true,
        requiredChecks: ["tests-pass"],
        message: changed("main", main),
      },
      reservations: [],
    });
  });

  it("refuses a HEAD whose own configuration is not valid: merged, it would stop what mends it", async () => {
    const { check } = branchedProject({
      head: { "promote.yaml": quickConfig().replace(/checks:[\s\S]*/, "checks: {}\n") },
    });
    const ended = await check("--policy-ref", "main");
    expect(ended.code).toBe(64);
    expect(ended.stderr).toContain("promote.yaml of this commit is not valid");
    expect(ended.stderr).toMatch(/^promote\.yaml:\d+:\d+ checks/m);
  });

  it("takes levels from main, too", async () => {
    const strict = `${quickConfig()}    minTests: 2\n`;
    const { json } = branchedProject({
      base: { "promote.yaml": strict },
      head: { "promote.yaml": quickConfig() },
    });
    expect(await json()).toMatchObject({ outcome: "cleared" });
    expect(await json("--policy-ref", "main")).toMatchObject({ outcome: "blocked" });
  });

  it("goes by no waiver that HEAD adds, and by those of main", async () => {
    const { check, run, json, repository } = branchedProject({ head: { "suite.sh": red } });
    const [finding] = (await json()).checks.flatMap(({ findings }) => findings);
    const terms = ["--reason", "mended in the next one", "--owner", "ada", "--until", tomorrow];
    expect((await run(["waive", finding?.fingerprint ?? "", ...terms])).code).toBe(0);
    repository.commit();
    expect(await json()).toMatchObject({ outcome: "cleared" });
    const ended = await check("--policy-ref", "main");
    expect(ended.code).toBe(1);
    expect(ended.stdout).toContain("changed in this commit; takes effect after it is merged");

    const merged = repository.git("rev-parse", "HEAD");
    expect(await json("--policy-ref", merged)).toMatchObject({
      outcome: "cleared",
      policy: { changedInHead: false },
      waivers: [{ owner: "ada" }],
    });
    // Taken out together with its cause: needless, and nobody's to remove any more.
    repository.commit({ "suite.sh": green, "promote.waivers.yaml": null });
    expect(await json("--policy-ref", merged)).toMatchObject({
      outcome: "cleared",
      policy: { changedInHead: true },
      waivers: [],
    });
    repository.commit({ "suite.sh": green, "promote.waivers.yaml": "waivers: [\n" });
    const needless = await check("--policy-ref", merged);
    expect(needless.stdout).toContain("waivers/waiver-unused");
  });

  it("records the policy's commit and digest, and verifies against its file alone", async () => {
    const head = `${quickConfig()}# another\n`;
    const { json, main, commit, statementOf, run, publicKey } = branchedProject({
      head: { "promote.yaml": head },
    });
    const { outcome, record } = await json("--policy-ref", "main");
    expect(outcome).toBe("cleared");
    const digest = `sha256:${createHash("sha256").update(quickConfig()).digest("hex")}`;
    expect(statementOf(record).predicate).toMatchObject({
      source: { commit },
      policy: {
        uri: "promote.yaml",
        commit: main,
        digest,
        changedInHead: true,
        requiredChecks: ["tests-pass"],
      },
    });
    const folder = temporaryFolder();
    writeFileSync(join(folder, "main.yaml"), quickConfig());
    writeFileSync(join(folder, "head.yaml"), head);
    const verify = (file: string) =>
      run([
        ...["verify", record, "--commit", commit, "--environment", "production"],
        ...["--key", publicKey, "--policy", join(folder, file)],
      ]);
    const verified = await verify("main.yaml");
    expect(verified).toMatchObject({ code: 0 });
    expect(verified.stdout).toMatch(/required +tests-pass, by .*main\.yaml/);
    const refused = await verify("head.yaml");
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.stdout).toContain("POLICY_DIGEST");
  });

  it("has a reservation about the working tree, and none about its configuration", async () => {
    const { json, repository } = branchedProject({
      head: { "promote.yaml": null, ".gitignore": "promote.yaml\n" },
    });
    repository.write({ "promote.yaml": harmless });
    expect((await json()).reservations).toMatchObject([{ code: "configuration-not-committed" }]);
    expect(await json("--policy-ref", "main")).toMatchObject({ outcome: "cleared" });
    repository.write({ "suite.sh": `${green}\n` });
    expect((await json("--policy-ref", "main")).reservations).toMatchObject([
      { code: "uncommitted-changes" },
    ]);
  });

  it("resolves a branch, a tag, a commit and a name in full, once", async () => {
    const { json, main, repository } = branchedProject({
      head: { "suite.sh": `git branch --force main HEAD\n${green}` },
    });
    repository.git("tag", "--annotate", "--message=policy", "policy", main);
    const tag = repository.git("rev-parse", "policy");
    expect(tag).not.toBe(main);
    for (const ref of ["main", "policy", main, tag, "refs/tags/policy"]) {
      const { outcome, policy } = await json("--policy-ref", ref);
      expect([outcome, policy]).toMatchObject(["cleared", { ref, commit: main }]);
      expect(policy.message).toContain("the same in this commit");
    }
    expect(repository.git("rev-parse", "main")).not.toBe(main);
  });

  it("looks for the configuration where the commit has it, from a folder of the project", async () => {
    const { repository, run, main } = branchedProject({
      base: { "service/a.txt": "" },
      head: { "suite.sh": red, "service/promote.yaml": harmless },
    });
    const cwd = join(repository.path, "service");
    expect((await run(["check"], cwd)).code).toBe(0);
    const ended = await run(["check", "--policy-ref", "main"], cwd);
    expect(ended.code).toBe(1);
    expect(ended.stdout).toContain(changed("main", main));
    const named = ["check", "--policy-ref", "main", "--config"];
    expect((await run([...named, "../promote.yaml"], cwd)).code).toBe(1);
    expect((await run([...named, join(repository.path, "promote.yaml")], cwd)).code).toBe(1);
    expect((await run([...named, "../../promote.yaml"], cwd)).code).toBe(64);
    const absent = await run([...named, "promote.yaml"], cwd);
    expect(absent.code).toBe(64);
    expect(absent.stderr).toContain("has no configuration service/promote.yaml");
  });
});

describe("promote confirm --policy-ref", () => {
  it("confirms what main asks for and HEAD no longer does", async () => {
    const asking = quickConfig().replace(
      /deployment-checklist: .*/,
      "deployment-checklist: { items: [{ id: on-call, kind: confirmation }] }",
    );
    const { run, json } = branchedProject({
      base: { "promote.yaml": asking },
      head: { "promote.yaml": quickConfig() },
    });
    expect(await json("--policy-ref", "main")).toMatchObject({ stoppedAt: "deployment-checklist" });
    const confirm = ["confirm", "on-call", "--by", "Bo", "--evidence", "https://on-call.example/1"];
    expect((await run(confirm)).code).toBe(64);
    expect((await run([...confirm, "--policy-ref", "main"])).code).toBe(0);
    expect(await json("--policy-ref", "main")).toMatchObject({
      outcome: "cleared",
      policy: { requiredChecks: ["tests-pass", "deployment-checklist"] },
    });
  });
});
