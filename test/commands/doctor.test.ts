import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { doctorOutput } from "../../src/report/doctor-output.ts";
import { fixtureRepository, fixtures } from "../init/fixture-repository.ts";
import { loginWith, migratedDatabase } from "../ledger/database/migrated-database.ts";
import { testDatabase } from "../support/postgres.ts";
import { promoteHere } from "../support/promote-here.ts";
import { quickConfig, quickProject } from "../support/quick-project.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

async function diagnosed(
  cwd: string,
  variables: Readonly<Record<string, string>> = {},
  ...args: string[]
) {
  const ended = await promoteHere(["doctor", "--json", ...args], { cwd, variables });
  const { diagnoses, verdict } = doctorOutput.parse(JSON.parse(ended.stdout));
  const levelsOf = (id: string) =>
    diagnoses.filter((one) => one.id === id).map(({ level }) => level);
  const said = (id: string) => diagnoses.filter((one) => one.id === id);
  return { ...ended, verdict, diagnoses, levelsOf, said };
}

const withDatabase = quickConfig().replace(
  "schema-snapshot: { off: not part of this project }",
  "schema-snapshot: { database: env:STAGING_DATABASE_URL }",
);

describe.each(fixtures)("after init on %s", (name) => {
  it("the workflow has no pitfall, and nothing fails", async () => {
    const { path } = fixtureRepository(name);
    await promoteHere(["init", "--yes"], { cwd: path });
    const { levelsOf, verdict, code, diagnoses } = await diagnosed(path, {}, "--github");
    expect(diagnoses.filter(({ id }) => id.startsWith("workflow/"))).toEqual([]);
    expect(levelsOf("workflow")).toEqual(["ok"]);
    expect([verdict, code]).toEqual(["ok", 0]);
  });
});

describe("a workflow that the documents show", () => {
  const root = join(import.meta.dirname, "../..");
  const shown = ["README.md", "docs/github-action.md"].flatMap((file) =>
    [...readFileSync(join(root, file), "utf8").matchAll(/^```yaml\n(.*?)^```$/gms)]
      .map(([, text = ""]): [string, string] => [file, text])
      .filter(([, text]) => text.includes("acme/promote@")),
  );

  it("is in the README and in its own document", () => {
    expect(shown.map(([file]) => file)).toEqual(["README.md", "docs/github-action.md"]);
  });

  it.each(shown)("%s: has no pitfall, and its actions are pinned", async (_, text) => {
    const { repository } = quickProject({ ".github/workflows/promote.yml": text });
    const { levelsOf, diagnoses } = await diagnosed(repository.path, {}, "--github");
    expect(diagnoses.filter(({ id }) => id.startsWith("workflow/"))).toEqual([]);
    expect(levelsOf("workflow")).toEqual(["ok"]);
    for (const [, uses] of text.matchAll(/uses: (\S+)/g)) expect(uses).toMatch(/@[0-9a-f]{40}$/);
  });
});

describe("a project with a key", () => {
  it("is sound", async () => {
    const { repository, variables } = quickProject();
    repository.git("tag", "v1.0.0");
    const { code, levelsOf } = await diagnosed(repository.path, variables);
    expect(code).toBe(0);
    for (const id of ["node", "git", "clone", "release-tags", "signing-key", "promote-folder"]) {
      expect([id, levelsOf(id)]).toEqual([id, ["ok"]]);
    }
    expect(levelsOf("workflow")).toEqual([]);
    expect(repository.git("status", "--porcelain")).toBe("");
  });

  it("whose file others can read must mend it, and the key is not shown", async () => {
    const { repository, variables } = quickProject();
    const file = variables.PROMOTE_SIGNING_KEY.slice("file:".length);
    chmodSync(file, 0o644);
    const { code, said, stdout } = await diagnosed(repository.path, variables);
    expect(code).toBe(1);
    expect(said("signing-key")).toMatchObject([
      { level: "fail", fix: expect.stringContaining("chmod 600") },
    ]);
    const secret = readFileSync(file, "utf8").split("\n")[1] ?? "";
    expect(secret.length).toBeGreaterThan(20);
    expect(stdout).not.toContain(secret);
  });

  it("that lies in the repository is told to move it", async () => {
    const { repository, variables } = quickProject();
    const inside = join(repository.path, "key.pem");
    writeFileSync(inside, readFileSync(variables.PROMOTE_SIGNING_KEY.slice("file:".length)), {
      mode: 0o600,
    });
    const { levelsOf } = await diagnosed(repository.path, {
      PROMOTE_SIGNING_KEY: `file:${inside}`,
    });
    expect(levelsOf("signing-key")).toEqual(["warn"]);
  });
});

