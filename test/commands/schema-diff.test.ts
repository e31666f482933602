import { chmodSync, existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type SchemaDiffRequest, schemaDiff } from "../../src/commands/schema-diff.ts";
import { findPgDump } from "../../src/postgres/find-pg-dump.ts";
import { schemaDiffOutput } from "../../src/report/schema-diff-output.ts";
import { testHost } from "../support/host.ts";
import { testDatabase } from "../support/postgres.ts";
import { promoteHere } from "../support/promote-here.ts";
import { quickConfig } from "../support/quick-project.ts";
import { testRepository } from "../support/repository.ts";

const table = "CREATE TABLE public.t (\n    a integer,\n    b text\n);\n";
const reordered = "CREATE TABLE public.t (\n    b text,\n    a integer\n);\n";

type Given = Partial<SchemaDiffRequest> & {
  readonly files?: Readonly<Record<string, string>>;
  readonly variables?: Readonly<Record<string, string>>;
  /** Folder in which the command is called. */
  readonly folder?: string;
};

function project() {
  const repository = testRepository();
  return {
    repository,
    async diff({ files = {}, variables = {}, folder = "", ...request }: Given) {
      repository.write(files);
      const said: string[] = [];
      const code = await schemaDiff(
        { a: "a.sql", b: "b.sql", json: false, ...request },
        {
          host: testHost({ variables }),
          output: {
            document: (text) => void said.push(text),
            message: (text) => void said.push(text),
          },
          directory: `${repository.path}${folder}`,
        },
      );
      return { code, text: said.join("") };
    },
  };
}

const json = (text: string) => schemaDiffOutput.parse(JSON.parse(text));

