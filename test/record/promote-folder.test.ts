import { existsSync, mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { keepOutOfGit } from "../../src/record/promote-folder.ts";
import { testHost } from "../support/host.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

describe("the gate's folder", () => {
  it("is made, and kept out of git", async () => {
    const { files } = testHost();
    const project = temporaryFolder();
    await keepOutOfGit({ files }, project, "./.promote/logs/run");
    expect(await files.readText(join(project, ".promote/.gitignore"))).toBe("*\n");
  });

  it.each([
    [".promote", ".promote/logs/run"],
    [".promote/logs", ".promote/logs/run"],
    [".promote/records", ".promote/records"],
  ])("is a fault when %s is a link", async (link, path) => {
    const elsewhere = temporaryFolder();
    const project = temporaryFolder();
    if (link !== ".promote") mkdirSync(join(project, ".promote"));
    symlinkSync(elsewhere, join(project, link));
    await expect(keepOutOfGit(testHost(), project, path)).rejects.toMatchObject({
      code: "record/folder-unsafe",
      message: `${project}/${link} is a symbolic link, where promote needs a real folder for what it writes.`,
    });
    expect(readdirSync(elsewhere)).toEqual([]);
    expect(existsSync(join(project, ".promote/.gitignore"))).toBe(false);
  });

  it("is a fault when it is a file", async () => {
    const project = temporaryFolder({ ".promote": "" });
    await expect(keepOutOfGit(testHost(), project, ".promote/logs")).rejects.toMatchObject({
      code: "record/folder-unsafe",
    });
  });

  it.each([".promote/confirmations/one.json", ".//.promote/./confirmations//one.json"])(
    "may hold the file already that is to be written: %s",
    async (path) => {
      const { files } = testHost();
      const project = temporaryFolder({ ".promote/confirmations/one.json": "" });
      await keepOutOfGit({ files }, project, path);
      expect(existsSync(join(project, ".promote/.gitignore"))).toBe(true);
    },
  );

  it("is left alone for a path outside it", async () => {
    const project = temporaryFolder();
    await keepOutOfGit(testHost(), project, "records");
    expect(readdirSync(project)).toEqual([]);
  });
});
