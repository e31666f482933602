import { symlinkSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import schema from "../../schemas/api-diff-output.v1.json" with { type: "json" };
import { type ApiDiffRequest, apiDiff } from "../../src/commands/api-diff.ts";
import { apiDiffOutput } from "../../src/report/api-diff-output.ts";
import { testHost } from "../support/host.ts";
import { promoteHere } from "../support/promote-here.ts";
import { testRepository } from "../support/repository.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const path = "docs/api/openapi.json";
const limit = { name: "limit", in: "query", schema: { type: "integer" } };
const document = (summary: string, parameters: readonly object[] = [limit]) =>
  JSON.stringify({
    openapi: "3.0.3",
    info: { title: "Shop", version: "1" },
    paths: {
      "/orders": { get: { summary, parameters, responses: { "200": { description: "ok" } } } },
    },
  });
const withoutLimit = document("List", []);

async function diff(directory: string, request: Partial<ApiDiffRequest>) {
  const said = { document: "", message: "" };
  const code = await apiDiff(
    { base: `HEAD:${path}`, revision: path, json: false, ...request },
    {
      host: testHost(),
      output: {
        document: (text) => {
          said.document += text;
        },
        message: (text) => {
          said.message += text;
        },
      },
      directory,
    },
  );
  return { code, ...said };
}

function project() {
  const repository = testRepository();
  repository.commit({ [path]: document("List") });
  repository.git("tag", "v1");
  return repository;
}

const isValid = new Ajv2020().compile(schema);

describe("promote api diff", () => {
  it("compares the commit with the working tree: 0 when nothing breaks", async () => {
    const repository = project();
    repository.write({ [path]: document("List them") });
    const { code, document: text, message } = await diff(repository.path, {});
    expect({ code, message }).toEqual({ code: 0, message: "" });
    expect(text).toBe(`COMPATIBLE  HEAD:${path} → ${path}.\nBeside that: 1 documentation.\n`);
  });

  it("exits 1 on a breaking change, and prints it in every format", async () => {
    const { path: directory, write } = project();
    write({ [path]: withoutLimit });
    for (const format of ["text", "json", "markdown", "html", "sarif"]) {
      const { code, document: text } = await diff(directory, { format });
      expect(code).toBe(1);
      expect(text).toContain("request-parameter-removed");
    }
  });

  it("prints JSON as its schema says", async () => {
    const { path: directory, write } = project();
    write({ [path]: withoutLimit });
    const { document: text } = await diff(directory, { json: true });
    const output = JSON.parse(text);
    expect([isValid(output), isValid.errors]).toEqual([true, null]);
    expect(apiDiffOutput.parse(output)).toMatchObject({
      verdict: "breaking",
      findings: [
        {
          rule: "breaking-changes/request-parameter-removed",
          confidence: "proven",
          operations: ["GET /orders"],
          pointer: "/paths/~1orders/get/parameters/0",
          base: { document: path, pointer: "/paths/~1orders/get/parameters/0" },
          revision: null,
        },
      ],
    });
    expect(isValid({ ...output, verdict: "fine" })).toBe(false);
  });

  it.each([
    ["v2:openapi.json", "there is neither such a file nor a commit v2 here"],
    ["v1:openapi.yaml", "commit v1 has no file openapi.yaml"],
    ["none.json", "there is no such file"],
    ["docs", "is a folder; expected a file"],
  ])("cannot decide on %s", async (base, why) => {
    const { path: directory } = project();
    const { code, document: text, message } = await diff(directory, { base });
    expect({ code, text }).toEqual({ code: 2, text: "" });
    expect(message).toContain(`${base}: ${why}`);
    const json = await diff(directory, { base, json: true });
    expect(json.code).toBe(2);
    const output = JSON.parse(json.document);
    expect([isValid(output), isValid.errors]).toEqual([true, null]);
    expect(output).toMatchObject({
      verdict: "undecided",
      changes: null,
      problems: [{ side: "base", document: base, message: why }],
    });
  });

  it("says line and column of what cannot be read", async () => {
    const repository = project();
    repository.write({ "api.yaml": "openapi: 3.0.0\ninfo: {}\ninfo: {}\n" });
    const { code, message } = await diff(repository.path, { revision: "api.yaml" });
    expect(code).toBe(2);
    expect(message).toMatch(/^api\.yaml:3:1: has a key twice in one mapping/);
  });

  it("reads a revision from its commit, whatever lies in the working tree", async () => {
    const repository = project();
    repository.write({ [path]: "{", [`v1:${path}`]: "{" });
    expect(
      await diff(repository.path, { base: `v1:${path}`, revision: `HEAD:${path}` }),
    ).toMatchObject({ code: 0 });
    const folder = `${repository.path}/docs/api`;
    const sides = { base: "v1:./openapi.json", revision: "v1:../api/openapi.json" };
    expect(await diff(folder, sides)).toMatchObject({ code: 0 });
  });

  it("takes a name with a colon for a file where no commit has it", async () => {
    const folder = temporaryFolder({ "a:b.json": document("A"), "c.json": document("A") });
    expect(await diff(folder, { base: "a:b.json", revision: "c.json" })).toMatchObject({ code: 0 });
  });

  it("follows no symbolic link", async () => {
    const repository = project();
    symlinkSync("/etc/passwd", `${repository.path}/link.json`);
    const { code, message } = await diff(repository.path, { revision: "link.json" });
    expect(code).toBe(2);
    expect(message).not.toContain("root:");
  });

  it.each([
    [{ format: "xml" }, "expected text, json, markdown, html or sarif"],
    [{ json: true, format: "html" }, "exclude each other"],
    [{ base: "" }, "not empty"],
  ])("refuses %j", async (request, words) => {
    await expect(diff(project().path, request)).rejects.toThrow(words);
  });

  it("is a command", async () => {
    const { path: cwd } = project();
    const { code, stdout } = await promoteHere(["api", "diff", `v1:${path}`, path, "--json"], {
      cwd,
    });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ verdict: "compatible", findings: [] });
    const help = await promoteHere(["api", "diff", "--help"], { cwd });
    expect(help.stdout).toContain("A name with a colon is REVISION:path");
  });
});
