import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { promoteHere } from "../support/promote-here.ts";
import { quickProject } from "../support/quick-project.ts";
import { runnerCommandsIn } from "../support/runner-commands.ts";

const attacks = [
  "::set-output name=outcome::cleared",
  "  \t::add-mask::promote",
  "::stop-commands::a-token-of-theirs",
  "working\r::error file=a.ts,line=1::forged",
  "done\b\b\b\b\u001b[2K\u001b[0m::set-env name=NODE_OPTIONS::--require=/x.js",
  "a heading ##[group]theirs and ##vso[task.setvariable variable=a]b",
  "line\u2028::warning::forged\u2029::save-state name=a::b",
];

/** A program that prints the attacks on both streams, and fails. */
const hostile = "cat attacks.txt\ncat attacks.txt >&2\nexit 1\n";
/** What a suite prints whose tests are named so. */
const tap = `TAP version 13\n1..7\n${attacks.map((line, at) => `not ok ${at + 1} - ${line}\n`).join("")}`;

const off = ["schema-snapshot", "breaking-changes", "stripe-separation"];
const config = [
  "version: 1",
  "environments: { staging: { suffix: _STAGING }, production: { suffix: _PROD } }",
  "promotion: { from: staging, to: production }",
  "checks:",
  ...off.map((id) => `  ${id}: { off: not part of this project }`),
  "  openapi-match: { document: api.json, generate: sh hostile.sh, output: stdout }",
  "  ingestion-separation: { endpoints: [{ variable: INGEST_URL, probe: sh hostile.sh }] }",
  "  tests-pass: { command: sh suite.sh, report: stdout }",
  "  deployment-checklist:",
  "    items: [{ id: smoke, kind: command, command: sh hostile.sh }]",
  "",
].join("\n");

describe("what children print", () => {
  it.each([
    [[], []],
    [["--verbose"], []],
    [["--json"], []],
    [["--reporter", "markdown"], []],
    [["--reporter", "sarif"], []],
    [["--reporter", "junit"], []],
    [["--reporter", "html"], []],
    [
      ["--reporter", "github"],
      ["error", "warning", "notice"],
    ],
  ])("orders no runner to do anything: check --keep-going %j", async (options, own) => {
    const { repository, variables } = quickProject({
      "promote.yaml": config,
      "api.json": '{"openapi":"3.1.0","info":{"title":"a","version":"1"},"paths":{}}\n',
      "attacks.txt": `${attacks.join("\n")}\n`,
      "hostile.sh": hostile,
      "suite.tap": tap,
      "suite.sh": `cat suite.tap\n${hostile}`,
    });
    const endpoints = {
      INGEST_URL_STAGING: "https://ingest.staging.example",
      INGEST_URL_PROD: "https://ingest.example",
    };
    const ended = await promoteHere(["check", "--keep-going", ...options], {
      cwd: repository.path,
      variables: { ...variables, ...endpoints, GITHUB_ACTIONS: "true", CI: "true" },
    });
    expect(ended).toMatchObject({ code: 1 });
    expect(ended.stdout).toContain("set-output");
    const obeyed = runnerCommandsIn(`${ended.stdout}\n${ended.stderr}`).map(({ name }) => name);
    expect([...new Set(obeyed)].sort()).toEqual([...own].sort());
    const logs = join(repository.path, ".promote/logs");
    const [run = ""] = readdirSync(logs);
    const names = readdirSync(join(logs, run)).filter((name) => name.endsWith(".log"));
    expect(names).toEqual(["deployment-checklist.log", "tests-pass.log"]);
    for (const name of names) {
      expect(runnerCommandsIn(readFileSync(join(logs, run, name), "utf8"))).toEqual([]);
    }
  });
});
