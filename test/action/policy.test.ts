import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type QuickProject, quickConfig, quickProject } from "../support/quick-project.ts";
import { githubServer } from "./github-server.ts";
import type { ActionRun } from "./run-built-action.ts";
import { runStep } from "./run-step.ts";

type Files = Readonly<Record<string, string | null>>;

const tap = (line: string, more = "") =>
  `console.log(${JSON.stringify(`TAP version 13\n1..1\n${line}`)});\n${more}`;
const red = tap("not ok 1 - it breaks", "process.exitCode = 1;\n");
const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
const trusting = (...keys: readonly QuickProject[]) =>
  [
    "version: 1",
    "keys:",
    ...keys.map(({ publicKey }, index) => {
      const pem = readFileSync(publicKey, "utf8").trim().replaceAll("\n", "\n      ");
      return `  - name: key-${index}\n    publicKey: |\n      ${pem}`;
    }),
    "",
  ].join("\n");
const trustingFile = (file: string) =>
  `version: 1\nkeys:\n  - { name: ci, publicKey: "file:${file}" }\n`;
const withTrust = (file: string, config = quickConfig()) => `${config}record: { trust: ${file} }\n`;
const allOff = quickConfig()
  .replace("  tests-pass:\n", "  tests-pass: { off: not part of this project }\n")
  .replace(/ {4}(command|report): .*\n/g, "");
const workflow = ".github/workflows/gate.yml";

/** A base, a change of it that is checked out, and the Action's run on the pull request about them. */
async function pullRequest(base: Files, change: Files) {
  const project = quickProject(base);
  const { repository, commit } = project;
  let head = repository.commit(change);
  const server = await githubServer(head);
  const repo = { id: 1, full_name: "acme/shop" };
  const run = (more: Partial<ActionRun> = {}) =>
    runStep({
      ...{ workspace: repository.path, event: "pull_request", sha: head, apiUrl: server.url },
      payload: {
        pull_request: { number: 7, head: { sha: head, repo }, base: { sha: commit, repo } },
      },
      variables: project.variables,
      ...more,
    });
  return {
    ...{ project, base: commit, server, run },
    /** The same commit as it is pushed. */
    push: (more: Partial<ActionRun> = {}) =>
      run({ event: "push", payload: { after: head }, ...more }),
    commit(files: Files) {
      head = repository.commit(files);
      server.state.head = head;
    },
    policyIn(path = "") {
      const bundle = JSON.parse(readFileSync(join(repository.path, path), "utf8"));
      const payload = Buffer.from(bundle.dsseEnvelope.payload, "base64").toString();
      return JSON.parse(payload).predicate.policy;
    },
  };
}

const afterMerge = "takes effect after merge";

