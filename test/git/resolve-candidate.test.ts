import { mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import type { PromoteConfig } from "../../src/config/config.ts";
import { repositoryUriOf, resolveCandidate } from "../../src/git/resolve-candidate.ts";
import { uncommittedChanges } from "../../src/git/uncommitted-changes.ts";
import { testHost } from "../support/host.ts";
import { testRepository } from "../support/repository.ts";

const config = {
  promotion: { from: "staging", to: "production" },
  record: {},
  release: { tagPattern: "v*" },
} as PromoteConfig;

describe("the candidate", () => {
  it("is HEAD, seen from a project in a sub-folder of the repository", async () => {
    const repository = testRepository();
    const commit = repository.commit({ "backend/package.json": "{}" });
    repository.git("remote", "add", "origin", "git@github.com:acme/shop.git");
    const project = `${repository.path}/backend`;
    expect(
      await resolveCandidate(testHost(), { config, project, previous: undefined }),
    ).toMatchObject({
      project,
      repository: repository.path,
      prefix: "backend",
      repositoryUri: "https://github.com/acme/shop",
      commit,
      tree: repository.git("rev-parse", "HEAD^{tree}"),
      ref: "refs/heads/main",
      previousRelease: { kind: "none" },
    });
  });

  it("has no branch when HEAD is detached", async () => {
    const repository = testRepository();
    repository.commit({ file: "1" });
    repository.git("switch", "--quiet", "--detach");
    const candidate = await resolveCandidate(testHost(), {
      config,
      project: repository.path,
      previous: undefined,
    });
    expect(candidate.ref).toBeNull();
  });

  it("is not there outside a repository, nor in one without a commit", async () => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), "promote-test-none-")));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    mkdirSync(join(folder, "project"));
    const resolve = (project: string) =>
      resolveCandidate(testHost(), { config, project, previous: undefined });
    await expect(resolve(folder)).rejects.toMatchObject({ code: "git/not-a-repository" });
    await expect(resolve(testRepository().path)).rejects.toMatchObject({ code: "git/no-commit" });
  });

  it.each([
    ["git@github.com:acme/shop.git", "https://github.com/acme/shop"],
    ["https://token:x@github.com/acme/shop.git", "https://github.com/acme/shop"],
    ["ssh://git@github.com/acme/shop.git/", "https://github.com/acme/shop"],
    ["https://gitlab.example.com/group/sub/shop", "https://gitlab.example.com/group/sub/shop"],
    ["/srv/git/shop.git", "/srv/git/shop"],
  ])("names the remote %s as %s", (remote, uri) => {
    expect(repositoryUriOf(remote)).toBe(uri);
  });
});

describe("uncommitted changes", () => {
  it("are changed, removed and untracked files, not ignored ones and not the gate's own", async () => {
    const repository = testRepository();
    repository.commit({ kept: "1", changed: "1", removed: "1", ".gitignore": "ignored\n" });
    const look = () => uncommittedChanges(testHost(), repository.path);
    expect(await look()).toEqual([]);
    repository.write({
      changed: "2",
      removed: null,
      "new file": "1",
      ignored: "1",
      ".promote/x": "1",
    });
    expect([...(await look())].sort()).toEqual(["changed", "new file", "removed"]);
  });
});
