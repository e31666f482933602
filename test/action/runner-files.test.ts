import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { snapshotProject } from "../support/snapshot-project.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { runBuiltAction } from "./run-built-action.ts";

it.each([
  ["is a yes", "", 0],
  ["is no yes when its child told the runner what to do", 'echo "CANARY=1" >> "$RUNNER_ENV"', 2],
])("snapshot-verify %s", async (_, line, code) => {
  const folder = temporaryFolder();
  const pgDump = join(folder, "pg_dump");
  const real = 'exec "$(ls /usr/lib/postgresql/*/bin/pg_dump | tail -n 1)" "$@"';
  const said = line.replace("$RUNNER_ENV", join(folder, "env"));
  writeFileSync(pgDump, `#!/bin/sh\n${said}\n${real}\n`);
  chmodSync(pgDump, 0o755);
  const table = "CREATE TABLE contests (id integer PRIMARY KEY);";
  const { repository, database, snapshot } = await snapshotProject(table, [`pgDump: ${pgDump}`]);
  await snapshot("take", "--iteration", "06", "--title", "Payments", "--commit");
  const sha = repository.git("rev-parse", "HEAD");
  const ended = await runBuiltAction({
    ...{ workspace: repository.path, event: "push", payload: { after: sha }, sha, folder },
    inputs: { command: "snapshot-verify" },
    variables: { STAGING_DATABASE_URL: database.url },
  });
  expect(ended.code, ended.log).toBe(code);
  expect(ended.environment).toBe("");
  expect(ended.summary.includes("GITHUB_ENV (env)")).toBe(code === 2);
  expect(ended.outputs.get("outcome")).toBe(code === 2 ? "undecided" : "cleared");
});
