import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { TestRepository } from "../support/repository.ts";
import { release, releaseProject } from "./release-project.ts";

const script = join(import.meta.dirname, "../../scripts/release/verify-tag");

function verify({ path }: TestRepository) {
  const { status, stderr } = spawnSync("bash", [script, "v1.2.0"], { cwd: path, encoding: "utf8" });
  return { status, stderr };
}

type Files = Readonly<Record<string, string | null>>;

it("a release is what its sources build to, altered and tagged again it is not", () => {
  const repository = releaseProject();
  const { git, write } = repository;
  expect(release(repository, "1.2.0").code).toBe(0);
  const released = git("rev-parse", "v1.2.0^{commit}");
  const verifyAltered = (files: Files) => {
    git("checkout", "--quiet", "--force", "--detach", released);
    git("clean", "--quiet", "-dfx", "--exclude=node_modules");
    write(files);
    git("add", "--all", "--force", "--", ".", ":(exclude)node_modules");
    git("commit", "--quiet", "--allow-empty", "--amend", "--no-edit");
    git("tag", "--force", "v1.2.0");
    return verify(repository);
  };
  expect(verifyAltered({})).toEqual({ status: 0, stderr: "" });
  const altered: readonly (readonly [Files, RegExp])[] = [
    [{ "dist/action.js": "evil()\n" }, /dist differs \( M dist\/action\.js\)/],
    [{ "dist/parts/more.js": "evil()\n" }, /dist differs \( D dist\/parts\/more\.js\)/],
    [{ "dist/cli.js": null }, /dist differs \(!! dist\/cli\.js\)/],
    [{ "action.yml": "evil\n" }, /changes more than dist \(action\.yml\)/],
  ];
  for (const [files, stderr] of altered) {
    expect(verifyAltered(files)).toEqual({ status: 1, stderr: expect.stringMatching(stderr) });
  }
  git("checkout", "--quiet", "--force", "main");
  expect(verify(repository).stderr).toMatch(/another commit is checked out/);
});
