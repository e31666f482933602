import { execFileSync } from "node:child_process";
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { findPreviousRelease } from "../../src/git/previous-release.ts";
import { testHost } from "../support/host.ts";
import { type TestRepository, testRepository } from "../support/repository.ts";

async function previous(
  repository: TestRepository,
  options: { pattern?: string; named?: string; base?: string } = {},
) {
  const head = repository.git("rev-parse", "HEAD");
  const { pattern: tagPattern = "v*", named, base: baseCommit } = options;
  return findPreviousRelease(testHost(), {
    ...{ repository: repository.path, commit: head, tagPattern },
    ...{ named, baseCommit },
  });
}

describe("the previous release", () => {
  it("is the highest stable version reachable, not the newest tag nor the last in the alphabet", async () => {
    const repository = testRepository();
    for (const tag of ["v1.10.0", "v1.9.0", "v2.0.0-rc.1", "v1.2.0", "version-9", "v1.11.0.4"]) {
      repository.commit({ file: tag });
      repository.git("tag", tag);
    }
    repository.commit({ file: "next" });
    expect(await previous(repository)).toMatchObject({ kind: "tag", tag: "v1.10.0" });
  });

  it("is not a tag of another branch, nor one of the candidate itself", async () => {
    const repository = testRepository();
    repository.commit({ file: "1" });
    repository.git("tag", "v1.0.0");
    repository.git("switch", "--quiet", "--create", "other");
    repository.commit({ file: "9" });
    repository.git("tag", "v9.0.0");
    repository.git("switch", "--quiet", "main");
    repository.commit({ file: "2" });
    repository.git("tag", "v2.0.0");
    expect(await previous(repository)).toMatchObject({ tag: "v1.0.0" });
  });

  it("is one that the base of a change has, too", async () => {
    const repository = testRepository();
    repository.commit({ file: "1" });
    repository.git("tag", "v1.0.0");
    const base = repository.commit({ file: "2" });
    repository.commit({ file: "3" });
    repository.git("tag", "v1.0.1");
    repository.commit({ file: "4" });
    expect(await previous(repository)).toMatchObject({ tag: "v1.0.1" });
    expect(await previous(repository, { base })).toMatchObject({ tag: "v1.0.0" });
  });

  it("peels an annotated tag and keeps its object", async () => {
    const repository = testRepository();
    const commit = repository.commit({ file: "1" });
    repository.git("tag", "--annotate", "--message=x", "v1.0.0");
    repository.commit({ file: "2" });
    expect(await previous(repository)).toEqual({
      kind: "tag",
      tag: "v1.0.0",
      tagObject: repository.git("rev-parse", "v1.0.0"),
      commit,
    });
  });

  it("follows another pattern of tags", async () => {
    const repository = testRepository();
    repository.commit({ file: "1" });
    repository.git("tag", "api/v3.1.0");
    repository.git("tag", "web/v8.0.0");
    repository.commit({ file: "2" });
    expect(await previous(repository, { pattern: "api/v*" })).toMatchObject({ tag: "api/v3.1.0" });
  });

  it("is the tag that was named, or told to be unknown", async () => {
    const repository = testRepository();
    repository.commit({ file: "1" });
    repository.git("tag", "before-the-move");
    repository.commit({ file: "2" });
    expect(await previous(repository, { named: "before-the-move" })).toMatchObject({
      tag: "before-the-move",
    });
    expect(await previous(repository, { named: "v7.0.0" })).toEqual({
      kind: "unknown-tag",
      tag: "v7.0.0",
    });
    const refused = previous(repository, { named: "--all" });
    await expect(refused).rejects.toMatchObject({ code: "git/name-refused" });
  });

  it("is never the candidate's own tag, nor a later commit's", async () => {
    const repository = testRepository();
    repository.commit({ file: "1" });
    repository.git("tag", "v1.0.0");
    repository.git("tag", "--annotate", "--message=x", "v1.0.1");
    for (const named of ["v1.0.0", "v1.0.1"]) {
      expect(await previous(repository, { named })).toEqual({ kind: "not-before", tag: named });
    }
    repository.commit({ file: "2" });
    repository.git("tag", "v2.0.0");
    repository.git("switch", "--quiet", "--detach", "v1.0.0");
    expect(await previous(repository, { named: "v2.0.0" })).toEqual({
      kind: "not-before",
      tag: "v2.0.0",
    });
  });

  it("is none without tags", async () => {
    const repository = testRepository();
    repository.commit({ file: "1" });
    expect(await previous(repository)).toEqual({ kind: "none", tagPattern: "v*" });
  });

  it("is unknown in a shallow clone, also when an older tag lies within it", async () => {
    const repository = testRepository();
    repository.commit({ file: "1" });
    repository.git("tag", "v2.0.0");
    repository.commit({ file: "2" });
    repository.git("tag", "v1.0.1");
    repository.commit({ file: "3" });
    const clone = realpathSync(mkdtempSync(join(tmpdir(), "promote-test-shallow-")));
    onTestFinished(() => rmSync(clone, { recursive: true, force: true }));
    execFileSync("git", ["clone", "--quiet", "--depth=2", `file://${repository.path}`, clone]);
    const head = execFileSync("git", ["rev-parse", "HEAD"], {
      cwd: clone,
      encoding: "utf8",
    }).trim();
    expect(
      await findPreviousRelease(testHost(), { repository: clone, commit: head, tagPattern: "v*" }),
    ).toEqual({
      kind: "shallow",
    });
  });
});
