import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openapiDiff } from "../../src/commands/openapi-diff.ts";
import { openapiWrite } from "../../src/commands/openapi-write.ts";
import { testHost } from "../support/host.ts";
import { promoteHere } from "../support/promote-here.ts";
import { quickConfig } from "../support/quick-project.ts";
import { type TestRepository, testRepository } from "../support/repository.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const old = '{"openapi":"3.1.0","paths":{}}\n';
const current =
  '{\n  "paths": { "/a": { "get": { "responses": {} } } },\n  "openapi": "3.1.0"\n}\n';
const printing = (text: string) => `process.stdout.write(${JSON.stringify(text)});`;

function project(settings: string, files: Readonly<Record<string, string>>): TestRepository {
  const repository = testRepository();
  const off = "openapi-match: { off: not part of this project }";
  const config = quickConfig().replace(off, `openapi-match: ${settings}`);
  expect(config).toContain(settings);
  repository.commit({ "promote.yaml": config, ...files });
  return repository;
}

const single = "{ document: docs/a.json, generate: node generate.mjs }";
const toFile = "{ document: docs/a.json, generate: node generate.mjs, output: docs/a.json }";

async function run(
  command: typeof openapiDiff,
  repository: TestRepository,
  document?: string,
): Promise<{ code: number; said: string }> {
  const said: string[] = [];
  const output = { document: (text: string) => said.push(text), message: () => {} };
  const world = { host: testHost(), directory: repository.path, output };
  const code = await command({ document }, world);
  return { code, said: said.join("\n") };
}

const textOf = (repository: TestRepository, path: string) =>
  readFileSync(join(repository.path, path), "utf8");

const writeFile = (path: string, text: string) =>
  `import { writeFileSync } from "node:fs"; writeFileSync("${path}", ${JSON.stringify(text)});`;

