import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { TestRepository } from "../support/repository.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { release, releaseProject } from "./release-project.ts";

const refsOf = ({ git }: TestRepository) =>
  git("for-each-ref", "--format=%(refname) %(objectname)");

/** All that a release may not touch. */
const stateOf = ({ git }: TestRepository) => [
  git("symbolic-ref", "HEAD"),
  git("rev-parse", "HEAD"),
  git("ls-files", "--stage"),
  git("status", "--porcelain", "--ignored"),
];

function releaseNext(repository: TestRepository, version: string) {
  repository.commit({
    "package.json": JSON.stringify({ version, type: "module" }),
    "CHANGELOG.md": `## ${version}\n`,
  });
  return release(repository, version);
}

describe("a release", () => {
  it("commits dist on top of HEAD, tags it, and leaves branch, index and working tree alone", () => {
    const repository = releaseProject();
    const { git } = repository;
    const before = stateOf(repository);
    const { code, stdout, stderr } = release(repository, "1.2.0");
    expect(code, stderr).toBe(0);
    expect(stateOf(repository)).toEqual(before);
    expect(git("cat-file", "-t", "v1.2.0")).toBe("tag");
    expect(git("rev-parse", "v1.2.0^{commit}")).toBe(git("rev-parse", "refs/heads/v1"));
    expect(git("rev-parse", "v1.2.0^{commit}^@")).toBe(git("rev-parse", "main"));
    expect(git("diff", "--name-status", "main", "v1.2.0").split("\n")).toEqual([
      "A\tdist/action-parts/a.js",
      "A\tdist/action.js",
      "A\tdist/cli.js",
    ]);
    expect(git("ls-tree", "v1.2.0", "dist/cli.js")).toMatch(/^100755 /);
    expect(git("fsck", "--strict", "--no-dangling")).toBe("");
    expect(stdout).toContain("Nothing was pushed");
    // The tag says the digests that sha256sum says of it.
    const clone = join(temporaryFolder(), "clone");
    repository.git("clone", "--quiet", "--branch=v1.2.0", repository.path, clone);
    const said = repository.git("tag", "--list", "--format=%(contents)", "v1.2.0");
    const programs = { dist: ".", "the Action": "action.js action-parts" };
    for (const [name, files] of Object.entries(programs)) {
      const command = `find ${files} -type f | sed 's#^\\./##' | LC_ALL=C sort | xargs sha256sum | sha256sum`;
      const options = { cwd: join(clone, "dist"), encoding: "utf8" } as const;
      const [hex] = execFileSync("sh", ["-c", command], options).split(" ");
      expect(said).toMatch(new RegExp(`^${name} +sha256:${hex}$`, "m"));
    }
  });

  it("is pushed by the command that it says, and the next one moves the branch", () => {
    const repository = releaseProject();
    const remote = join(temporaryFolder(), "remote.git");
    repository.git("init", "--quiet", "--bare", remote);
    repository.git("remote", "add", "origin", remote);
    for (const version of ["1.2.0", "1.3.0"]) {
      const { stdout, stderr } = releaseNext(repository, version);
      const [push] = stdout.match(/git push .*/) ?? [];
      expect(push, stderr).toBeDefined();
      expect(repository.git("ls-remote", "origin", `v${version}`)).toBe("");
      execFileSync("sh", ["-c", push ?? ""], { cwd: repository.path, stdio: "pipe" });
      const tagged = repository.git("rev-parse", `v${version}^{commit}`);
      expect(repository.git("ls-remote", "origin", "refs/heads/v1")).toContain(tagged);
    }
  });

  it("of a version to try moves no branch", () => {
    const repository = releaseProject();
    const { code, stdout } = releaseNext(repository, "1.3.0-rc.1");
    expect(code).toBe(0);
    expect(refsOf(repository)).toMatch(/refs\/tags\/v1\.3\.0-rc\.1/);
    expect(refsOf(repository)).not.toContain("refs/heads/v1");
    expect(stdout).toContain("git push origin refs/tags/v1.3.0-rc.1");
  });

  it("with --dry-run builds, says the digests, and writes nothing", () => {
    const repository = releaseProject();
    const before = [refsOf(repository), ...stateOf(repository)];
    const objects = repository.git("count-objects");
    const { code, stdout } = release(repository, "1.2.0", "--dry-run");
    expect(code).toBe(0);
    expect(stdout).toMatch(/the Action {2}sha256:[0-9a-f]{64}/);
    expect([refsOf(repository), ...stateOf(repository)]).toEqual(before);
    expect(repository.git("count-objects")).toBe(objects);
  });
});

it("that is refused says why, and writes nothing", () => {
  const repository = releaseProject();
  repository.git("tag", "v1.2.0");
  const before = refsOf(repository);
  const { code, stdout, stderr } = release(repository, "1.2.0");
  expect([code, stdout]).toEqual([1, ""]);
  expect(stderr).toMatch(/^Tag v1\.2\.0 is there already[^\n]*\n$/);
  expect(refsOf(repository)).toBe(before);
});

it.each([[], ["--help"], ["1.2.0", "1.3.0"]])("asked for by %j is told how to ask", (...args) => {
  const { code, stderr } = release(releaseProject(), ...args);
  expect(code).toBe(64);
  expect(stderr).toBe("One version is released: npm run release -- X.Y.Z [--dry-run]\n");
});

it("of a build that fails is none", () => {
  const repository = releaseProject({ "scripts/build.mjs": "process.exit(3);" });
  const before = refsOf(repository);
  const { code, stderr } = release(repository, "1.2.0");
  expect(code).toBe(1);
  expect(stderr).toContain("scripts/build.mjs");
  expect(refsOf(repository)).toBe(before);
});
