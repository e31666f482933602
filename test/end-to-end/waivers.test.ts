import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkOutput } from "../../src/report/check-output.ts";
import type { Ended } from "../support/promote.ts";
import { promoteHere } from "../support/promote-here.ts";
import { quickConfig, quickProject } from "../support/quick-project.ts";
import { snapshotPath, snapshotProject } from "../support/snapshot-project.ts";

const suite = (...failing: string[]) => `echo 'TAP version 13'
echo 1..${failing.length + 1}
${failing.map((name, index) => `echo 'not ok ${index + 1} - ${name}'`).join("\n")}
echo 'ok ${failing.length + 1} - it works'
${failing.length > 0 ? "exit 1" : ""}
`;

/** The day in so many days, UTC. */
const inDays = (days: number) =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const terms = ["--reason", "known, and mended in iteration 07", "--owner", "ada"];

/** The quick project with failing tests, and what its runs say. */
function failingProject(...failing: string[]) {
  const project = quickProject({ "suite.sh": suite(...failing) });
  const cwd = project.repository.path;
  const { variables } = project;
  const check = async (...args: string[]) => promoteHere(["check", ...args], { cwd, variables });
  return {
    ...project,
    check,
    waive: (...args: string[]) => promoteHere(["waive", ...args], { cwd }),
    json: async () => checkOutput.strict().parse(JSON.parse((await check("--json")).stdout)),
    commit: (files: Readonly<Record<string, string | null>> = {}) =>
      project.repository.commit(files),
    file: () => readFileSync(join(cwd, "promote.waivers.yaml"), "utf8"),
  };
}

async function fingerprintIn(json: ReturnType<typeof failingProject>["json"]): Promise<string> {
  const { checks } = await json();
  return checks.flatMap(({ findings }) => findings)[0]?.fingerprint ?? "";
}

const toldIn = ({ stdout, stderr }: Ended) => `${stdout}${stderr}`;

describe("promote waive", () => {
  it("lets one finding pass once it is committed, counted aloud and in a record that verifies", async () => {
    const { check, waive, json, commit, repository, publicKey } = failingProject("adds up");
    const fingerprint = await fingerprintIn(json);
    const waived = await waive(fingerprint, ...terms, "--until", inDays(12));
    expect(waived).toMatchObject({ code: 0 });
    expect(waived.stdout).toContain('test "adds up" (tests-pass/tests-failed) is waived until');

    const uncommitted = await check();
    expect(uncommitted.code).toBe(1);
    expect(uncommitted.stdout).toContain("promote.waivers.yaml is not the commit's");

    const head = commit();
    const cleared = await check();
    expect(cleared).toMatchObject({ code: 0 });
    expect(cleared.stdout).toContain("; 1 finding waived");
    expect(cleared.stdout).toContain("1 finding waived (it runs out in 12 days)");
    expect(cleared.stdout).not.toContain("fails.");
    const verbose = await check("--verbose");
    expect(verbose.stdout).toContain("known, and mended in iteration 07 (ada, until");

    const output = await json();
    expect(output).toMatchObject({ outcome: "cleared", exitCode: 0 });
    expect(output.waivers).toMatchObject([{ fingerprint, check: "tests-pass", owner: "ada" }]);
    const words = ["--commit", head, "--environment", "production", "--key", publicKey];
    const verified = await promoteHere(["verify", output.record, ...words], {
      cwd: repository.path,
    });
    expect(verified).toMatchObject({ code: 0 });
  });

  it("lets nothing else pass, and is in the way once it is needless", async () => {
    const { check, waive, json, commit } = failingProject("adds up");
    await waive(await fingerprintIn(json), ...terms, "--until", inDays(1));
    commit({ "suite.sh": suite("adds up", "rounds") });
    const another = await check();
    expect(another.code).toBe(1);
    expect(another.stdout).toContain("1 blocking finding; 1 finding waived");
    expect(another.stdout).toContain('test "rounds" fails.');
    commit({ "suite.sh": suite() });
    const mended = await check();
    expect(mended.code).toBe(1);
    expect(mended.stdout).toContain("waivers/waiver-unused");
    expect(mended.stdout).toMatch(/where +promote\.waivers\.yaml:4/);
  });

  it("refuses what cannot be waived, and says why", async () => {
    const { waive, json, check, commit } = failingProject("adds up");
    const none = await waive("0123456789abcdef", ...terms, "--until", inDays(1));
    expect(none).toMatchObject({ code: 64 });
    expect(none.stderr).toContain("Run `promote check` first");
    const fingerprint = await fingerprintIn(json);
    const typo = `${fingerprint.slice(0, 15)}${fingerprint.endsWith("0") ? "1" : "0"}`;
    const unknown = await waive(typo, ...terms, "--until", inDays(1));
    expect(unknown).toMatchObject({ code: 64 });
    expect(unknown.stderr).toContain(`${fingerprint}  tests-pass/tests-failed  test "adds up"`);
    for (const [until, words] of [
      [inDays(-1), "which is over"],
      [inDays(91), "`waivers.maxDays` allows 90"],
      ["soon", "--until takes the last day"],
    ] as const) {
      const ended = await waive(fingerprint, ...terms, "--until", until);
      expect(ended).toMatchObject({ code: 64 });
      expect(ended.stderr).toContain(words);
    }
    const until = ["--until", inDays(90)];
    expect(await waive(fingerprint, ...terms, ...until)).toMatchObject({ code: 0 });
    const twice = await waive(fingerprint, ...terms, ...until);
    expect(twice).toMatchObject({ code: 64 });
    expect(twice.stderr).toContain("has a waiver already");
    commit({ "suite.sh": "" });
    await check();
    const unwaivable = await waive(await fingerprintIn(json), ...terms, ...until);
    expect(unwaivable).toMatchObject({ code: 64 });
    expect(unwaivable.stderr).toContain("cannot be waived, because");
  });
});

