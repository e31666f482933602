import { existsSync, mkdirSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { promoteHere } from "../support/promote-here.ts";
import { quickConfig, quickProject } from "../support/quick-project.ts";

describe("a configuration that cannot be used", () => {
  it.each([
    [
      "an alias that leads nowhere",
      `${quickConfig()}limits: *zz\n`,
      /^promote\.yaml:\d+:9 .*the alias \*zz names no anchor/m,
    ],
    [
      "an alias bomb",
      `a: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\n`,
      /^promote\.yaml:2:8 .*its aliases stand for more text/m,
    ],
    [
      "a folder that is not there",
      `root: nope\n${quickConfig()}`,
      /^promote\.yaml:1:7 root leads to .*\/nope, which is no folder/m,
    ],
    [
      "a command without a program",
      quickConfig().replace(/command: .*/, `command: '""'`),
      /^promote\.yaml:12:14 checks\.tests-pass\.command is .*the name of a program/m,
    ],
    [
      "a variable that can have no such name",
      quickConfig().replace(
        /openapi-match: .*/,
        'openapi-match: { generate: node x.mjs, environment: ["A B="] }',
      ),
      /^promote\.yaml:6:\d+ checks\.openapi-match\.environment\.0 is "A B="/m,
    ],
  ])("for %s is misuse, told with its place", async (_, text, words) => {
    const { repository, variables } = quickProject();
    repository.write({ "promote.yaml": text });
    const ended = await promoteHere(["check"], { cwd: repository.path, variables });
    expect(ended.stderr).toMatch(words);
    expect(ended.code).toBe(64);
    expect(existsSync(join(repository.path, ".promote"))).toBe(false);
  });

  it.each([
    ["docs", /The configuration .*\/docs is a folder\./],
    ["", /--config or PROMOTE_CONFIG is empty\./],
    ["latin1.yaml", /The configuration .*\/latin1\.yaml is not valid UTF-8 text\./],
    ["/dev/null", /The configuration \/dev\/null is not a regular file\./],
  ])("because it is %j is misuse", async (given, words) => {
    const { repository, variables } = quickProject();
    mkdirSync(join(repository.path, "docs"));
    const latin1 = Buffer.from("# gepr\u00fcft\n", "latin1");
    writeFileSync(join(repository.path, "latin1.yaml"), latin1);
    const byFlag = await promoteHere(["check", "--config", given], {
      cwd: repository.path,
      variables,
    });
    expect(byFlag.stderr).toMatch(words);
    expect(byFlag.code).toBe(64);
  });

  it("because it is a symbolic link is not passed by for one further up", async () => {
    const { repository, variables } = quickProject();
    const folder = join(repository.path, "service");
    mkdirSync(folder);
    renameSync(join(repository.path, "promote.yaml"), join(folder, "real.yaml"));
    repository.write({ "promote.yaml": quickConfig() });
    symlinkSync("real.yaml", join(folder, "promote.yaml"));
    const ended = await promoteHere(["check"], { cwd: folder, variables });
    expect(ended.stderr).toMatch(/\/service\/promote\.yaml is a symbolic link/);
    expect(ended.code).toBe(64);
  });
});

describe("promote explain", () => {
  it("explains a fault that a report names", async () => {
    const { repository } = quickProject();
    const ended = await promoteHere(["explain", "git/failed"], { cwd: repository.path });
    expect(ended).toMatchObject({ code: 0 });
    expect(ended.stdout).toContain("`git <command>` failed: <reason>.");
  });

  it("lists checks, rules and faults", async () => {
    const { repository } = quickProject();
    const { stdout } = await promoteHere(["explain"], { cwd: repository.path });
    for (const id of [
      ...["tests-pass", "tests-pass/tests-failed", "git/failed"],
      ...["snapshot-review", "snapshot-review/table-dropped"],
    ]) {
      expect(stdout).toContain(id);
    }
  });

  it.each([
    ["git/faild", "Did you mean git/failed?"],
    ["tests-pas", "Did you mean tests-pass?"],
    ["snapshot-review/tabel-dropped", "Did you mean snapshot-review/table-dropped?"],
  ])("suggests what is near %s", async (id, words) => {
    const { repository } = quickProject();
    const ended = await promoteHere(["explain", id], { cwd: repository.path });
    expect(ended).toMatchObject({ code: 64 });
    expect(ended.stderr).toContain(words);
  });

  it("suggests nothing where nothing is near", async () => {
    const { repository } = quickProject();
    const ended = await promoteHere(["explain", "weather"], { cwd: repository.path });
    expect(ended.code).toBe(64);
    expect(ended.stderr).toContain('There is no check, rule or fault "weather".');
    expect(ended.stderr).not.toContain("Did you mean");
  });
});

it("a check that nobody knows is misuse, without a far-fetched suggestion", async () => {
  const { repository, variables } = quickProject();
  const ended = await promoteHere(["check", "--only", "weather"], {
    cwd: repository.path,
    variables,
  });
  expect(ended.code).toBe(64);
  expect(ended.stderr).toContain('There is no check "weather". They are schema-snapshot,');
});

describe("a review", () => {
  it.each(["text", "markdown"])(
    "in JSON and in %s is misuse, and prints no document",
    async (format) => {
      const { repository, variables } = quickProject();
      const argv = ["snapshot", "review", "--base", "main", "--json", "--format", format];
      const { code, stdout, stderr } = await promoteHere(argv, { cwd: repository.path, variables });
      expect({ code, stdout }).toEqual({ code: 64, stdout: "" });
      expect(stderr).toContain(`--json and --format ${format} exclude each other.`);
    },
  );
});

describe("options that contradict each other", () => {
  it.each([
    ["--sign", "key"],
    ["--tsa", "https://tsa.example.com/"],
  ])("as --unsigned with %s are misuse", async (...option) => {
    const { repository, variables } = quickProject();
    const ended = await promoteHere(["check", "--unsigned", ...option], {
      cwd: repository.path,
      variables,
    });
    expect(ended.code).toBe(64);
    expect(existsSync(join(repository.path, ".promote"))).toBe(false);
  });
});
