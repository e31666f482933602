import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { gitIn } from "../../scripts/release/git.ts";
import { readState } from "../../scripts/release/read-state.ts";
import { refusalsOf } from "../../scripts/release/refusals.ts";
import type { TestRepository } from "../support/repository.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { releaseProject } from "./release-project.ts";

const refusals = ({ path }: TestRepository, version = "1.2.0") => [
  ...refusalsOf(readState(path, gitIn(path), version)),
];

const otherModules = JSON.stringify({ packages: { "node_modules/one": { version: "0.9.0" } } });

it("a project that is ready is refused nothing, beside lower releases and other tags", () => {
  const repository = releaseProject();
  for (const tag of ["v1.1.9", "v1.2.0-rc.1", "schema-9.9.9", "v9"]) repository.git("tag", tag);
  expect(refusals(repository)).toEqual([]);
});

it.each<[string, (repository: TestRepository) => void, RegExp]>([
  [
    "a changed file",
    ({ write }) => write({ "CHANGELOG.md": "## 1.2.0\n" }),
    /not clean \(CHANGELOG\.md\)/,
  ],
  ["an untracked file", ({ write }) => write({ "new.txt": "" }), /not clean \(new\.txt\)/],
  ["a higher tag", ({ git }) => git("tag", "v1.10.0"), /1\.2\.0 is not above 1\.10\.0/],
  ["an existing tag", ({ git }) => git("tag", "v1.2.0"), /v1\.2\.0 is there already/],
  [
    "another version in package.json",
    ({ commit }) => commit({ "package.json": '{ "version": "1.1.0" }' }),
    /has version 1\.1\.0; npm version 1\.2\.0 /,
  ],
  [
    "no heading in the changelog",
    ({ commit }) => commit({ "CHANGELOG.md": "## Unreleased\n\n1.2.0\n" }),
    /no heading "## 1\.2\.0"/,
  ],
  [
    "the branch checked out elsewhere",
    ({ git }) => git("worktree", "add", "--quiet", "-b", "v1", temporaryFolder()),
    /Branch v1 is checked out/,
  ],
  [
    "other modules than the lock file's",
    ({ write }) => write({ "node_modules/.package-lock.json": otherModules }),
    /\(node_modules\/one\); npm ci/,
  ],
  [
    "modules that are not there",
    ({ path }) => rmSync(join(path, "node_modules"), { recursive: true }),
    /\(node_modules\/one\); npm ci/,
  ],
])("%s refuses the release, alone", (_, spoil, expected) => {
  const repository = releaseProject();
  spoil(repository);
  expect(refusals(repository)).toEqual([expect.stringMatching(expected)]);
});

it("a shallow clone refuses the release", () => {
  const repository = releaseProject();
  repository.commit({ "more.txt": "" });
  const path = join(temporaryFolder(), "clone");
  repository.git("clone", "--quiet", "--depth=1", `file://${repository.path}`, path);
  expect(refusals({ ...repository, path })).toContainEqual(expect.stringMatching(/is shallow/));
});

it.each(["v1.2.0", "1.2", "1.2.0+build", "01.2.0", "latest", "", "--help"])(
  "%j is no version",
  (version) => {
    expect(refusals(releaseProject(), version)).toEqual([
      expect.stringMatching(/is no version to release/),
    ]);
  },
);