describe("the committed file", () => {
  it("that is malformed blocks, with every problem and its line", async () => {
    const { check, commit } = failingProject();
    commit({ "promote.waivers.yaml": "waivers:\n  - fingerprint: abc\n    owner: ada\n" });
    const ended = await check();
    expect(ended.code).toBe(1);
    for (const words of [
      "waivers.0.fingerprint in promote.waivers.yaml",
      "waivers.0.until in promote.waivers.yaml is missing",
      "waivers/waiver-malformed",
    ]) {
      expect(ended.stdout).toContain(words);
    }
  });

  it("counts, and not one that git ignores", async () => {
    const { check, waive, json, commit, file, repository } = failingProject("adds up");
    await waive(await fingerprintIn(json), ...terms, "--until", inDays(1));
    const text = file();
    repository.write({ "promote.waivers.yaml": null });
    commit({ ".gitignore": "promote.waivers.yaml\n" });
    repository.write({ "promote.waivers.yaml": text });
    const ended = await check();
    expect(ended.code).toBe(1);
    expect(ended.stdout).toContain("it waives nothing");
  });

  it("lies beside the configuration, wherever the project is", async () => {
    const { commit, repository, variables } = failingProject("adds up");
    commit({
      "promote.yaml": `root: service\n${quickConfig()}`,
      "suite.sh": null,
      "service/suite.sh": suite("adds up"),
    });
    const cwd = join(repository.path, "service");
    const run = async () =>
      checkOutput.parse(
        JSON.parse((await promoteHere(["check", "--json"], { cwd, variables })).stdout),
      );
    const [finding] = (await run()).checks.flatMap(({ findings }) => findings);
    const words = [...terms, "--until", inDays(0)];
    const waived = await promoteHere(["waive", finding?.fingerprint ?? "", ...words], { cwd });
    expect(waived).toMatchObject({ code: 0 });
    commit();
    expect(await run()).toMatchObject({ outcome: "cleared" });
  });
});

it("explain tells of a rule whether it can be waived", async () => {
  const cwd = "/";
  const can = await promoteHere(["explain", "tests-pass/tests-failed"], { cwd });
  expect(can.stdout).toContain("it can be waived for a time: `promote waive FINGERPRINT");
  const cannot = await promoteHere(["explain", "stripe-separation/live-key-in-staging"], { cwd });
  expect(cannot.stdout).toContain("it cannot be waived, because test payments");
  expect((await promoteHere(["explain", "waivers/waiver-expired"], { cwd })).code).toBe(0);
});

describe("promote schema accept", () => {
  it("makes a baseline: old drift is counted, new drift blocks", async () => {
    const project = await snapshotProject("create table orders (id int primary key, total int);");
    const { repository, database } = project;
    const { variables: key } = quickProject();
    const variables = { ...key, STAGING_DATABASE_URL: database.url };
    const run = (...args: string[]) => promoteHere(args, { cwd: repository.path, variables });
    await project.snapshot("take", "--iteration", "06", "--title", "Orders");
    repository.commit({
      "suite.sh": suite(),
      [snapshotPath]: project.text().replace("total integer", "total bigint"),
    });
    expect((await run("check")).code).toBe(1);

    const until = inDays(30);
    const accept = ["schema", "accept", "--reason", "from before the gate", "--until", until];
    const accepted = await run(...accept, "--all");
    expect(toldIn(accepted)).toContain(`of schema-snapshot accepted until ${until}`);
    expect(accepted.code).toBe(0);
    repository.commit();
    const cleared = await run("check");
    expect(cleared).toMatchObject({ code: 0 });
    expect(cleared.stdout).toMatch(/\d findings? waived \((it|the next) runs out in 30 days\)/);

    await database.query("alter table orders add column note text");
    const drifted = await run("check");
    expect(drifted.code).toBe(1);
    expect(drifted.stdout).toContain("column public.orders.note");
    expect(drifted.stdout).not.toContain("column public.orders.total");
    await database.query(
      "alter table orders drop column note, alter column total type numeric(9, 2)",
    );
    const further = await run("check");
    expect(further.code).toBe(1);
    expect(further.stdout).toContain("column public.orders.total");
    expect(toldIn(await run(...accept))).toContain("takes a fingerprint, or --all");
  });
});