describe("a pull request", () => {
  it("that empties the checks meets those of the base, and is told that they hold until it is merged", async () => {
    const { run, push, server, base, policyIn } = await pullRequest(
      {},
      { "promote.yaml": allOff, "suite.mjs": red },
    );
    const ended = await run();
    expect(ended.code, ended.log).toBe(1);
    expect(ended.outputs.get("stopped-at")).toBe("tests-pass");
    for (const text of [ended.summary, server.comments[0]?.body]) {
      expect(text).toContain(`followed the policy of \`${base.slice(0, 12)}\``);
      expect(text).toContain("configuration (`promote.yaml`)");
      expect(text).toContain(afterMerge);
    }
    expect(ended.log).toContain(`configuration of ${base.slice(0, 12)}, changed in this commit`);
    expect(policyIn(ended.outputs.get("record-path"))).toMatchObject({
      ...{ commit: base, changedInHead: true },
      changes: [{ part: "configuration", file: "promote.yaml" }],
    });
    // By its own configuration, as on a push, the same commit has no test that fails.
    expect((await push()).outputs.get("stopped-at")).toBe("");
  });

  it("that adds a waiver is blocked all the same, until the waiver is the base's", async () => {
    const { run, push, commit, server, policyIn } = await pullRequest({}, { "suite.mjs": red });
    const first = await run();
    expect(first.code, first.log).toBe(1);
    expect(first.summary).not.toContain(afterMerge);
    expect(policyIn(first.outputs.get("record-path"))).not.toHaveProperty("changes");
    const [{ fingerprint, rule, subject }] = JSON.parse(first.outputs.get("findings") ?? "");
    const terms = { reason: "mended in the next one", owner: "ada", until: tomorrow };
    const waiver = { fingerprint, rule, subject, ...terms };
    commit({
      "promote.waivers.yaml": JSON.stringify({ waivers: [waiver] }),
    });
    const ended = await run();
    expect(ended.code, ended.log).toBe(1);
    for (const text of [ended.summary, server.comments[0]?.body]) {
      expect(text).toContain("waivers (`promote.waivers.yaml`)");
      expect(text).toContain(afterMerge);
    }
    expect(policyIn(ended.outputs.get("record-path"))).toMatchObject({
      changes: [{ part: "waivers", file: "promote.waivers.yaml" }],
    });
    expect((await push()).code).toBe(0);
  });

  it.each([
    ["the trust file", (other: QuickProject) => ({ "trust.yaml": trusting(other) }), "trust.yaml"],
    [
      "a key that the trust file names",
      (other: QuickProject) => ({ "keys/ci.pub": readFileSync(other.publicKey, "utf8") }),
      "keys/ci.pub",
    ],
  ])("that edits %s is told so", async (_, change, file) => {
    const other = quickProject();
    const { run, server, policyIn } = await pullRequest(
      {
        "promote.yaml": withTrust("trust.yaml"),
        "trust.yaml": trustingFile("keys/ci.pub"),
        "keys/ci.pub": readFileSync(other.publicKey, "utf8"),
      },
      { ...change(quickProject()), "README.md": "changed\n" },
    );
    const ended = await run();
    expect(ended.code, ended.log).toBe(0);
    expect(server.comments[0]?.body).toContain(`trust (\`${file}\`)`);
    expect(ended.summary).toContain(afterMerge);
    expect(policyIn(ended.outputs.get("record-path"))).toMatchObject({
      ...{ changedInHead: true, changes: [{ part: "trust", file }] },
    });
  });

  it("that changes nothing of it is told nothing", async () => {
    const { run, server } = await pullRequest({}, { "README.md": "changed\n" });
    const ended = await run();
    expect(ended.code, ended.log).toBe(0);
    expect(`${ended.summary}${server.comments[0]?.body}`).not.toContain(afterMerge);
  });

  it("that edits the workflow does not choose whose configuration counts", async () => {
    const { run, server, project } = await pullRequest(
      { [workflow]: "on: pull_request\n" },
      { [workflow]: "on: [pull_request]\n", "promote.yaml": allOff, "suite.mjs": red },
    );
    const GITHUB_WORKFLOW_REF = `acme/shop/${workflow}@refs/pull/7/merge`;
    const inputs = { "config-ref": "head" };
    const variables = { ...project.variables, GITHUB_WORKFLOW_REF };
    const ended = await run({ inputs, variables });
    expect(ended.code, ended.log).toBe(1);
    expect(ended.outputs.get("stopped-at")).toBe("tests-pass");
    expect(ended.summary).toContain("configuration (`promote.yaml`)");
    expect(server.comments[0]?.body).toContain(`edits the workflow \`${workflow}\``);
    // A workflow that the base has so, too, is believed.
    const believed = await run({ inputs });
    expect(believed.outputs.get("stopped-at")).toBe("");
    expect(believed.summary).not.toContain("edits the workflow");
  });

  it("that makes the configuration invalid is refused, as no later change could mend it", async () => {
    const broken = quickConfig().replace("report:", "reprot:");
    const { run, push, project } = await pullRequest({}, { "promote.yaml": broken });
    const ended = await run();
    expect(ended.code, ended.log).toBe(64);
    expect(ended.summary).toContain("promote.yaml of this commit is not valid");
    expect(ended.commands.join()).toContain("promote.yaml:12:5");
    expect((await push()).code).toBe(64);
    // Where it is merged all the same, a change of it is told whose it is.
    const base = project.repository.git("rev-parse", "HEAD");
    const head = project.repository.commit({ "promote.yaml": quickConfig() });
    const repo = { id: 1, full_name: "acme/shop" };
    const next = {
      pull_request: { number: 7, head: { sha: head, repo }, base: { sha: base, repo } },
    };
    const told = await run({ payload: next, sha: head });
    expect(told.code, told.log).toBe(64);
    expect(told.summary).toContain(`${base.slice(0, 12)}:promote.yaml:12:5`);
    expect(told.summary).not.toContain(base);
    expect(told.summary).toContain("the commit that this change goes into");
  });

  it("that brings the configuration in is told why it ends so, and what to do", async () => {
    const { run, base } = await pullRequest(
      { "promote.yaml": null },
      { "promote.yaml": quickConfig() },
    );
    const ended = await run();
    expect(ended.code, ended.log).toBe(64);
    expect(ended.summary).toContain(
      `The commit that this change goes into, \`${base.slice(0, 12)}\``,
    );
    expect(ended.summary).toContain("merge it before the check is required");
    expect(ended.summary).not.toContain("--policy-ref");
  });

  it("whose waivers are not well formed is blocked, and one that mends those of the base is not", async () => {
    const waivers = "promote.waivers.yaml";
    const malformed = "waivers:\n  - fingerprint: abc\n";
    const breaking = await pullRequest({}, { [waivers]: malformed });
    const ended = await breaking.run();
    expect(ended.code, ended.log).toBe(1);
    expect(ended.outputs.get("findings")).toContain("waivers/waiver-malformed");
    const mending = await pullRequest({ [waivers]: malformed }, { [waivers]: "waivers: []\n" });
    const mended = await mending.run();
    expect(mended.code, mended.log).toBe(0);
  });

  it("that names a configuration of its own is refused: the base has none there", async () => {
    const { run } = await pullRequest({}, { "lax.yaml": allOff });
    const ended = await run({ inputs: { config: "lax.yaml" } });
    expect(ended.code, ended.log).toBe(64);
    expect(ended.summary).toContain("has no configuration lax.yaml");
  });
});

