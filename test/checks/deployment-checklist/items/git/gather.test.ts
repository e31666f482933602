import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { GitFacts } from "../../../../../src/checks/deployment-checklist/items/git/facts.ts";
import { gatherGit } from "../../../../../src/checks/deployment-checklist/items/git/gather.ts";
import { tagOf } from "../../../../../src/checks/deployment-checklist/items/git/read-version.ts";
import { gitItem } from "../../../../../src/config/settings/checklist/git.ts";
import { testHost } from "../../../../support/host.ts";
import { temporaryFolder } from "../../../../support/temporary-folder.ts";
import { aRelease } from "../../a-release.ts";
import { aRepository } from "../../a-repository.ts";

/** A clone on `main` that is pushed to a bare remote, as version 1.4.0. */
function aClone() {
  const clone = aRepository();
  const bare = join(temporaryFolder(), "shop.git");
  execFileSync("git", ["init", "--quiet", "--bare", "--initial-branch=main", bare]);
  clone.git("checkout", "--quiet", "-b", "main");
  clone.git("remote", "add", "origin", bare);
  clone.write("package.json", '{"name":"shop","version":"1.4.0"}');
  clone.commit();
  clone.git("push", "--quiet", "origin", "main");
  const look = (settings: object = {}, host = testHost(), tagPattern = "v*"): Promise<GitFacts> => {
    const item = gitItem.parse({ id: "repository", kind: "git", branch: "main", ...settings });
    const commit = clone.git("rev-parse", "HEAD");
    const ref = clone.git("rev-parse", "--symbolic-full-name", "HEAD");
    const { candidate, config } = aRelease(
      { off: "not part of this test" },
      {
        project: clone.top,
        repository: clone.top,
        commit,
        ref: ref === "HEAD" ? null : ref,
      },
    );
    return gatherGit(host, item, { candidate, config: { ...config, release: { tagPattern } } });
  };
  return { ...clone, bare, look };
}

/** Somebody else's clone of the same remote. */
function anotherClone(bare: string) {
  const folder = temporaryFolder();
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=Bo", "-c", "user.email=bo@example.com", ...args], {
      cwd: folder,
      encoding: "utf8",
      stdio: "pipe",
    }).trim();
  git("clone", "--quiet", bare, ".");
  return git;
}

