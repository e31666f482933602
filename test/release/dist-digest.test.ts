import { execFileSync } from "node:child_process";
import { appendFileSync, cpSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { runBuiltAction } from "../action/run-built-action.ts";
import { type QuickProject, quickProject } from "../support/quick-project.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

/** A copy of what was built, that a test may alter. */
function copyOfDist(): string {
  const folder = temporaryFolder({ "package.json": '{ "type": "module" }' });
  cpSync(join(import.meta.dirname, "../../dist"), join(folder, "dist"), { recursive: true });
  return join(folder, "dist");
}

/** What the documentation tells a reader to type. */
function digestByHand(dist: string, files: string): string {
  const command = `find ${files} -type f | LC_ALL=C sort | xargs sha256sum | sha256sum`;
  const [hex] = execFileSync("sh", ["-c", command], { cwd: dist, encoding: "utf8" }).split(" ");
  return `sha256:${hex}`;
}

function promote(dist: string, { repository, variables }: QuickProject, ...args: string[]): string {
  const { PATH = "", HOME = "" } = process.env;
  return execFileSync(process.execPath, [join(dist, "cli.js"), ...args], {
    ...{ cwd: repository.path, encoding: "utf8", env: { PATH, HOME, ...variables } },
  });
}

function recordOf({ repository }: QuickProject): { path: string; verifier: unknown } {
  const folder = join(repository.path, ".promote/records");
  const name = readdirSync(folder).find((one) => one.endsWith(".dsse.json")) ?? "";
  const { payload } = JSON.parse(readFileSync(join(folder, name), "utf8"));
  const statement = JSON.parse(Buffer.from(payload, "base64").toString("utf8"));
  return { path: join(folder, name), verifier: statement.predicate.verifier };
}

it("is in the record of the command, recomputed with sha256sum, and told by who reads it", () => {
  const dist = copyOfDist();
  const project = quickProject();
  promote(dist, project, "check");
  const distDigest = digestByHand(dist, "cli.js npm-pg-dump.js parts");
  const { path, verifier } = recordOf(project);
  expect(verifier).toMatchObject({ distDigest });
  const asked = ["--commit", project.commit, "--environment", "production"];
  const verify = ["verify", path, "--key", project.publicKey, ...asked];
  expect(promote(dist, project, ...verify)).toContain(`made with  ${distDigest}`);
  const { verifiedRecord } = JSON.parse(promote(dist, project, ...verify, "--json"));
  expect(verifiedRecord).toMatchObject({ distDigest });
  expect(promote(dist, project, "record", "show", path)).toContain(`made with    ${distDigest}`);
});

it("is of the Action's own files in the record of the Action, and another one when they are altered", async () => {
  const dist = copyOfDist();
  const built = digestByHand(dist, "action.js action-parts");
  appendFileSync(join(dist, "action.js"), "// altered\n");
  const project = quickProject();
  const { repository, commit, variables } = project;
  const ended = await runBuiltAction({
    ...{ workspace: repository.path, event: "push", payload: { after: commit }, sha: commit },
    ...{ variables, file: join(dist, "action.js") },
  });
  expect(ended.code, ended.log).toBe(0);
  const altered = digestByHand(dist, "action.js action-parts");
  expect(altered).not.toBe(built);
  expect(recordOf(project).verifier).toMatchObject({ distDigest: altered });
});
