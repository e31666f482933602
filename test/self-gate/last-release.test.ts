import { expect, it } from "vitest";
import { lastReleaseOf } from "../../scripts/gate/last-release.ts";
import { gitIn } from "../../scripts/release/git.ts";
import { type TestRepository, testRepository } from "../support/repository.ts";

/** Tags a commit beside the branch, on top of HEAD, as a release does. */
function release({ git }: TestRepository, version: string): void {
  const beside = git("commit-tree", "HEAD^{tree}", "-p", "HEAD", "-m", version);
  git("tag", "--annotate", `--message=${version}`, `v${version}`, beside);
}

it("finds the highest release whose commit came before HEAD, though its tag is beside the branch", () => {
  const repository = testRepository();
  const last = () => lastReleaseOf(gitIn(repository.path));
  repository.commit({ one: "1" });
  expect(last()).toBeUndefined();
  release(repository, "0.9.0");
  expect(last()).toBeUndefined();
  repository.commit({ one: "2" });
  expect(last()).toBe("v0.9.0");
  release(repository, "0.10.0");
  expect(last()).toBe("v0.9.0");
  repository.git("checkout", "--quiet", "v0.10.0");
  expect(last()).toBe("v0.9.0");
  repository.git("checkout", "--quiet", "main");
  repository.commit({ one: "3" });
  expect(last()).toBe("v0.10.0");
});

it("passes over versions to try, names that are none, and releases of another branch", () => {
  const repository = testRepository();
  const last = () => lastReleaseOf(gitIn(repository.path));
  repository.commit({ one: "1" });
  release(repository, "1.0.0");
  release(repository, "1.1.0-rc.1");
  repository.git("tag", "v1");
  repository.git("tag", "vendored");
  repository.git("switch", "--quiet", "--create", "other");
  repository.commit({ one: "2" });
  repository.commit({ one: "3" });
  release(repository, "2.0.0");
  repository.git("switch", "--quiet", "main");
  repository.commit({ one: "4" });
  expect(last()).toBe("v1.0.0");
});
