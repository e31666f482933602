import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { promote } from "../support/promote.ts";
import { type QuickProject, quickConfig, quickProject } from "../support/quick-project.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { bot } from "./github-server.ts";
import { failing, ours, pullRequest } from "./pull-request.ts";
import { runStep } from "./run-step.ts";

/** What the record at a path says, from its bundle. */
function predicateIn({ repository }: QuickProject, path = "") {
  const { dsseEnvelope } = JSON.parse(readFileSync(join(repository.path, path), "utf8"));
  return JSON.parse(Buffer.from(dsseEnvelope.payload, "base64").toString()).predicate;
}

describe("a pull request", () => {
  it("that is fine clears, and is told in one line", async () => {
    const { project, head, server, runBuilt } = await pullRequest();
    const ended = await runBuilt();
    expect(ended.code, ended.log).toBe(0);
    expect(ended.outputs.get("outcome")).toBe("cleared");
    expect(ended.outputs.get("exit-code")).toBe("0");
    expect(ended.outputs.get("record-digest")).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(ended.summary).toContain("CLEARED for production");
    const [comment, ...others] = ours(server);
    expect(others).toEqual([]);
    expect(comment?.body.trim().split("\n")).toHaveLength(2);
    const record = ended.outputs.get("record-path") ?? "";
    const verified = await promote(
      [
        ...["verify", record, "--commit", head],
        "--environment",
        "production",
        "--key",
        project.publicKey,
      ],
      { cwd: project.repository.path },
    );
    // It is not merged yet: the record is whole, and authorises nothing.
    expect(verified.code, verified.stdout).toBe(1);
    expect(verified.stdout.match(/^ {2}[A-Z_]+ /gm)).toEqual(["  OUTCOME "]);
    expect(verified.stdout).toContain("for the purpose pull-request");
  });

  it("that breaks the tests blocks, whatever is told where", async () => {
    const { server, runBuilt } = await pullRequest({ files: failing });
    const ended = await runBuilt({ inputs: { "report-html": "reports/run.html" } });
    expect(ended.code, ended.log).toBe(1);
    expect(ended.outputs.get("stopped-at")).toBe("tests-pass");
    expect(JSON.parse(ended.outputs.get("findings") ?? "")).toMatchObject([
      { check: "tests-pass", severity: "blocking", waived: false },
    ]);
    expect(ended.outputs.get("report-path")).toBe("reports/run.html");
    const body = ours(server)[0]?.body;
    for (const part of [
      ...["### ⛔ BLOCKED at tests-pass", "| | Step | Result | Time |", "**Fix:**"],
      ...["**On merge:**", "Run it locally", "git checkout ", "the gate runs again on that one"],
    ]) {
      expect(body).toContain(part);
    }
    expect(ended.summary).toContain("BLOCKED at tests-pass");
    expect(ended.commands.filter((one) => one.startsWith("::error "))).toHaveLength(1);
  });

  it("has one comment after three runs among 120, and keeps those of others", async () => {
    const { server, run } = await pullRequest({ files: failing });
    const marker = "<!-- promote-gate comment 0000000000000000 -->";
    for (let count = 0; count < 120; count += 1) {
      server.add({ body: `comment ${count}`, login: "grace", type: "User" });
    }
    await run();
    const first = ours(server)[0];
    server.add({ body: first?.body ?? "", login: "mallory", type: "User" });
    server.add({ body: `${first?.body}`, login: bot, type: "Bot" });
    server.add({ body: `${marker}\nanother gate's`, login: bot, type: "Bot" });
    await run();
    await run();
    expect(ours(server).map(({ id }) => id)).toEqual([first?.id, server.comments.at(-1)?.id]);
    expect(server.comments).toHaveLength(123);
    expect(server.requests.some((one) => one.includes("page=2"))).toBe(true);
  });

  it("turns its comment into one line when it is green", async () => {
    const { project, server, run, payload } = await pullRequest({ files: failing });
    await run();
    const head = project.repository.commit({
      "suite.mjs": 'console.log("TAP version 13\\n1..1\\nok 1 - it works");\n',
    });
    server.state.head = head;
    const { base } = payload.pull_request;
    const next = {
      pull_request: {
        ...payload.pull_request,
        base,
        head: { ...payload.pull_request.head, sha: head },
      },
    };
    expect((await run({ payload: next, sha: head, inputs: { comment: "on-failure" } })).code).toBe(
      0,
    );
    expect(ours(server)).toHaveLength(1);
    expect(ours(server)[0]?.body).toContain("CLEARED");
  });

  it.each([
    ["green", {}, 0],
    ["red", failing, 1],
  ])("is %s by the gate alone when the token may not comment", async (_, files, code) => {
    const { server, run } = await pullRequest({ files });
    server.state.trouble = (method, path) =>
      method === "POST" && path.endsWith("/comments")
        ? { status: 403, body: { message: "Resource not accessible by integration" } }
        : undefined;
    const ended = await run();
    expect(ended.code, ended.log).toBe(code);
    expect(ended.summary).toContain("permissions:\n  contents: read\n  pull-requests: write");
    expect(ours(server)).toEqual([]);
  });

  it("leaves the comment, and signs nothing, when its head moved on", async () => {
    const { server, run } = await pullRequest();
    server.state.head = "f".repeat(40);
    const ended = await run();
    expect(ended.code).toBe(2);
    expect(ended.summary).toContain("moved from");
    expect(ended.outputs.get("record-path")).toBe("");
    expect(ours(server)).toEqual([]);
  });

  it("is refused when something else is checked out", async () => {
    const { project, run } = await pullRequest();
    project.repository.commit({ "other.txt": "other\n" });
    const ended = await run();
    expect(ended.code).toBe(2);
    expect(ended.summary).toContain("event is about");
  });

  it("that switches its checks off is judged by the base's configuration, which the record says", async () => {
    const config = quickConfig(["true"]);
    const { base, project, run } = await pullRequest({
      files: { ...failing, "promote.yaml": config },
    });
    const ended = await run();
    expect(ended.code, ended.log).toBe(1);
    expect(ended.outputs.get("stopped-at")).toBe("tests-pass");
    const { policy } = predicateIn(project, ended.outputs.get("record-path"));
    expect(policy).toMatchObject({ changedInHead: true, commit: base });
  });

  it("for another environment than the configuration's is misuse", async () => {
    const { run } = await pullRequest();
    const ended = await run({ inputs: { environment: "moon" } });
    expect(ended.code).toBe(64);
    expect(ended.summary).toContain("promotes to production");
  });

  it("from a fork without secrets is undecided, and says what a maintainer does", async () => {
    const { server, run } = await pullRequest({ fork: true });
    const ended = await run({ variables: { PROMOTE_SIGNING_KEY: "" } });
    expect(ended.code, ended.log).toBe(2);
    expect(ended.outputs.get("outcome")).toBe("undecided");
    expect(ended.summary).toContain("mallory/shop");
    expect(ended.summary).toContain("git fetch origin pull/7/head");
    expect(ended.log).toContain("GitHub gives runs of forks no secrets");
    expect(ended.summary).toContain(
      "The record is not signed (a pull request from a fork: no secrets).",
    );
    expect(ended.summary).not.toMatch(/\(--(unsigned|keep-going)\)/);
    expect(ended.commands.filter((one) => one.startsWith("::notice ")).join()).toContain(
      "mallory/shop",
    );
    expect(ended.summary).not.toContain("run it again on the same commit");
    expect(server.requests.filter((one) => one.startsWith("POST"))).toEqual([]);
  });
});

