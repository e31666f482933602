import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { opensslAuthority, serve } from "../record/timestamps/authorities.ts";
import { promoteHere } from "../support/promote-here.ts";
import { quickProject } from "../support/quick-project.ts";

describe("a run whose signature is dated by a timestamp authority", () => {
  it("writes a record that says when it was signed to who trusts the authority", async () => {
    const { repository, commit, variables, publicKey } = quickProject();
    const cwd = repository.path;
    const authority = opensslAuthority("ec");
    const { url } = await serve([authority.answer]);
    const run = await promoteHere(["check", "--tsa", url], { cwd, variables });
    expect(run.code, run.stdout + run.stderr).toBe(0);
    const [, record = ""] = /record +(\S+\.sigstore\.json)\n/.exec(run.stdout) ?? [];
    const chain = join(authority.folder, "chain.pem");
    writeFileSync(chain, authority.chain);
    const args = [
      "verify",
      record,
      "--commit",
      commit,
      "--environment",
      "production",
      "--key",
      publicKey,
    ];
    const trusting = await promoteHere([...args, "--tsa-certificate", chain], { cwd });
    expect(trusting).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("as a timestamp proves"),
    });
    const doubting = await promoteHere(args, { cwd });
    expect(doubting).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("that is not trusted"),
    });
    const wrong = await promoteHere([...args, "--tsa-certificate", publicKey], { cwd });
    expect(wrong.code).toBe(2);
  });

  it("does not begin without the authority, nor where no timestamp can go", async () => {
    const { repository, variables } = quickProject();
    const cwd = repository.path;
    const down = await promoteHere(["check", "--tsa", "http://127.0.0.1:1"], { cwd, variables });
    expect(down).toMatchObject({ code: 2, stdout: "" });
    const ssh = await promoteHere(["check", "--tsa", "http://127.0.0.1:1", "--sign", "ssh"], {
      cwd,
    });
    expect(ssh).toMatchObject({ code: 2, stderr: expect.stringContaining("carry no timestamp") });
    const misuse = await promoteHere(["check", "--tsa", "ftp://example.com"], { cwd, variables });
    expect(misuse.code).toBe(64);
  });
});
