import { describe, expect, it } from "vitest";
import { git } from "../../src/git/git.ts";
import { testHost } from "../support/host.ts";
import { testRepository } from "../support/repository.ts";

describe("git that fails", () => {
  it.each([
    [["rev-parse", "--verify", "--quiet", "nowhere"], "exit code 1"],
    [["rev-parse", "--verify", "nowhere"], "fatal: Needed a single revision"],
  ])("%j is told with %j", async (args, reason) => {
    const failing = git(testHost(), testRepository().path, args);
    await expect(failing).rejects.toMatchObject({
      code: "git/failed",
      message: `\`git ${args.join(" ")}\` failed: ${reason}.`,
    });
  });

  it("and was ended says by what", async () => {
    const { processes } = testHost();
    const ended = { code: null, signal: "SIGKILL", stdout: "", stderr: "", durationMs: 1 };
    const failing = git({ processes: { ...processes, run: async () => ended } }, "/", ["status"]);
    await expect(failing).rejects.toMatchObject({
      message: "`git status` failed: ended by SIGKILL.",
    });
  });
});