describe("other events", () => {
  it.each(["push", "merge_group", "workflow_dispatch", "release"])("run on %s", async (event) => {
    const project = quickProject();
    const base = project.commit;
    const head = project.repository.commit({ "README.md": "changed\n" });
    const payloads: Record<string, unknown> = {
      push: { after: head, before: base },
      merge_group: { merge_group: { head_sha: head, base_sha: base } },
      workflow_dispatch: { inputs: {} },
      release: { release: { tag_name: "v1.0.0" } },
    };
    const { path } = project.repository;
    const ended = await runStep({
      ...{ workspace: path, event, payload: payloads[event], sha: head },
      variables: project.variables,
    });
    expect(ended.code, ended.log).toBe(0);
    expect(ended.summary).toContain("CLEARED for production");
    expect(ended.commands.some((one) => one.startsWith("::notice title=promote::CLEARED"))).toBe(
      true,
    );
  });

  it("such as pull_request_target are refused with the reason, in the summary too", async () => {
    const { run } = await pullRequest();
    const ended = await run({ event: "pull_request_target" });
    expect(ended.code).toBe(64);
    expect(ended.summary).toContain("pull_request_target");
    expect(ended.outputs.get("exit-code")).toBe("64");
    expect(ended.outputs.get("record-path")).toBe("");
  });

  it("a release whose tag leads elsewhere is refused", async () => {
    const project: QuickProject = quickProject();
    project.repository.git("tag", "v1.0.0");
    const head = project.repository.commit({ "README.md": "changed\n" });
    const ended = await runStep({
      ...{ workspace: project.repository.path, event: "release", sha: head },
      ...{ payload: { release: { tag_name: "v1.0.0" } }, variables: project.variables },
    });
    expect(ended.code).toBe(2);
    expect(ended.summary).toContain("The tag v1.0.0 leads to");
  });
});