describe("a project without a release tag", () => {
  it.each([
    ["asks for none", quickConfig(), "ok"],
    [
      "lets its first release pass",
      quickConfig().replace(
        /breaking-changes: .*/,
        "breaking-changes: { document: openapi.json, firstRelease: allow }",
      ),
      "ok",
    ],
    [
      "compares with one",
      quickConfig().replace(/breaking-changes: .*/, "breaking-changes: { document: openapi.json }"),
      "warn",
    ],
  ])("that %s", async (_, config, level) => {
    const { repository } = quickProject({ "promote.yaml": config });
    const { levelsOf } = await diagnosed(repository.path);
    expect(levelsOf("release-tags")).toEqual([level]);
  });
});

describe("the repository", () => {
  it("is told when it is a shallow clone", async () => {
    const { repository } = quickProject();
    repository.commit({ "more.txt": "more\n" });
    const clone = join(temporaryFolder(), "clone");
    repository.git("clone", "--quiet", "--depth=1", `file://${repository.path}`, clone);
    const { code, levelsOf } = await diagnosed(clone);
    expect([code, levelsOf("clone")]).toEqual([1, ["fail"]]);
  });

  it("is missing outside of git", async () => {
    const { levelsOf, code } = await diagnosed(temporaryFolder({ "promote.yaml": quickConfig() }));
    expect([code, levelsOf("git")]).toEqual([1, ["ok", "fail"]]);
  });

  it("has a configuration that does not hold: every problem with its line", async () => {
    const { repository } = quickProject({ "promote.yaml": "version: 2\n" });
    const { said, code } = await diagnosed(repository.path);
    expect(code).toBe(1);
    expect(
      said("configuration")
        .map(({ what }) => what)
        .join("\n"),
    ).toMatch(/promote\.yaml:1:/);
  });

  it("has a .promote that leads elsewhere", async () => {
    const { repository } = quickProject();
    symlinkSync(temporaryFolder(), join(repository.path, ".promote"));
    expect((await diagnosed(repository.path)).levelsOf("promote-folder")).toEqual(["fail"]);
  });
});

describe("the database", () => {
  it("of a superuser is warned of, and its address is not shown", async () => {
    const { repository } = quickProject({ "promote.yaml": withDatabase });
    const { url } = await testDatabase("CREATE TABLE t (id int)");
    const { said, stdout, levelsOf } = await diagnosed(repository.path, {
      STAGING_DATABASE_URL: url,
    });
    expect(said("database")).toMatchObject([
      { level: "ok" },
      { level: "warn", what: expect.stringContaining("superuser") },
    ]);
    expect(levelsOf("pg-dump")).toHaveLength(1);
    expect(stdout).not.toContain(url);
  });

  it("of a login that only reads is fine, of one that reads less or writes is not", async () => {
    const { repository } = quickProject({ "promote.yaml": withDatabase });
    const { url, name, query } = await testDatabase(
      "CREATE TABLE t (id int); CREATE SCHEMA app; CREATE TABLE app.a (id int)",
    );
    const role = `reader_${name}`;
    await query(`CREATE ROLE ${role} LOGIN PASSWORD 'planted-word'`);
    try {
      const reader = new URL(url);
      reader.username = role;
      reader.password = "planted-word";
      const variables = { STAGING_DATABASE_URL: reader.href };
      const blind = await diagnosed(repository.path, variables);
      expect(blind.code).toBe(1);
      expect(blind.said("database")[1]).toMatchObject({
        level: "fail",
        what: "The login in STAGING_DATABASE_URL may not read app.a and 1 more.",
        fix: expect.stringContaining(`GRANT pg_read_all_data TO ${role}`),
      });
      await query(`GRANT USAGE ON SCHEMA app TO ${role}; GRANT SELECT ON app.a, t TO ${role}`);
      const before = await diagnosed(repository.path, variables);
      expect(before.levelsOf("database")).toEqual(["ok", "ok"]);
      expect(before.stdout).not.toContain("planted-word");
      await query(`GRANT INSERT ON t TO ${role}`);
      expect((await diagnosed(repository.path, variables)).said("database")[1]).toMatchObject({
        level: "warn",
        what: expect.stringContaining("can write"),
      });
    } finally {
      await query(`DROP OWNED BY ${role}; DROP ROLE ${role}`);
    }
  });

  it("that does not answer must be fixed, and one that is forbidden is not asked", async () => {
    const { repository } = quickProject({ "promote.yaml": withDatabase });
    const variables = { STAGING_DATABASE_URL: "postgres://me:planted-word@127.0.0.1:1/x" };
    const { code, levelsOf, stdout } = await diagnosed(repository.path, variables);
    expect([code, levelsOf("database")]).toEqual([1, ["fail"]]);
    expect(stdout).not.toContain("planted-word");
    const { url } = await testDatabase();
    const forbidding = withDatabase.replace(
      "URL }",
      `URL, forbidHosts: ["${new URL(url).hostname}"] }`,
    );
    repository.commit({ "promote.yaml": forbidding });
    const refused = await diagnosed(repository.path, { STAGING_DATABASE_URL: url });
    expect(refused.said("database")).toMatchObject([
      { level: "fail", what: expect.stringContaining("forbid") },
    ]);
    expect(refused.levelsOf("pg-dump")).toEqual([]);
  });
});