describe("the command verify", () => {
  const inputs = { command: "verify", environment: "production" };

  it("trusts whom the base's trust file names, whomever the change adds", async () => {
    const [old, mallory] = [quickProject(), quickProject()];
    const { run, push } = await pullRequest(
      { "promote.yaml": withTrust("trust.yaml"), "trust.yaml": trusting(old) },
      { "trust.yaml": trusting(old, mallory) },
    );
    expect((await push({ variables: mallory.variables })).code).toBe(0);
    const refused = await run({ inputs });
    expect(refused.code, refused.log).toBe(1);
    expect(refused.summary).toContain("KEY_UNTRUSTED");
    expect(refused.summary).toContain("trust (`trust.yaml`)");
    const merged = await push({ inputs });
    expect(merged.code, merged.log).toBe(0);
    expect((await push({ variables: old.variables })).code).toBe(0);
    const accepted = await run({ inputs });
    expect(accepted.code, accepted.log).toBe(0);
  });

  it("reads the trust file that is named from the commit, and not from the working tree", async () => {
    const [old, mallory] = [quickProject(), quickProject()];
    const { run, push, project } = await pullRequest(
      { "ci/trust.yaml": trusting(old) },
      { "README.md": "changed\n" },
    );
    expect((await push({ variables: mallory.variables })).code).toBe(0);
    project.repository.write({ "ci/trust.yaml": trusting(mallory) });
    const named = { inputs: { ...inputs, trust: "ci/trust.yaml" } };
    for (const ended of [await run(named), await push(named)]) {
      expect(ended.code, ended.log).toBe(1);
      expect(ended.summary).toContain("KEY_UNTRUSTED");
    }
    const missing = await run({ inputs: { ...inputs, trust: "trust.yaml" } });
    expect(missing.code).toBe(64);
    expect(missing.summary).toContain("has no trust file trust.yaml");
  });

  it("refuses a record that followed another configuration than the base's", async () => {
    const { run, push } = await pullRequest({}, { "promote.yaml": `${quickConfig()}# lax\n` });
    const project = quickProject();
    expect((await push({ variables: project.variables })).code).toBe(0);
    const PROMOTE_PUBLIC_KEY = readFileSync(project.publicKey, "utf8");
    const refused = await run({ inputs, variables: { PROMOTE_PUBLIC_KEY } });
    expect(refused.code, refused.log).toBe(1);
    expect(refused.summary).toContain("POLICY_DIGEST");
    expect((await push({ inputs, variables: { PROMOTE_PUBLIC_KEY } })).code).toBe(0);
  });
});

