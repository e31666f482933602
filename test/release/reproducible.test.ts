import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { runBuiltAction } from "../action/run-built-action.ts";
import { quickProject } from "../support/quick-project.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { release, thisProject } from "./release-project.ts";

it("this project builds twice to the same bytes, and the Action runs from the tag alone", async () => {
  const project = thisProject();
  const { version } = manifest;
  const { code, stdout, stderr } = release(project, version);
  expect(code, stderr).toBe(0);
  const clone = join(temporaryFolder(), "action");
  project.git("clone", "--quiet", `--branch=v${version}`, project.path, clone);
  const { repository, commit, variables } = quickProject();
  const ended = await runBuiltAction({
    ...{ workspace: repository.path, event: "push", payload: { after: commit }, sha: commit },
    ...{ variables, file: join(clone, "dist/action.js") },
  });
  expect(ended.code, ended.log).toBe(0);
  const [, distDigest] = stdout.match(/the Action {2}(sha256:[0-9a-f]{64})/) ?? [];
  const record = ended.outputs.get("record-path") ?? "";
  const { dsseEnvelope } = JSON.parse(readFileSync(join(repository.path, record), "utf8"));
  const statement = JSON.parse(Buffer.from(dsseEnvelope.payload, "base64").toString("utf8"));
  expect(statement.predicate.verifier).toMatchObject({ version, distDigest });
});
