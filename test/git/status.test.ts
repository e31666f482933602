import { expect, it } from "vitest";
import { statusOf } from "../../src/git/status.ts";
import { testHost } from "../support/host.ts";
import { testRepository } from "../support/repository.ts";

it("tells HEAD and every path that is not as it has it, however it is named", async () => {
  const repository = testRepository();
  const commit = repository.commit({ "kept.txt": "1", "two words.txt": "1", "gone.txt": "1" });
  repository.write({ "two words.txt": "2", "gone.txt": null, "new\tline\n? x": "1", "d/e f": "1" });
  repository.write({ "staged.txt": "1" });
  repository.git("add", "staged.txt");
  expect(await statusOf(testHost(), repository.path, { untracked: "normal" })).toEqual({
    commit,
    entries: [
      { code: ".D", path: "gone.txt" },
      { code: "A.", path: "staged.txt" },
      { code: ".M", path: "two words.txt" },
      { code: "??", path: "d/" },
      { code: "??", path: "new\tline\n? x" },
    ],
  });
  const within = await statusOf(testHost(), repository.path, { untracked: "all", path: "d" });
  expect(within).toEqual({ commit, entries: [{ code: "??", path: "d/e f" }] });
});

it("tells a path that a merge left to be decided, and a renamed one twice", async () => {
  const repository = testRepository();
  repository.commit({ "both ways": "1", old: "as it was" });
  repository.git("checkout", "--quiet", "-b", "other");
  repository.commit({ "both ways": "2" });
  repository.git("checkout", "--quiet", "main");
  const commit = repository.commit({ "both ways": "3" });
  expect(() => repository.git("merge", "--quiet", "other")).toThrow();
  repository.git("mv", "old", "new");
  expect(await statusOf(testHost(), repository.path, { untracked: "normal" })).toEqual({
    commit,
    entries: [
      { code: "A.", path: "new" },
      { code: "D.", path: "old" },
      { code: "UU", path: "both ways" },
    ],
  });
});

it("tells what it cannot read as a change", async () => {
  const stdout = "# branch.oid 0\x002 R. N... 100644 100644 100644 1 2 R100 new\x00old\x00";
  const exit = { code: 0, signal: null, stdout, stderr: "", durationMs: 0 };
  const processes = { ...testHost().processes, run: async () => exit };
  const { entries } = await statusOf({ processes }, "/", { untracked: "normal" });
  expect(entries.map(({ code }) => code)).toEqual(["", ""]);
});
