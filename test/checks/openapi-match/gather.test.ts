import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { testRepository } from "../../support/repository.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { look } from "./look.ts";

const document = JSON.stringify({ openapi: "3.1.0", paths: {} });
const print = `console.log(${JSON.stringify(document)});\n`;

describe("gather", () => {
  it("leaves the user's tree as it is, and no worktree behind", async () => {
    const repository = testRepository();
    repository.commit({
      "openapi.json": document,
      "generate.mjs": `import { writeFileSync } from "node:fs";
        for (const name of ["openapi.json", "left-behind"]) writeFileSync(name, '{"openapi":"3.0.9"}');`,
    });
    repository.write({ "openapi.json": "edited, not committed", "own-file": "" });
    const status = repository.git("status", "--porcelain=v1", "--untracked-files=all");
    const { findings } = await look(repository.path, { output: "openapi.json" });
    expect(findings).toMatchObject([{ rule: "openapi-match/document-out-of-date" }]);
    expect(repository.git("status", "--porcelain=v1", "--untracked-files=all")).toBe(status);
    expect(readFileSync(join(repository.path, "openapi.json"), "utf8")).toBe(
      "edited, not committed",
    );
    expect(repository.git("worktree", "list").split("\n")).toHaveLength(1);
    expect(readdirSync(join(repository.path, ".git/worktrees"))).toEqual([]);
  });

  it("runs the code of the commit, and not that of the working tree", async () => {
    const repository = testRepository();
    repository.commit({ "openapi.json": document, "generate.mjs": print });
    repository.write({ "generate.mjs": "process.exit(1);" });
    expect((await look(repository.path)).findings).toEqual([]);
  });

  it("does not write through a linked folder when the output is in it", async () => {
    const repository = testRepository();
    repository.commit({ "openapi.json": document, "generate.mjs": print, ".gitignore": "dist\n" });
    repository.write({ "dist/openapi.json": "built before" });
    const settings = { output: "dist/openapi.json", dependencies: ["dist"] };
    expect((await look(repository.path, settings)).findings).toMatchObject([
      { rule: "openapi-match/generated-document-unreadable" },
    ]);
    expect(readFileSync(join(repository.path, "dist/openapi.json"), "utf8")).toBe("built before");
  });

  it.each([
    ["a committed link", { link: true, generate: "" }],
    [
      "a link the command makes in its second run",
      {
        link: false,
        generate: `import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
          const isSecond = existsSync("out");
          rmSync("out", { recursive: true, force: true });
          if (isSecond) symlinkSync(process.env.ELSEWHERE, "out");
          else mkdirSync("out");
          if (!isSecond) writeFileSync("out/o.json", ${JSON.stringify(document)});`,
      },
    ],
  ])("neither removes nor reads through %s", async (_, { link, generate }) => {
    const elsewhere = temporaryFolder({ "o.json": document });
    const repository = testRepository();
    repository.commit({ "openapi.json": document, "generate.mjs": generate });
    if (link) symlinkSync(elsewhere, join(repository.path, "out"));
    repository.commit();
    const settings = { output: "out/./o.json", environment: ["ELSEWHERE"] };
    const { facts, findings } = await look(repository.path, settings, { ELSEWHERE: elsewhere });
    expect(facts.documents[0]?.generated).toEqual({
      state: "astray",
      path: "out",
      found: "a symbolic link",
    });
    expect(findings).toMatchObject([{ rule: "openapi-match/output-leaves-copy" }]);
    expect(readFileSync(join(elsewhere, "o.json"), "utf8")).toBe(document);
  });

  it("finds packages at the top of a workspace, its own ones as the commit has them", async () => {
    const repository = testRepository();
    const own = (version: string) => `export const version = ${JSON.stringify(version)};\n`;
    repository.commit({
      ".gitignore": "node_modules\n",
      "apps/api/openapi.json": document,
      "apps/api/generate.mjs": `
        import { version } from "@shop/own";
        import { paths } from "foreign";
        console.log(JSON.stringify({ openapi: version, paths }));`,
      "packages/own/package.json": '{"name":"@shop/own","type":"module","exports":"./index.js"}',
      "packages/own/index.js": own("3.1.0"),
    });
    repository.write({
      "packages/own/index.js": own("edited, not committed"),
      "node_modules/foreign/package.json": '{"type":"module","exports":"./index.js"}',
      "node_modules/foreign/index.js": "export const paths = {};\n",
    });
    mkdirSync(join(repository.path, "node_modules/@shop"));
    symlinkSync("../../packages/own", join(repository.path, "node_modules/@shop/own"));
    const { findings, account } = await look(join(repository.path, "apps/api"));
    expect(findings).toEqual([]);
    expect(account.headline).toBe("openapi.json is what the code generates (0 operations)");
  });

  it.each([
    ["fails in its first run", "process.exit(1)", "print()", "failed"],
    ["fails in its second run", "print()", "process.exit(1)", "failed"],
    ["prints nonsense in its first run", "console.log('[]')", "print()", "done"],
    ["prints nonsense in its second run", "print()", "console.log('[]')", "done"],
  ])("does not pass a command that %s", async (_, first, second, state) => {
    const repository = testRepository();
    repository.commit({
      "openapi.json": document,
      "generate.mjs": `import { existsSync, writeFileSync } from "node:fs";
        const isSecond = existsSync("ran");
        writeFileSync("ran", "");
        const print = () => ${print.trim().replace(/;$/, "")};
        if (isSecond) ${second}; else ${first};`,
    });
    const { facts, findings } = await look(repository.path);
    expect(facts.documents[0]).toMatchObject({ generated: { state }, comparison: null });
    expect(findings).toMatchObject([
      {
        rule: `openapi-match/${state === "failed" ? "generator-failed" : "generated-document-unreadable"}`,
      },
    ]);
  });

  it("follows references of what the command prints to files of the commit", async () => {
    const repository = testRepository();
    const schemas = { A: { $ref: "part.json#/A" } };
    const split = JSON.stringify({ openapi: "3.1.0", paths: {}, components: { schemas } });
    repository.commit({
      ...{ "openapi.json": split, "part.json": '{"A":{"type":"string"}}' },
      "generate.mjs": `process.stdout.write(${JSON.stringify(split)});`,
    });
    const { facts, findings } = await look(repository.path);
    expect(findings).toEqual([]);
    expect(facts.documents[0]?.generated).toEqual({
      state: "done",
      document: facts.documents[0]?.committed,
    });
  });

  it("gives the command the declared variables and no others, and lets no value out", async () => {
    const repository = testRepository();
    repository.commit({
      "openapi.json": document,
      "generate.mjs":
        "console.error(process.env.DECLARED, process.env.UNDECLARED); process.exit(1);",
    });
    const variables = { DECLARED: "correct-horse-battery", UNDECLARED: "another-secret-value" };
    const { facts } = await look(repository.path, { environment: ["DECLARED"] }, variables);
    expect(facts.documents[0]?.generated).toMatchObject({ lastLines: "[redacted] undefined" });
  });

  it("cannot tell without a declared variable, or without the program", async () => {
    const repository = testRepository();
    repository.commit({ "openapi.json": document, "generate.mjs": print });
    await expect(look(repository.path, { environment: ["ABSENT"] })).rejects.toMatchObject({
      code: "run/variable-missing",
    });
    const generate = ["no-such-program-anywhere"];
    await expect(look(repository.path, { generate })).rejects.toMatchObject({
      code: "process/not-found",
    });
    expect(repository.git("worktree", "list").split("\n")).toHaveLength(1);
  });

  it("keeps facts small however much differs", async () => {
    const repository = testRepository();
    const paths = Object.fromEntries(
      Array.from({ length: 1_000 }, (_, index) => [`/p${index}`, { get: { responses: {} } }]),
    );
    writeFileSync(join(repository.path, "large.json"), JSON.stringify({ openapi: "3.1.0", paths }));
    repository.commit({
      "openapi.json": document,
      "generate.mjs": `import { readFileSync } from "node:fs";
        console.log(readFileSync("large.json", "utf8"));`,
    });
    const { facts, findings } = await look(repository.path);
    expect(facts.documents[0]?.comparison?.total).toBe(1_000);
    expect(facts.documents[0]?.comparison?.differences).toHaveLength(200);
    expect(facts.documents[0]?.comparison?.diff.split("\n").length).toBeLessThan(410);
    expect(findings[0]?.detail?.split("\n")).toHaveLength(21);
  });

  it("keeps operations before all else where not all differences are kept", async () => {
    const repository = testRepository();
    const schemas = Object.fromEntries(
      Array.from({ length: 300 }, (_, index) => [`S${index}`, {}]),
    );
    const paths = { "/a": { get: { responses: {} } } };
    const large = JSON.stringify({ openapi: "3.1.0", components: { schemas }, paths });
    const less = JSON.stringify({ openapi: "3.1.0", components: { schemas: {} }, paths: {} });
    repository.commit({
      "openapi.json": less,
      "generate.mjs": `console.log(${JSON.stringify(large)});`,
    });
    const { facts } = await look(repository.path);
    expect(facts.documents[0]?.comparison?.differences[0]?.place).toBe("path /a");
  });

  it("says of each of several documents by itself whether the code generates it", async () => {
    const repository = testRepository();
    const other = JSON.stringify({ openapi: "3.1.0", paths: { "/a": { get: { responses: {} } } } });
    repository.commit({ "a.json": document, "b.json": document, "generate.mjs": print });
    repository.commit({ "other.mjs": `console.log(${JSON.stringify(other)});` });
    const generate = "node generate.mjs";
    const same = { documents: ["a.json", "b.json"].map((one) => ({ document: one, generate })) };
    const { account } = await look(repository.path, same);
    expect(account.headline).toBe("2 documents are what the code generates (0 operations)");
    expect(account.inputs?.map(({ name }) => name)).toEqual(["a.json", "b.json"]);
    const different = await look(repository.path, {
      documents: [
        { document: "a.json", generate },
        { document: "b.json", generate: "node other.mjs" },
      ],
    });
    expect(different.account.headline).toBe("1 of 2 documents differ from the code");
    expect(different.findings).toMatchObject([
      { subject: "b.json", detail: "+ path /a  #/paths/~1a", place: { file: "b.json" } },
    ]);
  });

  it("passes what is only written otherwise, and says so", async () => {
    const repository = testRepository();
    const schemas = { A: { type: "string" }, B: { $ref: "openapi.yaml#/components/schemas/%41" } };
    repository.commit({
      "openapi.yaml": JSON.stringify({ openapi: "3.1.0", components: { schemas }, paths: {} }),
      "generate.mjs": `console.log(\`
paths: {}
components:
  schemas:
    B: { $ref: "#/components/schemas/A" }
    A: { type: string }
openapi: 3.1.0\`);`,
    });
    const { findings, account } = await look(repository.path, { document: "openapi.yaml" });
    expect(findings).toEqual([]);
    expect(account.headline).toBe(
      "openapi.yaml is what the code generates (0 operations; 3 cosmetic differences: 2 key order, 1 spelling of $ref)",
    );
    expect(account.counts).toEqual({ operations: 0, differences: 0, cosmetic: 3 });
    repository.commit({ "openapi.yaml": 'openapi: "3.1.0"\npaths: {}\n', "generate.mjs": print });
    const layout = await look(repository.path, { document: "openapi.yaml" });
    expect(layout.account.headline).toContain("(0 operations; another layout)");
  });

  it.each<[string, string]>([
    ["a relative path", `writeFileSync("openapi.json", "{}"); writeFileSync("src.txt", "x");`],
    [
      "an absolute path of its folder",
      `writeFileSync(process.cwd() + "/src.txt", "x"); rmSync(process.cwd() + "/kept.txt");`,
    ],
    [
      "a link to its folder",
      `symlinkSync(process.cwd(), "self"); writeFileSync("self/src.txt", "x");`,
    ],
    [
      "git in its folder",
      `writeFileSync("src.txt", "x");
       for (const args of ["add -A", "-c user.name=a -c user.email=b@c.invalid commit -qm x", "reset -q --hard HEAD~1"])
         execSync("git " + args);`,
    ],
  ])("contains a generator that writes by %s", async (_, code) => {
    const repository = testRepository();
    repository.commit({
      ...{ "openapi.json": document, "src.txt": "as committed", "kept.txt": "" },
      "generate.mjs": `import { execSync } from "node:child_process";
        import { existsSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
        if (existsSync("kept.txt") && !existsSync("self")) { ${code} }
        ${print}`,
    });
    repository.commit();
    repository.write({ "own.txt": "not committed" });
    const state = () =>
      ["status --porcelain=v1", "rev-parse HEAD", "for-each-ref", "config --local --list"].map(
        (args) => repository.git(...args.split(" ")),
      );
    const before = state();
    const { facts, findings } = await look(repository.path);
    expect(findings).toEqual([]);
    expect(facts.documents[0]?.changedOutside).toEqual([]);
    expect(state()).toEqual(before);
    expect(readFileSync(join(repository.path, "src.txt"), "utf8")).toBe("as committed");
  });

  it.each<[string, string, readonly string[]]>([
    ["a committed file", `writeFileSync(TREE + "/src.txt", "x")`, ["src.txt"]],
    ["a file that was changed before", `writeFileSync(TREE + "/own.txt", "longer")`, ["own.txt"]],
    ["a file through a committed link", `writeFileSync("way/new.txt", "x")`, ["new.txt"]],
    ["the index", `git("-C", TREE, "rm", "-q", "--cached", "src.txt")`, ["src.txt", "the index"]],
    ["the configuration", `git("config", "user.name", "other")`, ["the git configuration"]],
    ["a tag", `git("tag", "v9.0.0")`, ["refs/tags/v9.0.0"]],
    ["a branch", `git("update-ref", "refs/heads/other", "@")`, ["refs/heads/other"]],
    ["HEAD", `git("-C", TREE, "symbolic-ref", "HEAD", "refs/heads/another")`, ["HEAD"]],
    [
      "a hook",
      `writeFileSync(TREE + "/.git/hooks/pre-push", "#!/bin/sh")`,
      ["the git hook pre-push"],
    ],
  ])("tells of a generator that changes %s of the repository", async (_, code, changed) => {
    const repository = testRepository();
    repository.commit({
      ...{ "openapi.json": document, "src.txt": "as committed" },
      "generate.mjs": `import { spawnSync } from "node:child_process";
        import { existsSync, writeFileSync } from "node:fs";
        const TREE = process.env.TREE;
        const git = (...args) => spawnSync("git", args);
        ${code};
        ${print}`,
    });
    symlinkSync(repository.path, join(repository.path, "way"));
    repository.commit();
    // A branch of the name HEAD, for which git names none where it is asked what HEAD is.
    for (const branch of ["another", "HEAD"])
      repository.git("update-ref", `refs/heads/${branch}`, "@");
    repository.write({ "own.txt": "mine" });
    const variables = { TREE: repository.path };
    const { facts, findings } = await look(repository.path, { environment: ["TREE"] }, variables);
    expect(facts.documents[0]?.changedOutside).toEqual(changed);
    expect(findings).toMatchObject([{ rule: "openapi-match/generator-changes-repository" }]);
  });
});