describe("promote openapi write", () => {
  it("writes what the code of the working tree generates, byte by byte, and says what changed", async () => {
    const repository = project(single, { "docs/a.json": old, "generate.mjs": printing(old) });
    repository.write({ "generate.mjs": printing(current) });
    const { code, said } = await run(openapiWrite, repository);
    expect(code).toBe(0);
    expect(said).toContain("docs/a.json is written; it differs in one place");
    expect(said).toContain("+ path /a  #/paths/~1a");
    expect(textOf(repository, "docs/a.json")).toBe(current);
    expect(readdirSync(join(repository.path, "docs"))).toEqual(["a.json"]);
    expect(await run(openapiWrite, repository)).toMatchObject({ code: 0 });
  });

  it("leaves a document as it is that says the same", async () => {
    const same = '{ "paths": {}, "openapi": "3.1.0" }';
    for (const [settings, generate] of [
      [single, printing(old)],
      [toFile, writeFile("docs/a.json", old)],
    ] as const) {
      const repository = project(settings, { "docs/a.json": same, "generate.mjs": generate });
      const { code, said } = await run(openapiWrite, repository);
      expect(code).toBe(0);
      expect(said).toContain("(1 cosmetic difference: 1 key order), and is left as it is");
      expect(textOf(repository, "docs/a.json")).toBe(same);
    }
  });

  it("creates a document that is not there, in the format the generator gives it", async () => {
    const yaml = "openapi: 3.1.0\npaths: {}\n";
    const settings = "{ document: api/v1.yaml, generate: node generate.mjs, output: out.yaml }";
    const repository = project(settings, { "generate.mjs": writeFile("out.yaml", yaml) });
    expect(await run(openapiWrite, repository)).toMatchObject({ code: 0 });
    expect(textOf(repository, "api/v1.yaml")).toBe(yaml);
    expect(textOf(repository, "out.yaml")).toBe(yaml);
  });

  it.each([
    ["fails", "process.exit(3);", "exited with 3"],
    ["writes nothing", "", "was not written by"],
    ["writes no document", writeFile("docs/a.json", "[]"), "is not a mapping"],
    [
      "gives another document on each run",
      `import { writeFileSync } from "node:fs";
       writeFileSync("docs/a.json", JSON.stringify({ openapi: "3.1.0", info: process.hrtime.bigint().toString() }));`,
      "gives a different docs/a.json on each run",
    ],
  ])(
    "writes nothing when the command %s, and puts back what it wrote over",
    async (_, code, said) => {
      const repository = project(toFile, { "docs/a.json": old, "generate.mjs": code });
      repository.write({ "docs/a.json": "edited, not committed" });
      const ended = await run(openapiWrite, repository);
      expect(ended.code).toBe(2);
      expect(ended.said).toContain(said);
      expect(textOf(repository, "docs/a.json")).toBe("edited, not committed");
    },
  );

  it.each([
    ["the document", "docs/a.json", single],
    ["its folder", "docs", single],
    ["the output", "out.json", single.replace(" }", ", output: out.json }")],
  ])("refuses to write through %s when it is a link", async (_, link, settings) => {
    const elsewhere = temporaryFolder({ "a.json": old });
    const repository = project(settings, { "docs/a.json": old, "generate.mjs": printing(current) });
    rmSync(join(repository.path, link), { recursive: true, force: true });
    symlinkSync(
      link === "docs" ? elsewhere : join(elsewhere, "a.json"),
      join(repository.path, link),
    );
    const { code, said } = await run(openapiWrite, repository);
    expect(code).toBe(2);
    expect(said).toContain("a symbolic link, so nothing is written");
    expect(readFileSync(join(elsewhere, "a.json"), "utf8")).toBe(old);
  });

  it.each([
    ["writes no document", writeFile("out.json", "[]"), "was"],
    ["writes nothing", "", "was"],
    ["writes no document where none was", writeFile("out.json", "[]"), undefined],
  ])("puts back a file beside the document when the command %s", async (_, generate, before) => {
    const settings = single.replace(" }", ", output: out.json }");
    const repository = project(settings, { "docs/a.json": old, "generate.mjs": generate });
    if (before !== undefined) repository.write({ "out.json": before });
    expect((await run(openapiWrite, repository)).code).toBe(2);
    const out = join(repository.path, "out.json");
    expect(existsSync(out) ? readFileSync(out, "utf8") : undefined).toBe(before);
  });

  it("puts back what it removed for a program that is not there", async () => {
    const settings = toFile.replace("node generate.mjs", "no-such-program-anywhere");
    const repository = project(settings, { "docs/a.json": old });
    await expect(run(openapiWrite, repository)).rejects.toMatchObject({
      code: "process/not-found",
    });
    expect(textOf(repository, "docs/a.json")).toBe(old);
  });

  it("ends a command that does not, and puts back what it wrote over", async () => {
    const settings = toFile.replace("{ ", "{ timeout: 1s, ");
    const generate = `${writeFile("docs/a.json", current)} setInterval(() => {}, 1_000);`;
    const repository = project(settings, { "docs/a.json": old, "generate.mjs": generate });
    await expect(run(openapiWrite, repository)).rejects.toMatchObject({
      code: "process/time-limit",
    });
    expect(textOf(repository, "docs/a.json")).toBe(old);
  });

  it("writes the files that a document is split over where the document has its own", async () => {
    const settings = single.replace(" }", ", output: build/a.json }");
    const root = JSON.stringify({
      ...{ openapi: "3.1.0", paths: {} },
      components: { schemas: { A: { $ref: "parts/b.json#/B" }, C: { $ref: "../c.json#/C" } } },
    });
    const part = (type: string) => JSON.stringify({ B: { type } });
    const repository = project(settings, {
      ...{ "docs/a.json": root, "docs/parts/b.json": part("string"), "c.json": '{"C":{}}' },
      "generate.mjs": `import { mkdirSync, writeFileSync } from "node:fs";
        mkdirSync("build/parts", { recursive: true });
        writeFileSync("build/parts/b.json", ${JSON.stringify(part("number"))});
        writeFileSync("build/a.json", ${JSON.stringify(root)});`,
    });
    expect((await run(openapiWrite, repository)).code).toBe(0);
    expect(textOf(repository, "docs/parts/b.json")).toBe(part("number"));
    expect(repository.git("status", "--porcelain")).toBe("M docs/parts/b.json\n?? build/");
    expect((await run(openapiDiff, repository)).code).toBe(0);
  });

  const two = `{ documents: [{ document: a.json, generate: node generate.mjs }, { document: b.json, generate: node fail.mjs }] }`;

  it("says with 3 that one document is written and another is not", async () => {
    const files = { "a.json": old, "b.json": old, "generate.mjs": printing(current) };
    const repository = project(two, { ...files, "fail.mjs": "process.exit(1);" });
    expect((await run(openapiWrite, repository, "b.json")).code).toBe(2);
    expect((await run(openapiWrite, repository)).code).toBe(3);
    expect(textOf(repository, "a.json")).toBe(current);
    await expect(run(openapiWrite, repository, "c.json")).rejects.toThrow("names a.json, b.json");
  });
});

