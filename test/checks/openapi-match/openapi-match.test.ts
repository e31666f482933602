import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openapiMatch } from "../../../src/checks/openapi-match/check.ts";
import type { OpenapiMatchFacts } from "../../../src/checks/openapi-match/facts.ts";
import { registerCheck } from "../../../src/gate/check.ts";
import { resolveCandidate } from "../../../src/git/resolve-candidate.ts";
import { describeCases } from "../../support/cases.ts";
import { describeGatheredCases } from "../../support/gathered-cases.ts";
import { testHost } from "../../support/host.ts";
import { releaseOf } from "../../support/release.ts";
import { testRepository } from "../../support/repository.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const directory = join(import.meta.dirname, "cases");

type Settings = {
  readonly document?: string;
  readonly output?: string;
  readonly dependencies?: string[];
  readonly environment?: string[];
  readonly generate?: string[];
};

async function look(project: string, settings: Settings = {}, variables = {}) {
  const host = testHost({ variables });
  const generate = "node generate.mjs";
  const document = "openapi.json";
  const release = releaseOf(project, { "openapi-match": { generate, document, ...settings } });
  const { config } = release;
  const candidate = await resolveCandidate(host, { config, project, previous: undefined });
  const examination = await registerCheck(openapiMatch).examine(host, { ...release, candidate });
  return { ...examination, facts: examination.facts as OpenapiMatchFacts };
}

describeGatheredCases(directory, "input.json", async (folder) => {
  const settings = JSON.parse(readFileSync(join(folder, "input.json"), "utf8")) as Settings;
  const repository = testRepository();
  const files = [settings.document ?? "", "generate.mjs"].filter((name) =>
    existsSync(join(folder, name)),
  );
  repository.commit(
    Object.fromEntries(files.map((name) => [name, readFileSync(join(folder, name), "utf8")])),
  );
  return (await look(repository.path, settings)).facts;
});

describeCases(openapiMatch, directory);

const document = JSON.stringify({ openapi: "3.1.0", paths: {} });
const print = `console.log(${JSON.stringify(document)});\n`;

describe("openapi-match", () => {
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
    expect(facts.generated).toEqual({ state: "astray", path: "out", found: "a symbolic link" });
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

  it("gives the command the declared variables and no others, and lets no value out", async () => {
    const repository = testRepository();
    repository.commit({
      "openapi.json": document,
      "generate.mjs":
        "console.error(process.env.DECLARED, process.env.UNDECLARED); process.exit(1);",
    });
    const variables = { DECLARED: "correct-horse-battery", UNDECLARED: "another-secret-value" };
    const { facts } = await look(repository.path, { environment: ["DECLARED"] }, variables);
    expect(facts.generated).toMatchObject({ lastLines: "[redacted] undefined" });
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
    expect(facts.comparison?.total).toBe(1_000);
    expect(facts.comparison?.differences).toHaveLength(200);
    expect(facts.comparison?.diff.split("\n").length).toBeLessThan(410);
    expect(findings[0]?.detail?.split("\n")).toHaveLength(21);
  });
});
