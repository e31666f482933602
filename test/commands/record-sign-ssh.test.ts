import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createKey } from "../../src/record/signers/create-key.ts";
import { readPublicKey } from "../../src/record/signers/public-key.ts";
import { sshFormOf } from "../../src/record/signers/ssh-form.ts";
import { openSshRecordSigner } from "../../src/record/ssh/ssh-record-signer.ts";
import { blocked, switchedOff } from "../record/sample-run.ts";
import { newSshKey, principal, temporaryFolder } from "../record/ssh/ssh-keygen.ts";
import { ada, entry, grace, openTrusted } from "../record/trusted-record.ts";
import { testHost } from "../support/host.ts";

const two = "threshold: { signers: 2, people: 2 }\n";

/** A record signed with an SSH key, and a trust file that names it and grace. */
async function openSshTrusted(changes: Parameters<typeof openTrusted>[0] = {}) {
  const { folder, path, line } = await newSshKey();
  const settings = { key: path, identity: principal };
  const signer = await openSshRecordSigner(testHost(), settings, folder, "human");
  const ssh = `  - { name: release, publicKey: ${line} }\n`;
  const lines = `version: 1\nkeys:\n${ssh}${entry("grace", grace)}`;
  return { ...(await openTrusted(changes, signer)), path, lines };
}

describe("promote record sign of a record that is signed with an SSH key", () => {
  it("adds a key's signature over the same bytes, which meets a threshold of two", async () => {
    const { verify, sign, lines, main, host, directory } = await openSshTrusted();
    const alone = await verify(lines + two);
    expect(alone).toMatchObject({ code: 1, document: expect.stringContaining("1 of 2 people") });
    const signed = await sign(grace);
    expect(signed).toMatchObject({
      code: 0,
      message: expect.stringContaining("cleared: "),
      document: expect.stringMatching(
        /production-cleared\.cosigned-[0-9a-f]{12}\.sigstore\.json\n$/,
      ),
    });
    const bundle = JSON.parse((await host.files.readText(signed.document.trim())) ?? "");
    const statement = await host.files.readText(`${directory}/${main}`);
    expect(Buffer.from(bundle.dsseEnvelope.payload, "base64").toString()).toBe(statement);
    for (const record of [main, `${main}.sig`]) {
      const { code, document } = await verify(lines + two, { record });
      expect(code, document).toBe(0);
      expect(document).toContain("2 of 2 signers and 2 of 2 people");
      expect(document).toContain("The signatures with ssh-keygen and cosign:");
    }
  });

  it("may name the file of the SSH signature", async () => {
    const { verify, sign, lines, main } = await openSshTrusted();
    expect((await sign(grace, { record: `${main}.sig` })).code).toBe(0);
    expect((await verify(lines + two)).code).toBe(0);
  });

  it("is no way around the record's own signature", async () => {
    const { verify, sign, main, host, directory } = await openSshTrusted();
    await sign(grace);
    await sign(ada);
    const others = `version: 1\nkeys:\n${entry("grace", grace)}${entry("ada", ada)}${two}`;
    const untrusted = await verify(others);
    expect(untrusted).toMatchObject({
      code: 1,
      document: expect.stringContaining("KEY_UNTRUSTED"),
    });
    await host.files.remove(`${directory}/${main}.sig`);
    expect((await verify(others)).document).toContain("NOTHING_TO_VERIFY");
  });

  it("does not count for a statement that was changed after it", async () => {
    const { verify, sign, lines, main, host, directory } = await openSshTrusted();
    await sign(grace);
    const text = (await host.files.readText(`${directory}/${main}`)) ?? "";
    await host.files.writeAtomic(`${directory}/${main}`, `${text} `);
    const { code, document } = await verify(lines + two);
    expect(code).toBe(1);
    expect(document).toContain("SIG_INVALID");
    expect(document).toContain("MALFORMED The co-signature is over other bytes");
  });

  it("refuses the key that signed it, in whichever form it is given", async () => {
    const own = createKey("ECDSA P-256");
    const folder = await temporaryFolder();
    const key = join(folder, "id");
    await writeFile(key, own.privateKey, { mode: 0o600 });
    const { line } = sshFormOf(readPublicKey(own.publicKey, "own"));
    await writeFile(`${key}.pub`, `${line}\n`);
    const settings = { key, identity: principal };
    const signer = await openSshRecordSigner(testHost(), settings, folder, "human");
    const { sign, main } = await openTrusted({}, signer);
    await expect(sign(own)).rejects.toThrow("two signatures of one key count as one");
    expect((await sign(grace)).code).toBe(0);
    const cosigned = (await sign(ada)).document.trim();
    await expect(sign(ada, { record: cosigned })).rejects.toThrow(main);
  });

  it.each([
    ["blocked", { results: [blocked, switchedOff] }, "OUTCOME"],
    [
      "stale",
      { startedAt: "2020-01-01T00:00:00.000Z", finishedAt: "2020-01-01T00:00:00.000Z" },
      "STALE",
    ],
  ] as const)("refuses one that is %s, and writes nothing", async (_, changes, code) => {
    const { sign, host, directory } = await openSshTrusted(changes);
    const before = await host.files.list(`${directory}/records`);
    expect(await sign(grace)).toMatchObject({ code: 1, document: expect.stringContaining(code) });
    expect(await host.files.list(`${directory}/records`)).toEqual(before);
  });

  it("refuses a statement without its SSH signature", async () => {
    const { sign, main, host, directory } = await openSshTrusted();
    await host.files.remove(`${directory}/${main}.sig`);
    const said = await sign(grace);
    expect(said).toMatchObject({ code: 1, document: expect.stringContaining("NOTHING_TO_VERIFY") });
  });
});
