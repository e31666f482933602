import { mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { branchedProject } from "../support/branched-project.ts";
import { promoteHere } from "../support/promote-here.ts";
import { quickConfig, suite } from "../support/quick-project.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const { green, red } = suite;

describe("a policy that cannot be read", () => {
  const recordsIn = (path: string) => {
    try {
      return readdirSync(join(path, ".promote"));
    } catch {
      return [];
    }
  };

  const refs = [
    ["is unknown", "origin/main", 2, "`git fetch origin main`"],
    ["is an abbreviation", "abcdef012", 2, "full commit id"],
    ["is a commit of elsewhere", "ab".repeat(20), 2, `\`git fetch origin ${"ab".repeat(20)}\``],
    ["is empty", "", 64, "--policy-ref is empty"],
    ["is HEAD", "HEAD", 64, "HEAD's to say"],
    ["is an expression", "main~0", 64, "git rev-parse main~0"],
    ["is another expression", "main@{0}", 64, "branch, a tag or a full commit id"],
    ["looks like an option", "--output=x", 64, "branch, a tag or a full commit id"],
    ["is a pattern", "mai*", 2, "no branch, tag or full commit id"],
    ["has no configuration", "bare", 64, "has no configuration promote.yaml. Merge one there"],
    ["has a link in its place", "linked", 64, "promote.yaml of linked is a symbolic link"],
    ["has a folder in its place", "folder", 64, "promote.yaml of folder is a folder"],
    ["has waivers that are a link", "waived", 64, "promote.waivers.yaml of waived is a symbolic"],
    ["has a malformed one", "broken", 64, "broken:promote.yaml:1:10 version is 2"],
    ["has one that is no UTF-8", "latin", 64, "promote.yaml of latin is not valid UTF-8"],
    ["is a branch and a tag", "twice", 2, "refs/heads/twice and refs/tags/twice"],
  ] as const;

  it("is never HEAD's in its place", async () => {
    const { repository, check } = branchedProject();
    const branch = (name: string, write: () => void) => {
      repository.git("switch", "--quiet", "--create", name, "main");
      write();
      repository.commit();
    };
    const path = join(repository.path, "promote.yaml");
    branch("bare", () => repository.write({ "promote.yaml": null }));
    branch("linked", () => {
      repository.write({ "promote.yaml": null, "real.yaml": quickConfig() });
      symlinkSync("real.yaml", path);
    });
    branch("folder", () => {
      repository.write({ "promote.yaml": null });
      mkdirSync(path);
      writeFileSync(join(path, "x"), "");
    });
    branch("waived", () => symlinkSync("real.yaml", join(repository.path, "promote.waivers.yaml")));
    branch("broken", () =>
      repository.write({ "promote.yaml": quickConfig().replace("version: 1", "version: 2") }),
    );
    branch("latin", () =>
      writeFileSync(path, Buffer.concat([Buffer.from(quickConfig()), Buffer.from([0x23, 0xe9])])),
    );
    branch("twice", () => {});
    repository.git("tag", "twice", "bare");
    repository.git("switch", "--quiet", "feature");
    for (const [why, ref, code, words] of refs) {
      const ended = await check(`--policy-ref=${ref}`);
      expect(ended.stderr, `because the ref ${why}`).toContain(words);
      expect(ended, `because the ref ${why}`).toMatchObject({ code, stdout: "" });
    }
    expect(recordsIn(repository.path)).toEqual([]);
  });

  it("because a shallow clone lacks the commit is fetched by what the fault says", async () => {
    const { repository, main, variables } = branchedProject({
      head: { "suite.sh": `${green}\n` },
    });
    const path = join(temporaryFolder(), "clone");
    const url = `file://${repository.path}`;
    repository.git("clone", "--quiet", "--depth=1", "--branch=feature", url, path);
    const git = (...args: string[]) => repository.git("-C", path, ...args);
    const check = (ref: string) =>
      promoteHere(["check", "--policy-ref", ref], { cwd: path, variables });
    for (const ref of ["origin/main", "main", main]) {
      const ended = await check(ref);
      expect(ended).toMatchObject({ code: 2, stdout: "" });
      expect(ended.stderr).toContain("of this clone, which is shallow");
    }
    git("fetch", "--quiet", "--depth=1", "origin", "main:refs/remotes/origin/main");
    expect((await check("origin/main")).stdout).toContain("configuration of origin/main");
    git("tag", "origin/main", "HEAD");
    const shadowed = await check("origin/main");
    expect(shadowed).toMatchObject({ code: 2, stdout: "" });
    expect(shadowed.stderr).toContain("--policy-ref refs/remotes/origin/main");
    expect((await check("refs/remotes/origin/main")).stdout).toContain("the same in this commit");
  });

  it("because HEAD has a link where the project was", async () => {
    const { repository, check } = branchedProject({
      base: { "promote.yaml": `root: service\n${quickConfig()}`, "service/suite.sh": red },
      head: { "service/suite.sh": null, "other/suite.sh": green },
    });
    rmSync(join(repository.path, "service"), { recursive: true });
    symlinkSync("other", join(repository.path, "service"));
    repository.commit();
    const ended = await check("--policy-ref", "main");
    expect(ended).toMatchObject({ code: 64, stdout: "" });
    expect(ended.stderr).toContain("is for service, which is in HEAD a symbolic link");
  });
});