describe("the ledger's database", () => {
  const withLedger = `${quickConfig()}ledger: { url: env:LEDGER_URL }\n`;
  const project = () => quickProject({ "promote.yaml": withLedger }).repository.path;

  it("is not looked for where none is configured, and missed where its URL is", async () => {
    expect((await diagnosed(quickProject().repository.path)).said("ledger-database")).toEqual([]);
    const { said, code } = await diagnosed(project());
    expect(said("ledger-database")).toMatchObject([
      { level: "warn", what: expect.stringContaining("LEDGER_URL holds no URL") },
    ]);
    expect(code).toBe(0);
  });

  it("must be there and migrated", async () => {
    const away = { LEDGER_URL: "postgres://me:planted-word@127.0.0.1:1/ledger" };
    const unreachable = await diagnosed(project(), away);
    expect([unreachable.code, unreachable.levelsOf("ledger-database")]).toEqual([1, ["fail"]]);
    expect(unreachable.stdout).not.toContain("planted-word");
    const { url } = await testDatabase();
    const unmigrated = await diagnosed(project(), { LEDGER_URL: url });
    expect(unmigrated.said("ledger-database")).toMatchObject([
      { level: "fail", fix: expect.stringContaining("promote ledger migrate") },
    ]);
  });

  it("is fine with a login that appends and no more", async () => {
    const database = await migratedDatabase();
    const rightsOf = async (url: string) => {
      const { said, code } = await diagnosed(project(), { LEDGER_URL: url });
      expect(code).toBe(0);
      return said("ledger-database").map(({ level, what }) => `${level}: ${what}`);
    };
    const fine = expect.stringMatching(/^ok: .* has every migration\.$/);
    const writer = await loginWith(database, "promote_writer");
    const reader = await loginWith(database, "promote_reader");
    await database.query(`GRANT promote_reader TO login_${database.name}_promote_writer`);
    expect(await rightsOf(writer)).toEqual([fine, expect.stringMatching(/^ok: .* may append/)]);
    expect(await rightsOf(reader)).toEqual([fine, expect.stringMatching(/^warn: .* only reads/)]);
    expect(await rightsOf(database.url)).toEqual([
      fine,
      expect.stringMatching(/^warn: .* is a superuser/),
    ]);
  });
});

describe("workflows", () => {
  it("with a pitfall fail, with file and line", async () => {
    const { repository } = quickProject({
      ".github/workflows/gate.yaml":
        "on:\n  pull_request:\n    paths: [src]\njobs:\n  a:\n    steps: [{ run: promote check }]\n",
    });
    const { code, said } = await diagnosed(repository.path, {}, "--github");
    expect(code).toBe(1);
    expect(said("workflow/path-filter")).toMatchObject([
      { file: ".github/workflows/gate.yaml", line: 3 },
    ]);
    const text = await promoteHere(["doctor", "--github"], { cwd: repository.path });
    expect(text.stdout).toMatch(
      /✖ workflow\/path-filter +\.github\/workflows\/gate\.yaml:3: .*\n {4}why .*\n {4}fix /,
    );
  });

  it("that cannot be read are not known to be sound: exit 2", async () => {
    const { repository, variables } = quickProject({ ".github/workflows/gate.yml": "on: [\n" });
    const { code, verdict, levelsOf } = await diagnosed(repository.path, variables, "--github");
    expect([code, verdict]).toEqual([2, "unknown"]);
    expect(levelsOf("workflow")).toContain("unknown");
  });

  it("that are none are told", async () => {
    const { repository } = quickProject();
    mkdirSync(join(repository.path, ".github/workflows"), { recursive: true });
    expect((await diagnosed(repository.path, {}, "--github")).levelsOf("workflow")).toEqual([
      "warn",
    ]);
  });
});
