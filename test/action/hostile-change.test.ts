import { readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { quickConfig, quickProject } from "../support/quick-project.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { githubServer } from "./github-server.ts";
import { type ActionRun, runBuiltAction, token } from "./run-built-action.ts";
import { runStep } from "./run-step.ts";

type Files = Readonly<Record<string, string | null>>;
type Change = {
  readonly base?: Readonly<Record<string, string>>;
  readonly files?: Files;
  /** Where each link leads, by its path. */
  readonly links?: Readonly<Record<string, string>>;
};

const passing = 'console.log("TAP version 13\\n1..1\\nok 1 - it works");\n';
const failing =
  'console.log("TAP version 13\\n1..1\\nnot ok 1 - it breaks");process.exitCode = 1;\n';

/** A change by somebody who wants the gate green, and the Action's run on its pull request. */
async function hostileChange({ base: baseFiles = {}, files = {}, links = {} }: Change) {
  const project = quickProject(baseFiles);
  const { repository, commit: base } = project;
  for (const [path, target] of Object.entries(links)) {
    rmSync(join(repository.path, path), { recursive: true, force: true });
    symlinkSync(target, join(repository.path, path));
  }
  const head = repository.commit({ "README.md": "changed\n", ...files });
  const server = await githubServer(head);
  const repo = { id: 1, full_name: "acme/shop" };
  const payload = {
    pull_request: { number: 7, head: { sha: head, repo }, base: { sha: base, ref: "main", repo } },
  };
  const started: ActionRun = {
    ...{ workspace: repository.path, event: "pull_request", payload, sha: head },
    ...{ apiUrl: server.url, variables: project.variables },
  };
  const run = (more: Partial<ActionRun> = {}) => runStep({ ...started, ...more });
  const runBuilt = (more: Partial<ActionRun> = {}) => runBuiltAction({ ...started, ...more });
  return { ...project, base, head, server, run, runBuilt };
}

/** A suite that leaves a process of its own session behind, which runs `body`. */
const leavingBehind = (body: string) =>
  [
    'import { spawn } from "node:child_process";',
    `spawn(process.execPath, ["-e", ${JSON.stringify(body)}], { detached: true, stdio: "ignore" }).unref();`,
    "",
  ].join("\n");

it("does not choose another configuration by a link in place of the working directory", async () => {
  const { run } = await hostileChange({
    base: {
      "backend/promote.yaml": quickConfig(["node", "strict.mjs"]),
      "backend/strict.mjs": failing,
      "docs/promote.yaml": quickConfig(["node", "suite.mjs"]),
      "docs/suite.mjs": passing,
    },
    links: { backend: "docs" },
  });
  const ended = await run({ inputs: { "working-directory": "backend" } });
  expect(ended.code, ended.log).toBe(64);
  expect(ended.outputs.get("outcome")).toBe("undecided");
  expect(ended.summary).toContain("backend, which is a symbolic link");
  const named = await run({ inputs: { "working-directory": "docs" } });
  expect(named.code, named.log).toBe(0);
});

it("does not make a release of its own to be compared with", async () => {
  const api = (...paths: string[]) =>
    JSON.stringify({
      openapi: "3.0.3",
      info: { title: "shop", version: "1.0.0" },
      paths: Object.fromEntries(
        paths.map((path) => [path, { get: { responses: { 200: { description: "ok" } } } }]),
      ),
    });
  const { repository, base, head, run } = await hostileChange({
    base: {
      "promote.yaml": quickConfig().replace(
        / {2}breaking-changes: .*/,
        "  breaking-changes: { document: api.json }",
      ),
      "api.json": api("/orders", "/users"),
    },
    files: { "api.json": api("/orders") },
  });
  repository.git("tag", "v1.0.0", base);
  const tip = repository.commit({ "README.md": "and more\n" });
  repository.git("tag", "v1.0.1", head);
  const { url: apiUrl } = await githubServer(tip);
  const repo = { id: 1, full_name: "acme/shop" };
  const pull_request = { number: 7, head: { sha: tip, repo }, base: { sha: base, repo } };
  const merge_group = { head_sha: tip, base_sha: base };
  for (const about of [
    { event: "pull_request", payload: { pull_request } },
    { event: "merge_group", payload: { merge_group } },
  ]) {
    const ended = await run({ ...about, sha: tip, apiUrl });
    expect(ended.code, ended.log).toBe(1);
    expect(ended.outputs.get("stopped-at")).toBe("breaking-changes");
    expect(ended.summary).toContain("previous release `v1.0.0`");
  }
});

it.runIf(process.platform === "linux")(
  "does not read in the process of the gate what no child is given",
  async () => {
    const folder = temporaryFolder();
    const reads = [
      'import { readFileSync, writeFileSync } from "node:fs";',
      `writeFileSync(${JSON.stringify(join(folder, "seen"))}, readFileSync(\`/proc/\${process.ppid}/environ\`));`,
      `writeFileSync(${JSON.stringify(join(folder, "own"))}, JSON.stringify(process.env));`,
    ];
    const { runBuilt, variables } = await hostileChange({
      files: { "suite.mjs": `${reads.join("\n")}\n${passing}` },
    });
    const key = readFileSync(variables.PROMOTE_SIGNING_KEY.slice("file:".length), "utf8");
    const given = { PROMOTE_SIGNING_KEY: key, DATABASE_PASSWORD: "planted-for-this-test" };
    const ended = await runBuilt({ variables: { ...given, RUNNER_TRACKING_ID: "github_4711" } });
    expect(ended.code, ended.log).toBe(0);
    const seen = readFileSync(join(folder, "seen"), "latin1");
    expect(seen.length).toBeGreaterThan(100);
    for (const secret of [token, key.slice(0, 27), "planted-for-this-test"]) {
      expect(seen).not.toContain(secret);
    }
    const own = readFileSync(join(folder, "own"), "utf8");
    expect(own).toContain(process.env["PATH"]);
    // By it the runner ends what outlives the step.
    expect(own).toContain("github_4711");
  },
);

it("is not told by a record that a process of it put in the place of the run's", async () => {
  const swaps = [
    'const { readdirSync, readFileSync, renameSync, writeFileSync } = require("node:fs");',
    'const folder = process.cwd() + "/.promote/records/";',
    "const end = Date.now() + 10_000;",
    "const forged = (text) => {",
    '  const payload = /"payload": ?"([^"]+)"/.exec(text)?.[1] ?? "";',
    '  const statement = Buffer.from(payload, "base64").toString();',
    '  const other = statement.replaceAll(\'"outcome":"blocked"\', \'"outcome":"cleared"\');',
    '  return other === statement ? text : text.replace(payload, Buffer.from(other).toString("base64"));',
    "};",
    "for (let count = 0; Date.now() < end && count === 0; ) {",
    "  try {",
    '    for (const name of readdirSync(folder).filter((one) => one.endsWith(".sigstore.json"))) {',
    '      const text = readFileSync(folder + name, "utf8");',
    "      if (forged(text) === text) continue;",
    '      writeFileSync(folder + "forged", forged(text));',
    '      renameSync(folder + "forged", folder + name);',
    "      count += 1;",
    "    }",
    "  } catch {}",
    "}",
  ].join("\n");
  const { runBuilt, server } = await hostileChange({
    files: { "suite.mjs": `${leavingBehind(swaps)}${failing}` },
  });
  const ended = await runBuilt();
  expect(ended.code, ended.log).toBeGreaterThan(0);
  expect(ended.outputs.get("outcome")).not.toBe("cleared");
  for (const text of [ended.summary, server.comments[0]?.body ?? ""]) {
    expect(text).not.toContain("CLEARED");
  }
});

it("does not hide from git what its tests do to the commit's files", async () => {
  const hides = [
    'import { execFileSync } from "node:child_process";',
    'import { appendFileSync } from "node:fs";',
    'appendFileSync("README.md", "hidden\\n");',
    'execFileSync("git", ["update-index", "--assume-unchanged", "README.md"]);',
  ];
  const { run } = await hostileChange({
    files: { "suite.mjs": `${hides.join("\n")}\n${passing}` },
  });
  const ended = await run();
  expect(ended.code, ended.log).toBe(2);
  expect(ended.summary).toContain("README.md");
});

it("does not have the page written elsewhere by a link", async () => {
  const outside = temporaryFolder();
  const { run } = await hostileChange({ links: { out: outside } });
  const ended = await run({ inputs: { "report-html": "out/run.html" } });
  expect(ended.code, ended.log).toBe(0);
  expect(readdirSync(outside)).toEqual([]);
  expect(ended.outputs.get("report-path")).toBe("");
  expect(ended.summary).toContain("The HTML page is not written");
});

it("is not judged by one base and merged into another", async () => {
  const { run, server, repository } = await hostileChange({});
  server.state.baseRef = "release";
  const ended = await run();
  expect(ended.code, ended.log).toBe(2);
  expect(ended.summary).toContain("goes into release now, and this run is about main");
  expect(readdirSync(join(repository.path, ".promote"))).not.toContain("records");
});

it("does not choose whose configuration counts in an action that the workflow calls", async () => {
  const gate = ".github/workflows/gate.yml";
  const { run, variables } = await hostileChange({
    base: { [gate]: "on: pull_request\n", ".github/actions/gate/action.yml": "name: gate\n" },
    files: {
      ".github/actions/gate/action.yml": "name: gate of mine\n",
      "promote.yaml": quickConfig(["true"]),
      "suite.mjs": failing,
    },
  });
  const GITHUB_WORKFLOW_REF = `acme/shop/${gate}@refs/pull/7/merge`;
  const ended = await run({
    inputs: { "config-ref": "head" },
    variables: { ...variables, GITHUB_WORKFLOW_REF },
  });
  expect(ended.code, ended.log).toBe(1);
  expect(ended.summary).toContain(".github/actions");
});
