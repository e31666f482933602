import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Candidate } from "../../src/gate/candidate.ts";
import { inCleanCopy } from "../../src/git/clean-copy.ts";
import { repositoryPathOf } from "../../src/git/repository-path.ts";
import { testHost } from "../support/host.ts";
import { type TestRepository, testRepository } from "../support/repository.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

function candidateOf({ path, git }: TestRepository, prefix = ""): Candidate {
  return {
    project: join(path, prefix),
    repository: path,
    prefix,
    repositoryUri: `file://${path}`,
    commit: git("rev-parse", "HEAD"),
    tree: git("rev-parse", "HEAD^{tree}"),
    ref: null,
    previousRelease: { kind: "none", tagPattern: "v*" },
    from: "staging",
    to: "production",
  };
}

describe("a clean copy", () => {
  it("holds the commit, and is gone afterwards, even when the work fails", async () => {
    const repository = testRepository();
    repository.commit({ file: "committed" });
    repository.write({ file: "edited", untracked: "" });
    let seen = "";
    const work = inCleanCopy(testHost(), candidateOf(repository), [], async (copy) => {
      seen = copy;
      expect(readFileSync(join(copy, "file"), "utf8")).toBe("committed");
      expect(existsSync(join(copy, "untracked"))).toBe(false);
      throw new Error("the work fails");
    });
    await expect(work).rejects.toThrow("the work fails");
    expect(existsSync(seen)).toBe(false);
    expect(repository.git("worktree", "list").split("\n")).toHaveLength(1);
    expect(readFileSync(join(repository.path, "file"), "utf8")).toBe("edited");
  });

  it.each([
    ["names another folder", (link: string, other: string) => writeFileSync(link, other)],
    ["is gone", (link: string) => rmSync(link)],
  ])("is taken out by what it was when it was made, when its link %s", async (_, change) => {
    const repository = testRepository();
    repository.commit({ file: "committed" });
    const foreign = temporaryFolder({ "worktrees/mine/precious": "" });
    await inCleanCopy(testHost(), candidateOf(repository), [], async (copy) =>
      change(join(copy, ".git"), `gitdir: ${foreign}/worktrees/mine\n`),
    );
    expect(existsSync(join(foreign, "worktrees/mine/precious"))).toBe(true);
    expect(readdirSync(join(repository.path, ".git/worktrees"))).toEqual([]);
  });

  it("leaves nothing behind where git writes relative links, or works in a worktree itself", async () => {
    const repository = testRepository();
    repository.commit({ file: "committed" });
    repository.git("config", "worktree.useRelativePaths", "true");
    const own = join(temporaryFolder(), "own");
    repository.git("worktree", "add", "--detach", own);
    const before = repository.git("worktree", "list");
    const candidate = { ...candidateOf(repository), project: own, repository: own };
    await inCleanCopy(testHost(), candidate, [], async () => undefined);
    expect(repository.git("worktree", "list")).toBe(before);
  });

  it("links dependencies of every level, packages one by one, and leaves tracked folders alone", async () => {
    const repository = testRepository();
    repository.commit({
      ".gitignore": "node_modules\n.venv\n",
      "apps/api/main.js": "",
      "apps/api/vendor/tracked": "committed",
      "packages/own/index.js": "committed",
    });
    repository.write({
      "apps/api/vendor/tracked": "edited",
      "apps/api/.venv/tool": "tool",
      "apps/api/node_modules/near/index.js": "near",
      "node_modules/far/index.js": "far",
      "node_modules/@scope/far/index.js": "scoped",
      "packages/own/index.js": "edited",
    });
    symlinkSync("../packages/own", join(repository.path, "node_modules/own"));
    mkdirSync(join(repository.path, "node_modules/.bin"));
    symlinkSync("../own/index.js", join(repository.path, "node_modules/.bin/own"));
    const linked = ["node_modules", "vendor", ".venv", "absent"];
    await inCleanCopy(testHost(), candidateOf(repository, "apps/api"), linked, async (copy) => {
      const read = (path: string) => readFileSync(join(copy, path), "utf8");
      expect(read("node_modules/near/index.js")).toBe("near");
      expect(read("../../node_modules/far/index.js")).toBe("far");
      expect(read("../../node_modules/@scope/far/index.js")).toBe("scoped");
      expect(read("../../node_modules/own/index.js")).toBe("committed");
      expect(read("../../node_modules/.bin/own")).toBe("committed");
      expect(read("vendor/tracked")).toBe("committed");
      expect(realpathSync(join(copy, ".venv"))).toBe(join(repository.path, "apps/api/.venv"));
      expect(existsSync(join(copy, "absent"))).toBe(false);
    });
    expect(existsSync(join(repository.path, "node_modules/far/index.js"))).toBe(true);
  });
});

describe("a path of the project", () => {
  it.each([
    ["", "./docs/api.json", "docs/api.json"],
    ["backend", "docs//api.json", "backend/docs/api.json"],
    ["backend", "a/../api.json", "backend/api.json"],
  ])("in %j as %s is %s to git", (prefix, path, expected) => {
    expect(repositoryPathOf({ prefix }, path)).toBe(expected);
  });
});