describe("promote schema diff", () => {
  it("says that two schemas are the same, and what it set aside", async () => {
    const files = { "a.sql": `-- by hand\n${table}`, "b.sql": `SET a = 1;\n${table}` };
    const { diff } = project();
    const { code, text } = await diff({ files });
    expect(code).toBe(0);
    expect(text).toBe(
      "SAME  a.sql and b.sql.\nSet aside on both sides: comments 1, session settings 1.\n",
    );
    expect(json((await diff({ json: true })).text)).toMatchObject({
      verdict: "same",
      findings: [],
      setAside: { comments: 1, "session settings": 1 },
      fault: null,
    });
  });

  it("tells each difference with the side that has it, before and after", async () => {
    const files = {
      "a.sql": `${table}CREATE VIEW v AS SELECT 1;`,
      "b.sql": `\n${table.replace("b text", "b date,\n    c date")}`,
    };
    const { code, text } = await project().diff({ files, json: true });
    expect(code).toBe(1);
    const { verdict, findings } = json(text);
    expect(verdict).toBe("drift");
    expect(findings).toMatchObject([
      {
        rule: "schema-snapshot/column-type-changed",
        severity: "blocking",
        subject: "column public.t.b",
        message: "is text in a.sql and date in b.sql.",
        before: "b text",
        after: "b date",
        diff: "-b text\n+b date",
        place: { file: "a.sql", line: 3 },
      },
      {
        rule: "schema-snapshot/column-missing-in-snapshot",
        subject: "column public.t.c",
        message: "is in b.sql and not in a.sql.",
        before: null,
        after: "c date",
        place: { file: "b.sql", line: 5 },
      },
      {
        rule: "schema-snapshot/object-missing-in-database",
        subject: "view v",
        message: "is in a.sql and not in b.sql.",
        before: "CREATE VIEW v AS SELECT 1",
        after: null,
        place: { file: "a.sql", line: 5 },
      },
    ]);
  });

  it("counts advisory differences as drift, and says that they are advisory", async () => {
    const files = { "a.sql": table, "b.sql": reordered };
    const { code, text } = await project().diff({ files, json: true });
    expect(code).toBe(1);
    expect(json(text)).toMatchObject({
      verdict: "drift",
      findings: [{ severity: "advisory", before: "a, b", after: "b, a" }],
    });
  });

  it("writes Markdown that nothing in a schema can break out of", async () => {
    const files = {
      "a.sql": "SET a = 1;",
      "b.sql": "CREATE FUNCTION f() AS $$```\n# not a heading <b>$$;",
    };
    const { code, text } = await project().diff({ files, format: "markdown" });
    expect(code).toBe(1);
    expect(text.replace(/fingerprint `[0-9a-f]{16}`/, "fingerprint `…`")).toBe(
      [
        "## DRIFT  a.sql and b.sql: 1 difference.",
        "### ✖ `function f()`",
        "is in b.sql and not in a.sql. Bring it to a.sql with a migration, or out of b.sql if nobody wants it.",
        "````diff\n+CREATE FUNCTION f() AS $$```\n+# not a heading <b>$$\n````",
        "`schema-snapshot/object-missing-in-snapshot`, fingerprint `…`, `b.sql:1`",
        "Set aside on both sides: session settings 1.\n",
      ].join("\n\n"),
    );
  });

  it("writes Markdown whose statements can be copied, and whose file names are no markup", async () => {
    const { url } = await testDatabase("CREATE TABLE t (old_name integer);");
    const files = { "<b>_a_.sql": "-- kept\nCREATE TABLE public.t (new_name integer);" };
    const { text } = await project().diff({
      files,
      a: "<b>_a_.sql",
      b: "env:DATABASE_URL",
      variables: { DATABASE_URL: url },
      format: "markdown",
    });
    expect(text).toContain("with `ALTER TABLE public.t RENAME COLUMN old_name TO new_name;`");
    expect(text).toContain("review \\<b\\>\\_a\\_.sql");
    expect(text).not.toMatch(/^[^`]*<b>/m);
  });

  it("reads a file of a commit, a file of the working tree, and a database", async () => {
    const { repository, diff } = project();
    repository.commit({ "db/s.sql": table });
    repository.git("tag", "v1.0.0");
    repository.commit({ "db/s.sql": table.replace("a integer", "a bigint") });
    const changed = await diff({ a: "v1.0.0:db/s.sql", b: "db/s.sql", json: true });
    expect(json(changed.text).findings).toMatchObject([
      { subject: "column public.t.a", place: { file: "v1.0.0:db/s.sql", line: 2 } },
    ]);
    const inFolder = { a: "v1.0.0:./s.sql", b: "HEAD:db/s.sql", folder: "/db" };
    expect((await diff(inFolder)).code).toBe(1);

    const { url } = await testDatabase(table);
    const variables = { SOME_URL: url };
    const owned = await diff({ a: "v1.0.0:db/s.sql", b: "env:SOME_URL", json: true, variables });
    expect(json(owned.text).findings).toMatchObject([
      {
        subject: "owner of table public.t",
        message: "is in the database in SOME_URL and not in v1.0.0:db/s.sql.",
      },
    ]);
    expect((await diff({ a: "env:SOME_URL", b: "env:SOME_URL", variables })).code).toBe(0);
    const refreshed = await diff({ a: "db/s.sql", b: "env:SOME_URL", variables });
    expect(refreshed.text).toContain("`promote snapshot take");
    expect(refreshed.text).not.toContain(new URL(url).password);
  });

  it("dumps with the pg_dump that --pg-dump names, and with no other", async () => {
    const { repository, diff } = project();
    repository.write({ "a.sql": table, "fake/pg_dump": "no program" });
    const { url, query } = await testDatabase(table);
    const variables = { SOME_URL: url };
    const sides = { a: "env:SOME_URL", b: "env:SOME_URL", json: true, variables };
    for (const pgDump of ["fake/pg_dump", "/nowhere/pg_dump"]) {
      const ended = await diff({ ...sides, pgDump });
      expect(ended.code).toBe(2);
      expect(json(ended.text).fault).toMatchObject({
        code: "database/pg-dump-missing",
        message: expect.stringContaining(pgDump),
      });
    }

    const [server] = await query("select current_setting('server_version') as version");
    const { argv } = await findPgDump(testHost(), String(server?.["version"]));
    const call = argv.map((word) => `'${word}'`).join(" ");
    repository.write({ "real/pg_dump": `#!/bin/sh\necho >> "$0.called"\nexec ${call} "$@"\n` });
    const program = join(repository.path, "real/pg_dump");
    chmodSync(program, 0o755);
    expect(await diff({ ...sides, pgDump: "real/pg_dump" })).toMatchObject({ code: 0 });
    expect(existsSync(`${program}.called`)).toBe(true);
    const options = { cwd: repository.path, variables };
    const args = ["schema", "diff", "env:SOME_URL", "env:SOME_URL", "--pg-dump"];
    expect(await promoteHere([...args, program], options)).toMatchObject({ code: 0 });
    expect(await promoteHere([...args, "fake/pg_dump"], options)).toMatchObject({ code: 2 });
  });

  it.each([
    ["a file that is not there", { a: "nope.sql" }, "schema/side-missing"],
    ["a folder", { a: "folder" }, "schema/side-missing"],
    ["a commit that is not there", { a: "v9:b.sql" }, "schema/side-missing"],
    ["an option for git", { a: "--all:b.sql" }, "schema/side-missing"],
    ["a file its commit has not", { a: "HEAD:nope.sql" }, "schema/side-missing"],
    ["a variable that is not set", { a: "env:NOT_SET" }, "run/variable-missing"],
    ["a file that says nothing", { a: "empty.sql" }, "schema/side-empty"],
    ["a dump that breaks off", { a: "half.sql" }, "schema/side-truncated"],
    ["a merge conflict", { a: "conflict.sql" }, "schema/side-unmerged"],
    ["a database that does not answer", { a: "env:NOWHERE" }, "database/unreachable"],
  ])("cannot tell with %s", async (_, request, code) => {
    const { repository, diff } = project();
    repository.commit({
      "b.sql": table,
      "folder/x": "",
      "empty.sql": "-- nothing\n",
      "conflict.sql": `<<<<<<< ours\n${table}=======\n>>>>>>> theirs\n`,
      "half.sql": `-- PostgreSQL database dump\n${table}`,
    });
    const variables = { NOWHERE: "postgres://u:p4ssw0rd@127.0.0.1:1/x" };
    const ended = await diff({ ...request, json: true, variables });
    expect(ended.code).toBe(2);
    expect(json(ended.text)).toMatchObject({ verdict: "undecided", findings: [], fault: { code } });
    await expect(diff({ ...request, variables })).rejects.toMatchObject({ code });
  });

  it.each([
    [{ format: "html" }, /--format is "html"/],
    [{ format: "markdown", json: true }, /exclude each other/],
    [{ a: "" }, /is a file, TAG:path or env:NAME/],
    [{ a: "env:A B" }, /names no variable/],
    [{ pgDump: "pg_dump" }, /neither of them is/],
    [{ a: "env:X", pgDump: "" }, /--pg-dump takes/],
  ])("refuses %j as misuse", async (request, words) => {
    const files = { "a.sql": table, "b.sql": table };
    await expect(project().diff({ files, ...request })).rejects.toThrow(words);
  });

  it("passes over what is to be ignored on both sides, and counts it", async () => {
    const files = {
      "a.sql": `${table}CREATE SCHEMA auth; CREATE TABLE auth.users (id int);`,
      "b.sql": `${table}CREATE SCHEMA auth; COMMENT ON TABLE public.t IS 'x';`,
    };
    const { diff } = project();
    const ignore = ["schema=au*", "comments"];
    expect(await diff({ files, ignore })).toEqual({
      code: 0,
      text: "SAME  a.sql and b.sql.\nSet aside on both sides: ignored: schema auth 3, ignored: comments 1.\n",
    });
    const { setAside } = json((await diff({ ignore, json: true })).text);
    expect(setAside).toEqual({ "ignored: schema auth": 3, "ignored: comments": 1 });
    expect((await diff({ ignore: ["preset=supabase"] })).text).toContain(
      "comment of table public.t",
    );
    const { code, text } = await diff({ ignore: [...ignore, "grant=x"] });
    expect(code).toBe(0);
    expect(text).toContain("Nothing on either side matches grants: x.");
  });

  it("takes the list of a configuration that is named, and none unasked", async () => {
    const section =
      "  schema-snapshot:\n    database: env:DATABASE_URL\n    ignore: { schemas: [auth] }";
    const files = {
      "promote.yaml": quickConfig().replace(/ {2}schema-snapshot: .*/, section),
      "off.yaml": quickConfig(),
      "a.sql": `${table}CREATE SCHEMA auth; CREATE SCHEMA b;`,
      "b.sql": table,
    };
    const { diff } = project();
    expect((await diff({ files })).code).toBe(1);
    expect((await diff({ config: "promote.yaml" })).text).toContain("schema b");
    expect(await diff({ config: "promote.yaml", ignore: ["schema=b"] })).toMatchObject({ code: 0 });
    await expect(diff({ config: "off.yaml" })).rejects.toThrow("is off in off.yaml");
  });

  it("could not tell when nothing is left to compare", async () => {
    const files = { "a.sql": table, "b.sql": table };
    const { code, text } = await project().diff({ files, ignore: ["schema=*"], json: true });
    expect(code).toBe(2);
    expect(json(text)).toMatchObject({
      verdict: "undecided",
      fault: { code: "schema/side-ignored", message: expect.stringContaining("a.sql (1 object)") },
    });
  });

  it.each(["auth", "schema", "schema=", "tables=a", "owners=x", "partition=a", "preset=x"])(
    "refuses --ignore %s",
    async (flag) => {
      const files = { "a.sql": table, "b.sql": table };
      await expect(project().diff({ files, ignore: [flag] })).rejects.toThrow("partition=SCHEMA");
    },
  );
});