describe("promote openapi diff", () => {
  it("leaves nothing of a file that the command writes beside the document", async () => {
    const settings = single.replace(" }", ", output: out.json }");
    const files = { "docs/a.json": old, "generate.mjs": writeFile("out.json", current) };
    for (const before of [{}, { "out.json": "was" }]) {
      const repository = project(settings, { ...files, ...before });
      if ("out.json" in before) {
        chmodSync(join(repository.path, "out.json"), 0o755);
        repository.commit();
      }
      expect((await run(openapiDiff, repository)).code).toBe(1);
      expect(repository.git("status", "--porcelain")).toBe("");
    }
  });

  it("neither removes nor writes a link that stands where the command is to write", async () => {
    const elsewhere = join(temporaryFolder({ "a.json": old }), "a.json");
    const generate = writeFile("out.json", current);
    const settings = single.replace(" }", ", output: out.json }");
    const repository = project(settings, { "docs/a.json": old, "generate.mjs": generate });
    symlinkSync(elsewhere, join(repository.path, "out.json"));
    const { code, said } = await run(openapiDiff, repository);
    expect(code).toBe(2);
    expect(said).toContain("out.json is a symbolic link");
    expect(readlinkSync(join(repository.path, "out.json"))).toBe(elsewhere);
    expect(readFileSync(elsewhere, "utf8")).toBe(old);
  });

  it("shows places and lines, and changes nothing", async () => {
    const generate = writeFile("docs/a.json", current);
    const repository = project(toFile, { "docs/a.json": old, "generate.mjs": generate });
    const { stdout, code } = await promoteHere(["openapi", "diff"], { cwd: repository.path });
    expect(code).toBe(1);
    expect(stdout).toContain("+ path /a  #/paths/~1a");
    expect(stdout).toContain("--- docs/a.json (working tree)\n+++ docs/a.json (generated)\n@@");
    expect(stdout).toContain('+    "/a": {');
    expect(repository.git("status", "--porcelain")).toBe("");
  });

  it("says that the documents are what the code generates, or that nobody knows", async () => {
    const same = project(single, { "docs/a.json": old, "generate.mjs": printing(old) });
    expect(await run(openapiDiff, same)).toEqual({
      code: 0,
      said: "✔ docs/a.json is what the code generates.",
    });
    const failing = project(single, { "docs/a.json": old, "generate.mjs": "process.exit(1);" });
    expect((await run(openapiDiff, failing)).code).toBe(2);
    const missing = project(single, { "generate.mjs": printing(old) });
    expect((await run(openapiDiff, missing)).said).toContain("docs/a.json is not there");
  });

  it("needs the check to be switched on", async () => {
    const repository = testRepository();
    repository.commit({ "promote.yaml": quickConfig() });
    const { code, stderr } = await promoteHere(["openapi", "write"], { cwd: repository.path });
    expect(code).toBe(64);
    expect(stderr).toContain("checks.openapi-match is off");
  });
});
