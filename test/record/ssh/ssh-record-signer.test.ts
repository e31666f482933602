import { execFileSync } from "node:child_process";
import { chmod, rm, writeFile } from "node:fs/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import { GateFault } from "../../../src/gate/fault.ts";
import { buildRecord } from "../../../src/record/build-record.ts";
import { readEarlierRecord } from "../../../src/record/read-earlier-record.ts";
import { readLatestRecord } from "../../../src/record/read-latest-record.ts";
import { openSshRecordSigner } from "../../../src/record/ssh/ssh-record-signer.ts";
import { trustInOne } from "../../../src/record/trust.ts";
import { writeRecord } from "../../../src/record/write-record.ts";
import { testHost } from "../../support/host.ts";
import { repository, requestOf, shortlyAfter } from "../sample-run.ts";
import { isAcceptedBySshKeygen, newSshKey, principal } from "./ssh-keygen.ts";

function open(key: string, variables: Record<string, string> = {}) {
  const host = testHost({ variables });
  return openSshRecordSigner(host, { key, identity: principal }, "/nowhere", "human");
}

/** An agent that lives as long as the test; with the key in it when one is given. */
function openAgent(key: string): string {
  const text = execFileSync("ssh-agent", ["-s"], { encoding: "utf8" });
  const [, socket = ""] = /SSH_AUTH_SOCK=([^;]+)/.exec(text) ?? [];
  const [, pid = ""] = /SSH_AGENT_PID=(\d+)/.exec(text) ?? [];
  onTestFinished(() => void process.kill(Number(pid)));
  execFileSync("ssh-add", ["-q", key], { env: { ...process.env, SSH_AUTH_SOCK: socket } });
  return socket;
}

