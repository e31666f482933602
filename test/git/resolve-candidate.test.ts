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
    ["file:///srv/git/shop.git", "file:///srv/git/shop"],
    ["C:/git/shop.git", "C:/git/shop"],
    ["https://oauth2:glpat@SECRET99@gitlab.example/a/b.git", "https://gitlab.example/a/b"],
    ["HTTPS://u:SECRET@Host.example/a.git", "https://host.example/a"],
    ["ftp://u:SECRET@host.example/a.git", "ftp://host.example/a"],
    ["rsync://u:SECRET@host.example/a.git", "rsync://host.example/a"],
    ["https://host.example/a.git?private_token=SECRET", "https://host.example/a"],
    ["https://host.example/a.git#SECRET", "https://host.example/a"],
    ["https://u:SE/CR@ET@host.example/a.git?SECRET", "https://host.example/a"],
    ["u:SECRET@host.example:a/b.git?token=SECRET", "https://host.example/a/b"],
    ["u@SECRET@host.example:a/b.git", "https://host.example/a/b"],
    ["SSH://git:SECRET@host.example/a.git", "https://host.example/a"],
  ])("names the remote %s as %s", (remote, uri) => {
    expect(repositoryUriOf(remote)).toBe(uri);
  });
});

describe("uncommitted changes", () => {
  it("are changed, removed and untracked files, not ignored ones and not the gate's own", async () => {
    const repository = testRepository();
    repository.commit({
      kept: "1",
      changed: "1",
      removed: "1",
      ".gitignore": "ignored\n",
      "src/.promote/t": "1",
    });
    const look = async () =>
      [
        ...(await uncommittedChanges(testHost(), { repository: repository.path, prefix: "" })),
      ].sort();
    expect(await look()).toEqual([]);
    repository.write({
      changed: "2",
      removed: null,
      "new file": "1",
      ignored: "1",
      ".promote/x": "1",
    });
    expect(await look()).toEqual(["changed", "new file", "removed"]);
    repository.write({ "src/.promote/t": "2" });
    expect(await look()).toContain("src/.promote/t");
  });

  it("are told of files git was told not to look at", async () => {
    const repository = testRepository();
    repository.commit({ assumed: "1", skipped: "1", watched: "1" });
    repository.git("update-index", "--assume-unchanged", "assumed");
    repository.git("update-index", "--skip-worktree", "skipped");
    const found = await uncommittedChanges(testHost(), { repository: repository.path, prefix: "" });
    expect([...found].sort()).toEqual(["assumed", "skipped"]);
  });

  it("are told of a submodule whose settings hide them", async () => {
    const part = testRepository();
    part.commit({ file: "1" });
    const repository = testRepository();
    repository.git(
      "-c",
      "protocol.file.allow=always",
      "submodule",
      "--quiet",
      "add",
      part.path,
      "part",
    );
    repository.git("config", "--file", ".gitmodules", "submodule.part.ignore", "all");
    repository.commit();
    const look = () => uncommittedChanges(testHost(), { repository: repository.path, prefix: "" });
    expect(await look()).toEqual([]);
    repository.write({ "part/file": "2" });
    expect(await look()).toEqual(["part"]);
  });
});