describe("the snapshot commands", () => {
  const snapshotAt = (path: string) =>
    quickConfig().replace(
      / {2}schema-snapshot: .*/,
      `  schema-snapshot: { database: "env:STAGING_DATABASE_URL", snapshot: ${path} }`,
    );
  const table = (name: string) =>
    `-- PostgreSQL database dump\n\n-- Dumped from database version 17.2\n\nCREATE TABLE public.${name} (\n    id bigint NOT NULL\n);\n\n-- PostgreSQL database dump complete\n`;

  it("snapshot-verify asks for the snapshot of the base's configuration", async () => {
    const { run, server } = await pullRequest(
      { "promote.yaml": snapshotAt("db/whole.sql") },
      { "promote.yaml": quickConfig() },
    );
    const ended = await run({ inputs: { command: "snapshot-verify" } });
    expect(ended.code, ended.log).toBe(1);
    expect(ended.summary).toContain("db/whole.sql is missing");
    expect(server.comments[0]?.body).toContain(afterMerge);
    const own = await run({ inputs: { command: "snapshot-verify", "config-ref": "head" } });
    expect(own.code).toBe(64);
  });

  it("snapshot-review reviews the snapshot of the base's configuration", async () => {
    const { run } = await pullRequest(
      { "promote.yaml": snapshotAt("db/whole.sql"), "db/whole.sql": table("orders") },
      {
        "promote.yaml": snapshotAt("db/empty.sql"),
        "db/whole.sql": table("users"),
        "db/empty.sql": table("orders"),
      },
    );
    const ended = await run({ inputs: { command: "snapshot-review" } });
    expect(ended.code, ended.log).toBe(1);
    expect(ended.summary).toContain("public.orders");
    expect(ended.summary).toContain(afterMerge);
  });
});

it("a run believes earlier records of those whom the committed trust file names", async () => {
  const suiteOf = (count: number) =>
    `console.log(${JSON.stringify(`TAP version 13\n1..${count}\n${Array.from({ length: count }, (_, at) => `ok ${at + 1} - t${at}`).join("\n")}`)});\n`;
  const strict = quickConfig().replace("report: stdout", "report: stdout\n    maxDropPercent: 20");
  const [old, next] = [quickProject(), quickProject()];
  const { push, commit, project } = await pullRequest(
    { "promote.yaml": withTrust("trust.yaml", strict), "trust.yaml": trusting(old) },
    { "suite.mjs": suiteOf(10) },
  );
  expect((await push({ variables: old.variables })).code).toBe(0);
  commit({ "suite.mjs": suiteOf(5) });
  const compared = await push({ variables: next.variables });
  expect(compared.code, compared.log).toBe(1);
  expect(compared.summary).toContain("50 % fewer");
  // Taken out of the commit's file it counts no more, whatever the working tree says.
  commit({ "trust.yaml": trusting(next) });
  const forgotten = await push({ variables: next.variables });
  expect(forgotten.code, forgotten.log).toBe(0);
  expect(project.repository.git("status", "--porcelain")).toBe("");
});