describe("openSshRecordSigner", () => {
  it("seals the statement's very bytes and a signature that ssh-keygen accepts", async () => {
    const { path, line } = await newSshKey();
    const signer = await open(path);
    const { statement } = buildRecord(
      requestOf({ actor: { kind: "human", id: "Zoë", provenBy: "ssh" } }),
    );
    const [first, last, ...more] = await signer.seal(statement);
    expect(more).toEqual([]);
    expect(first).toEqual({ suffix: ".statement.json", text: statement });
    expect(last?.suffix).toBe(".statement.json.sig");
    const allowed = `${principal} namespaces="promote-gate-record" ${line}\n`;
    expect(await isAcceptedBySshKeygen(statement, last?.text ?? "", allowed)).toBe(true);
    expect(await isAcceptedBySshKeygen(`${statement}\n`, last?.text ?? "", allowed)).toBe(false);
    expect(signer.actor).toEqual({ kind: "human", id: principal, provenBy: "ssh" });
  });

  it("takes ~/ as the home folder, and a public key whose private key lies beside it", async () => {
    const { folder } = await newSshKey();
    expect((await open("~/id", { HOME: folder })).mode).toBe("ssh");
    expect((await open("~/id.pub", { HOME: folder })).mode).toBe("ssh");
  });

  it("signs through an agent, with the public key's file alone", async () => {
    const { path } = await newSshKey();
    const SSH_AUTH_SOCK = openAgent(path);
    await rm(path);
    await expect(open(`${path}.pub`)).rejects.toMatchObject({ code: "signing/ssh-failed" });
    const signer = await open(`${path}.pub`, { SSH_AUTH_SOCK });
    expect(await signer.seal("{}")).toHaveLength(2);
  });

  it("asks SSH_ASKPASS for a passphrase, and without it says that the key is locked", async () => {
    const { folder, path } = await newSshKey(undefined, "correct horse");
    await expect(open(path)).rejects.toMatchObject({ code: "signing/ssh-key-locked" });
    const [right, wrong] = [`${folder}/right`, `${folder}/wrong`];
    await writeFile(right, "#!/bin/sh\necho correct horse\n");
    await writeFile(wrong, "#!/bin/sh\necho battery staple\n");
    await Promise.all([right, wrong].map((file) => chmod(file, 0o700)));
    expect((await open(path, { SSH_ASKPASS: right })).mode).toBe("ssh");
    await expect(open(path, { SSH_ASKPASS: wrong })).rejects.toMatchObject({
      code: "signing/ssh-key-locked",
    });
  });

  it("says what keeps it from signing before the run begins", async () => {
    const { folder, path } = await newSshKey();
    await expect(open(path, { PATH: folder })).rejects.toMatchObject({
      code: "signing/ssh-keygen-missing",
    });
    await expect(open(`${folder}/absent`)).rejects.toMatchObject({
      code: "signing/ssh-key-missing",
    });
    await writeFile(`${folder}/text`, "no key\n", { mode: 0o600 });
    await expect(open(`${folder}/text`)).rejects.toMatchObject({ code: "signing/ssh-failed" });
    await chmod(path, 0o644);
    await expect(open(path)).rejects.toMatchObject({ code: "signing/ssh-failed" });
    const weak = await newSshKey(["-t", "rsa", "-b", "2048"]);
    await expect(open(weak.path)).rejects.toMatchObject({ code: "signing/ssh-key-unsuitable" });
  });

  it.each([
    ["echo one >&2; echo; echo ' two. ' >&2; echo >&2; exit 1", ": two.", "one\n two. "],
    ["exit 3", "ended with 3", ""],
  ])("says why ssh-keygen did not sign: %s", async (script, words, detail) => {
    const { folder, path } = await newSshKey();
    await writeFile(`${folder}/ssh-keygen`, `#!/bin/sh\n${script}\n`, { mode: 0o700 });
    await expect(open(path, { PATH: folder })).rejects.toMatchObject({
      code: "signing/ssh-failed",
      message: expect.stringContaining(words),
      detail,
    });
  });

  it.each([
    [{}, ["SSH_ASKPASS_REQUIRE=never"]],
    [{ DISPLAY: ":0", SSH_ASKPASS: "", SECRET: "x" }, ["SSH_ASKPASS_REQUIRE=never"]],
    [
      { DISPLAY: ":0", SSH_ASKPASS: "/bin/ask", SSH_AUTH_SOCK: "/run/agent" },
      [
        "DISPLAY=:0",
        "SSH_ASKPASS=/bin/ask",
        "SSH_ASKPASS_REQUIRE=force",
        "SSH_AUTH_SOCK=/run/agent",
      ],
    ],
  ])("lets ssh-keygen find the agent and ask, and no more: %j", async (variables, given) => {
    const { folder, path } = await newSshKey();
    const script = "#!/bin/sh\n/usr/bin/env | /usr/bin/sort >&2\nexit 1\n";
    await writeFile(`${folder}/ssh-keygen`, script, { mode: 0o700 });
    const thrown: unknown = await open(path, { ...variables, PATH: folder }).catch(
      (error) => error,
    );
    if (!(thrown instanceof GateFault)) throw new Error("no fault was thrown");
    const lines = thrown.detail?.split("\n") ?? [];
    expect(lines.filter((line) => /^(SSH_|DISPLAY|WAYLAND|SECRET)/.test(line))).toEqual(given);
  });

  it("does not seal with another key than it began with", async () => {
    const { path } = await newSshKey();
    const signer = await open(path);
    const other = await newSshKey();
    execFileSync("cp", [other.path, `${other.path}.pub`, path.slice(0, path.lastIndexOf("/"))]);
    await expect(signer.seal("{}")).rejects.toMatchObject({ code: "signing/ssh-failed" });
  });
});

describe("a record signed with an SSH key", () => {
  it("is read again by later runs, until its signature is gone", async () => {
    const host = testHost();
    const project = await host.files.makeTemporaryDirectory("ssh");
    const { path } = await newSshKey();
    const signer = await openSshRecordSigner(
      host,
      { key: path, identity: principal },
      project,
      "human",
    );
    if (signer.actor === undefined || signer.trusted === undefined) throw new Error("it has both");
    const built = buildRecord(requestOf({ actor: signer.actor }));
    const place = { project, directory: "records" };
    const { main } = await writeRecord(host, place, built, await signer.seal(built.statement));
    expect(main).toBe(`records/${built.name}.statement.json`);
    expect((await readLatestRecord(host, place))?.file).toBe(main);
    const wanted = {
      repositoryUri: repository,
      from: "staging",
      to: "production",
      passed: "stripe-separation",
    };
    const trust = trustInOne(signer.trusted, shortlyAfter);
    expect((await readEarlierRecord(host, place, wanted, trust))?.file).toBe(main);
    const strangers = { ...trust, signers: [] };
    expect(await readEarlierRecord(host, place, wanted, strangers)).toBeUndefined();
    await host.files.remove(`${project}/${main}.sig`);
    expect(await readLatestRecord(host, place)).toBeUndefined();
    expect(await readEarlierRecord(host, place, wanted, trust)).toBeUndefined();
  });
});
