import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { quickProject } from "../support/quick-project.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { githubServer } from "./github-server.ts";
import { runBuiltAction } from "./run-built-action.ts";
import { runStep } from "./run-step.ts";

const tables = (...names: readonly string[]) =>
  [
    "-- PostgreSQL database dump",
    "-- Dumped from database version 17.2",
    ...names.map((name) => `CREATE TABLE public.${name} (\n    id bigint NOT NULL\n);`),
    "-- PostgreSQL database dump complete",
    "",
  ].join("\n\n");

it("verify takes the newest record of the commit, by the public key", async () => {
  const { repository, commit, variables, publicKey } = quickProject();
  const run = (command: string, more: Readonly<Record<string, string>>) =>
    runStep({
      ...{ workspace: repository.path, event: "push", payload: { after: commit }, sha: commit },
      ...{ inputs: { command, environment: "production" }, variables: more },
    });
  const before = await run("verify", { PROMOTE_PUBLIC_KEY: readFileSync(publicKey, "utf8") });
  expect(before.code, before.log).toBe(1);
  expect(before.summary).toContain("There is no record of commit");
  expect((await run("check", variables)).code).toBe(0);
  const ended = await run("verify", { PROMOTE_PUBLIC_KEY: readFileSync(publicKey, "utf8") });
  expect(ended.code, ended.log).toBe(0);
  expect(ended.outputs.get("outcome")).toBe("cleared");
  expect(
    (await run("verify", { PROMOTE_PUBLIC_KEY: readFileSync(quickProject().publicKey, "utf8") }))
      .code,
  ).toBe(1);
});

it("snapshot-review compares with the base, and its Markdown is the comment", async () => {
  const path = "db/schema.snapshot.sql";
  const { repository, commit: base } = quickProject({ [path]: tables("orders", "users") });
  const head = repository.commit({ [path]: tables("orders") });
  const server = await githubServer(head);
  const repo = { id: 1, full_name: "acme/shop" };
  const ended = await runStep({
    ...{ workspace: repository.path, event: "pull_request", sha: head, apiUrl: server.url },
    payload: { pull_request: { number: 7, head: { sha: head, repo }, base: { sha: base, repo } } },
    inputs: { command: "snapshot-review" },
  });
  expect(ended.code, ended.log).toBe(1);
  expect(server.comments).toHaveLength(1);
  expect(server.comments[0]?.body).toContain("public.users");
  expect(ended.summary).toContain("public.users");
});

it("a run that is cancelled ends its children, and says so in the summary", async () => {
  const started = join(temporaryFolder(), "started");
  const { repository, commit, variables } = quickProject({
    "suite.mjs": `import { writeFileSync } from "node:fs";\nwriteFileSync(${JSON.stringify(started)}, "");\nsetInterval(() => {}, 1000);\n`,
  });
  const ended = await runBuiltAction({
    ...{ workspace: repository.path, event: "push", payload: { after: commit }, sha: commit },
    ...{ variables, cancelAt: started },
  });
  expect(ended.code, ended.log).toBe(130);
  expect(ended.summary).toContain("interrupted");
  expect(ended.outputs.get("record-path")).toBe("");
});