describe("gatherGit", () => {
  it("sees a repository that is ready", async () => {
    const { git, look } = aClone();
    const commit = git("rev-parse", "HEAD");
    expect(await look()).toEqual({
      id: "repository",
      kind: "git",
      commit,
      branch: "main",
      expectedBranch: "main",
      remote: "origin",
      changed: [],
      unwatched: [],
      untracked: [],
      remoteBranch: { state: "same", commit },
      version: { state: "read", file: "package.json", version: "1.4.0", tag: "v1.4.0" },
      taken: [],
    });
  });

  it("tells changed, hidden and untracked files apart, removed ones among the changed", async () => {
    const { git, write, commit, look } = aClone();
    for (const name of ["a", "b", "c", ".gitignore"])
      write(name, name === ".gitignore" ? "out\n" : "1");
    commit();
    write("a", "2");
    git("rm", "--quiet", "b");
    git("update-index", "--assume-unchanged", "c");
    write("notes.txt", "");
    write("out", "");
    write(".promote/logs/x", "");
    const { changed, unwatched, untracked } = await look();
    expect({ changed, unwatched, untracked }).toEqual({
      changed: ["a", "b"],
      unwatched: ["c"],
      untracked: ["notes.txt"],
    });
    expect((await look({ untracked: "allow" })).untracked).toEqual([]);
  });

  it("tells how the commit lies to the branch of the remote", async () => {
    const { git, bare, commit, look } = aClone();
    const first = git("rev-parse", "HEAD");
    commit();
    expect((await look()).remoteBranch).toEqual({ state: "ahead", commit: first });
    const other = anotherClone(bare);
    other("commit", "--quiet", "--allow-empty", "--message=other");
    other("push", "--quiet", "origin", "main");
    const theirs = other("rev-parse", "HEAD");
    expect((await look()).remoteBranch).toEqual({ state: "behind", commit: theirs });
    git("fetch", "--quiet", "origin");
    expect((await look()).remoteBranch).toEqual({ state: "diverged", commit: theirs });
    git("reset", "--quiet", "--hard", "HEAD~1");
    expect((await look()).remoteBranch).toEqual({ state: "behind", commit: theirs });
    expect((await look({ branch: "release" })).remoteBranch).toEqual({ state: "absent" });
  });

  it("takes no branch whose name only ends alike", async () => {
    const { git, look } = aClone();
    git("push", "--quiet", "origin", "main:refs/heads/x/refs/heads/release");
    expect((await look({ branch: "release" })).remoteBranch).toEqual({ state: "absent" });
  });

  it("sees HEAD on no branch", async () => {
    const { git, look } = aClone();
    git("checkout", "--quiet", "--detach");
    expect(await look()).toMatchObject({ branch: null, remoteBranch: { state: "same" } });
  });

  it("fetches nothing and leaves the repository as it is", async () => {
    const { git, top, bare, look } = aClone();
    const other = anotherClone(bare);
    other("commit", "--quiet", "--allow-empty", "--message=other");
    other("tag", "v9.0.0");
    other("push", "--quiet", "origin", "main", "v9.0.0");
    const state = () => [
      git("for-each-ref"),
      git("count-objects", "-v"),
      readdirSync(join(top, ".git")).join(),
    ];
    const before = state();
    await look();
    expect(state()).toEqual(before);
  });

  it("finds the version's tag here, on the remote, or on both, annotated or not", async () => {
    const { git, look } = aClone();
    const commit = git("rev-parse", "HEAD");
    git("tag", "--annotate", "--message=x", "v1.4.0");
    git("tag", "v1.4.0-rc.1");
    expect((await look()).taken).toEqual([{ tag: "v1.4.0", local: commit, remote: null }]);
    git("push", "--quiet", "origin", "v1.4.0");
    expect((await look()).taken).toEqual([{ tag: "v1.4.0", local: commit, remote: commit }]);
    git("tag", "--delete", "v1.4.0");
    expect((await look()).taken).toEqual([{ tag: "v1.4.0", local: null, remote: commit }]);
  });

  it.each([
    ["v*", "1.4.0"],
    ["v*", "V1.4.0"],
    ["*", "v1.4.0"],
    ["v1.*", "v1.4.0"],
    ["api/v*", "api/1.4.0"],
  ])("finds the version under %s when it is tagged %s", async (tagPattern, tag) => {
    const { git, look } = aClone();
    git("push", "--quiet", "origin", `HEAD:refs/tags/${tag}`);
    const at = git("rev-parse", "HEAD");
    expect((await look({}, testHost(), tagPattern)).taken).toEqual([
      { tag, local: null, remote: at },
    ]);
  });

  it.each(["web/v1.4.0", "v1.4.0-rc.1", "v11.4.0", "1.4.00"])(
    "takes %s for another version",
    async (tag) => {
      const { git, look } = aClone();
      git("tag", tag);
      git("push", "--quiet", "origin", tag);
      expect((await look()).taken).toEqual([]);
    },
  );

  it("is undecided in a shallow clone that is not where the remote is", async () => {
    const { git, bare, commit, look } = aClone();
    commit();
    git("push", "--quiet", "origin", "main");
    git("fetch", "--quiet", "--depth=1", `file://${bare}`, "main");
    expect((await look()).remoteBranch).toMatchObject({ state: "same" });
    commit();
    await expect(look()).rejects.toMatchObject({ code: "git/branch-shallow" });
  });

  it("finds changes within a submodule, and files in it that nobody tracks", async () => {
    const { git, write, commit, look, top } = aClone();
    const { top: library, write: put, commit: save } = aRepository();
    put("a", "1");
    save();
    git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", library, "lib");
    git("config", "submodule.lib.ignore", "all");
    commit();
    expect((await look()).changed).toEqual([]);
    write("lib/b", "2");
    expect((await look()).changed).toEqual(["lib"]);
    expect(top).not.toBe(library);
  });

  it("finds the release tags of the commit itself when no file has the version", async () => {
    const { git, commit, look } = aClone();
    git("tag", "v1.3.0");
    commit();
    git("push", "--quiet", "origin", "main");
    expect((await look({ version: "tags" })).taken).toEqual([]);
    git("tag", "nightly");
    git("tag", "v1.4.0");
    const at = git("rev-parse", "HEAD");
    expect((await look({ version: "tags" })).taken).toEqual([
      { tag: "v1.4.0", local: at, remote: null },
    ]);
  });

  it.each([
    [
      "VERSION",
      undefined,
      "\n v2.0.0-rc.1 \n",
      { state: "read", version: "2.0.0-rc.1", tag: "v2.0.0-rc.1" },
    ],
    [
      "pyproject.toml",
      'version = "([^"]+)"',
      'name = "a"\nversion = "3.1.4"\n',
      { state: "read", version: "3.1.4" },
    ],
    ["a.json", undefined, '{"version":7}', { state: "unreadable", problem: "states no version" }],
    ["b.json", undefined, "{", { state: "unreadable", problem: "states no version" }],
    [
      "c.txt",
      undefined,
      "soon",
      { state: "unreadable", problem: "states no semantic version such as 1.4.0" },
    ],
  ])("reads the version of %s", async (file, pattern, text, version) => {
    const { write, commit, look } = aClone();
    write(file, text);
    commit();
    expect((await look({ version: { file, pattern } })).version).toMatchObject(version);
  });

  it("reads the version of the commit, not of the working tree", async () => {
    const { write, look } = aClone();
    write("package.json", '{"version":"9.9.9"}');
    write("VERSION", "9.9.9");
    expect((await look()).version).toMatchObject({ version: "1.4.0" });
    expect((await look({ version: { file: "VERSION" } })).version).toEqual({
      state: "unreadable",
      file: "VERSION",
      problem: "is not in the commit",
    });
  });

  it("is undecided when the remote does not answer, and keeps its password", async () => {
    const { git, look } = aClone();
    git("remote", "set-url", "origin", join(temporaryFolder(), "gone.git"));
    await expect(look()).rejects.toMatchObject({ code: "git/remote-unreachable" });
    git("remote", "set-url", "origin", "http://ada:hunter2%21secret@127.0.0.1:9/shop.git");
    const thrown = await look().then(
      () => expect.unreachable(),
      (one: unknown) => one,
    );
    expect(thrown).toMatchObject({ code: "git/remote-unreachable" });
    expect(JSON.stringify(thrown) + String(thrown)).not.toContain("hunter2");
    await expect(look({ remote: "upstream" })).rejects.toMatchObject({
      code: "git/remote-unreachable",
    });
  });
});

describe("tagOf", () => {
  it.each([
    ["v*", "v1.4.0"],
    ["api/v*", "api/v1.4.0"],
    ["release-*-prod", "release-1.4.0-prod"],
    ["v[0-9]*", "v1.4.0"],
    ["*", "1.4.0"],
    ["v1.*", "v1.4.0"],
    ["api-2.1.*", "api-1.4.0"],
  ])("of %s is %s", (pattern, tag) => {
    expect(tagOf(pattern, "1.4.0")).toBe(tag);
  });
});

describe("gitItem", () => {
  it.each([
    [{ branch: "--upload-pack=x" }],
    [{ branch: "a..b" }],
    [{ branch: "ma*n" }],
    [{ branch: "main", remote: "--upload-pack=x" }],
    [{ branch: "main", remote: "ext::sh -c x" }],
    [{ branch: "main", version: { file: "../package.json" } }],
    [{ branch: "main", version: { file: "VERSION", pattern: "(" } }],
  ])("refuses %j", (settings) => {
    expect(gitItem.safeParse({ id: "a", kind: "git", ...settings }).success).toBe(false);
  });
});
