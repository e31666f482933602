import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";
import { fetchBase } from "../../src/action/fetch-base.ts";
import { testHost } from "../support/host.ts";
import { testRepository } from "../support/repository.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const origin = { serverUrl: "https://github.com", token: "ghs_0123456789abcdefghij" };

function shallowClone() {
  const repository = testRepository();
  const base = repository.commit({ "promote.yaml": "base\n" });
  repository.commit({ "promote.yaml": "head\n" });
  const clone = join(temporaryFolder(), "clone");
  const git = (...args: string[]) => execFileSync("git", args, { encoding: "utf8", stdio: "pipe" });
  git("clone", "--quiet", "--depth=1", `file://${repository.path}`, clone);
  return { base, clone, show: () => git("-C", clone, "show", `${base}:promote.yaml`) };
}

it("a shallow clone gets the base commit, and the token stays out of its files", async () => {
  const { base, clone, show } = shallowClone();
  expect(show).toThrow();
  await fetchBase(testHost(), clone, base, origin);
  expect(show()).toBe("base\n");
  const config = execFileSync("git", ["-C", clone, "config", "--list"], { encoding: "utf8" });
  expect(config).not.toContain("extraheader");
});

it("a commit that nobody has is a fault that names the input", async () => {
  const { clone } = shallowClone();
  await expect(fetchBase(testHost(), clone, "e".repeat(40), origin)).rejects.toMatchObject({
    code: "action/base-missing",
    remedy: expect.stringContaining("fetch-depth: 0"),
  });
});
