import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { newSshKey, principal } from "../record/ssh/ssh-keygen.ts";
import { promoteHere } from "../support/promote-here.ts";
import { quickConfig, quickProject } from "../support/quick-project.ts";

describe("a run that is signed with an SSH key", () => {
  it("writes a record that verifies, and whose file it names", async () => {
    const { folder, path, line } = await newSshKey();
    const config = `${quickConfig()}record: { sign: ssh, ssh: { key: ${path}, identity: ${principal} } }\n`;
    const { repository, commit } = quickProject({ "promote.yaml": config });
    const cwd = repository.path;
    const run = await promoteHere(["check"], { cwd });
    const [, record = ""] = /record +(\S+\.statement\.json)\n/.exec(run.stdout) ?? [];
    expect(run.code, run.stdout + run.stderr).toBe(0);
    const allowed = join(folder, "allowed_signers");
    writeFileSync(allowed, `${principal} ${line}\n`);
    const args = ["--commit", commit, "--environment", "production", "--allowed-signers", allowed];
    const verified = await promoteHere(["verify", record, ...args, "--identity", principal], {
      cwd,
    });
    expect(verified).toMatchObject({ code: 0, stdout: expect.stringMatching(/^VERIFIED/) });
  });

  it("does not begin with a key that is locked, and never runs unsigned instead", async () => {
    const { path } = await newSshKey(undefined, "correct horse");
    const config = `${quickConfig()}record: { ssh: { key: ${path}, identity: ${principal} } }\n`;
    const { repository, variables } = quickProject({ "promote.yaml": config });
    const run = await promoteHere(["check", "--sign", "ssh"], { cwd: repository.path, variables });
    expect(run.code).toBe(2);
    expect(run.stdout + run.stderr).toContain("has a passphrase");
    expect(run.stdout + run.stderr).not.toContain(".statement.json");
  });
});
