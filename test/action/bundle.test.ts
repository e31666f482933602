import { cpSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { quickProject } from "../support/quick-project.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { runBuiltAction } from "./run-built-action.ts";

it("runs where there is nothing but dist, and signs", async () => {
  const folder = temporaryFolder({ "package.json": '{ "type": "module" }' });
  cpSync(join(import.meta.dirname, "../../dist"), join(folder, "dist"), { recursive: true });
  const { repository, commit, variables } = quickProject();
  const ended = await runBuiltAction({
    ...{ workspace: repository.path, event: "push", payload: { after: commit }, sha: commit },
    ...{ variables, file: join(folder, "dist/action.js") },
  });
  expect(ended.code, ended.log).toBe(0);
  expect(ended.log).toMatch(/^promote \d+\.\d+\.\d+\n/);
});
