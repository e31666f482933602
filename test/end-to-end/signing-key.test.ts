import { describe, expect, it } from "vitest";
import { promoteHere } from "../support/promote-here.ts";
import { quickProject } from "../support/quick-project.ts";

const advice = "lies in the repository, within reach of the code that is checked";

describe("a signing key", () => {
  it("within the repository is used, and the release manager is told where it lies", async () => {
    const { repository } = quickProject({ "backend/readme": "" });
    const cwd = `${repository.path}`;
    expect(await promoteHere(["key", "create", "--out", ".promote"], { cwd })).toMatchObject({
      code: 0,
    });
    const variables = { PROMOTE_SIGNING_KEY: "file:../.promote/signing-key.pem" };
    const ended = await promoteHere(["check"], { cwd: `${cwd}/backend`, variables });
    expect(ended.code).toBe(0);
    expect(ended.stderr).toContain(`${cwd}/.promote/signing-key.pem ${advice}`);
    expect(ended.stdout).not.toContain(advice);
  });

  it("elsewhere, or in the variable itself, is nothing to speak of", async () => {
    const { repository, variables } = quickProject();
    const ended = await promoteHere(["check"], { cwd: repository.path, variables });
    expect(ended.code).toBe(0);
    expect(ended.stderr).not.toContain(advice);
  });
});
