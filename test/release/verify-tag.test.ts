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

/** A release, altered and tagged again, checked out. */
function altered(files: Readonly<Record<string, string | null>>): TestRepository {
  const repository = releaseProject();
  const { git, write } = repository;
  expect(release(repository, "1.2.0").code).toBe(0);
  git("checkout", "--quiet", "--detach", "v1.2.0");
  write(files);
  git("add", "--all", "--force", "--", ".", ":(exclude)node_modules");
  git("commit", "--quiet", "--allow-empty", "--amend", "--no-edit");
  git("tag", "--force", "v1.2.0");
  return repository;
}

it("a release is what its sources build to", () => {
  expect(verify(altered({}))).toEqual({ status: 0, stderr: "" });
});

it.each([
  [
    "another file in dist",
    { "dist/action.js": "evil()\n" },
    /dist differs \( M dist\/action\.js\)/,
  ],
  [
    "one too many",
    { "dist/parts/more.js": "evil()\n" },
    /dist differs \( D dist\/parts\/more\.js\)/,
  ],
  ["one too few", { "dist/cli.js": null }, /dist differs \(!! dist\/cli\.js\)/],
  ["more than dist", { "action.yml": "evil\n" }, /changes more than dist \(action\.yml\)/],
])("with %s it is not", (_, files, expected) => {
  const { status, stderr } = verify(altered(files));
  expect(status).toBe(1);
  expect(stderr).toMatch(expected);
});

it("another commit is not looked at", () => {
  const repository = altered({});
  repository.git("checkout", "--quiet", "main");
  expect(verify(repository).stderr).toMatch(/another commit is checked out/);
});
