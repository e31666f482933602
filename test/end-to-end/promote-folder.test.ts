import { readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { promoteHere } from "../support/promote-here.ts";
import { quickProject } from "../support/quick-project.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

describe("a committed link where the gate's folder belongs", () => {
  it("ends the run before any check, and nothing is written where it leads", async () => {
    const { repository, variables } = quickProject();
    const elsewhere = temporaryFolder();
    symlinkSync(elsewhere, join(repository.path, ".promote"));
    repository.commit();
    const ended = await promoteHere(["check"], { cwd: repository.path, variables });
    expect(ended.code).toBe(2);
    expect(ended.stdout).toBe("");
    expect(ended.stderr).toContain(`${repository.path}/.promote is a symbolic link`);
    expect(readdirSync(elsewhere)).toEqual([]);
  });
});