describe("a workspace", () => {
  it("that nothing was checked out into is told so, and how to mend it", async () => {
    const { run } = await pullRequest();
    const ended = await run({ workspace: temporaryFolder() });
    expect(ended.code, ended.log).toBe(2);
    expect(ended.summary).toContain("There is no git repository in the workspace");
    expect(ended.summary).toContain("`actions/checkout` with `fetch-depth: 0`");
  });

  it("without the folder that working-directory names is misuse", async () => {
    const { run } = await pullRequest();
    const ended = await run({ inputs: { "working-directory": "nowhere" } });
    expect(ended.code, ended.log).toBe(64);
    expect(ended.summary).toMatch(/working-directory leads to .*nowhere, which does not exist/);
  });

  it("with GitHub's merge of a pull request says whose merge it is", async () => {
    const { project, base, head, server, run } = await pullRequest();
    const { repository } = project;
    repository.git("checkout", "--quiet", "--detach", base);
    repository.git("merge", "--quiet", "--no-ff", "--message", "merge", head);
    const ended = await run({ sha: repository.git("rev-parse", "HEAD") });
    expect(ended.code, ended.log).toBe(0);
    for (const text of [ended.summary, ours(server)[0]?.body]) {
      expect(text).toContain(`The commit is the merge of \`${head.slice(0, 12)}\` into \`main\`.`);
    }
  });
});

describe("what is said", () => {
  it("keeps a crash in the summary", async () => {
    const { run } = await pullRequest();
    const ended = await run({ variables: { PROMOTE_SIGNING_KEY: "file:/nowhere/key.pem" } });
    expect(ended.code).toBe(2);
    expect(ended.summary).toContain("UNDECIDED");
    expect(ended.summary).toContain("/nowhere/key.pem");
    expect(ended.outputs.get("outcome")).toBe("undecided");
  });

  it("takes what a child wrote to the runner's files out again, and clears nothing", async () => {
    const folder = temporaryFolder();
    const suite = [
      `import { appendFileSync } from "node:fs";`,
      `appendFileSync(${JSON.stringify(join(folder, "env"))}, "CANARY=1\\n");`,
      `console.log("TAP version 13\\n1..1\\nok 1 - it works");`,
    ].join("\n");
    const { run } = await pullRequest({ files: { "suite.mjs": suite } });
    const ended = await run({ folder });
    expect(ended.code, ended.log).toBe(2);
    expect(ended.environment).not.toContain("CANARY");
    expect(ended.summary).toContain("GITHUB_ENV");
    expect(ended.outputs.get("outcome")).toBe("undecided");
  });
});
