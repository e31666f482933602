import { writeFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { createKey } from "../../../src/record/signers/create-key.ts";
import { readSshRecord } from "../../../src/record/ssh/read-ssh-record.ts";
import {
  readTrustedSshKey,
  readTrustedSshSigners,
} from "../../../src/record/ssh/read-trusted-ssh-keys.ts";
import { testHost } from "../../support/host.ts";
import { content } from "../sample-run.ts";
import { hardwareKey, newSshKey, principal, sshKeygen, temporaryFolder } from "./ssh-keygen.ts";

const key = hardwareKey("ed25519");
const statement = content("{}");
const signature = content(key.sign("{}"));
const missing = { kind: "missing" } as const;

describe("readSshRecord", () => {
  it("reads the signed bytes and what is said to sign them", () => {
    expect(readSshRecord({ statement, signature })).toMatchObject({
      payload: Buffer.from("{}"),
      proof: { kind: "ssh" },
    });
  });

  it.each([
    ["no statement", { statement: missing, signature }, "MALFORMED", "statement does not exist"],
    ["no signature", { statement, signature: missing }, "NOTHING_TO_VERIFY", "proves nothing"],
    [
      "a signature that is a link",
      { statement, signature: { kind: "link" } },
      "MALFORMED",
      "signature is a symbolic link",
    ],
    ["another signature", { statement, signature: statement }, "MALFORMED", "not in the form"],
  ] as const)("says of %s what is wrong", (_, files, code, words) => {
    expect(readSshRecord(files)).toMatchObject({ code, message: expect.stringContaining(words) });
  });
});

describe("the key to verify with", () => {
  const read = async (text: string | undefined, identity?: string) => {
    const folder = await temporaryFolder();
    if (text !== undefined) await writeFile(`${folder}/key`, text);
    return readTrustedSshKey(testHost(), folder, { key: "key", identity });
  };

  it("is an SSH key where the file holds one, with a comment or without", async () => {
    for (const text of [key.line, `${key.line} ada@laptop\n`, key.line.replace(" ", " \t")]) {
      expect((await read(text))?.key.line).toBe(key.line);
    }
    expect(await read(key.line)).toMatchObject({ name: "--key key", principal: undefined });
    expect(await read(key.line, principal)).toMatchObject({ name: principal, principal });
  });

  it("is called what ssh-keygen calls it", async () => {
    const { line, path } = await newSshKey();
    const { text } = await sshKeygen(["-l", "-f", `${path}.pub`]);
    const trusted = await read(line);
    expect(text.split(" ")[1]).toBe(trusted?.key.fingerprint);
  });

  it.each([
    ["is not there", undefined],
    ["holds PEM", createKey().publicKey],
    ["speaks of an SSH key", `The key is ${key.line}`],
    ["holds two keys", `${key.line}\n${key.line}\n`],
  ])("is none of SSH where the file %s", async (_, text) => {
    expect(await read(text)).toBeUndefined();
  });

  it("is a fault where the file holds an SSH key that is of no use", async () => {
    await expect(read(key.line.slice(0, -8))).rejects.toMatchObject({
      code: "signing/public-key-unsuitable",
      message: expect.stringContaining("a damaged SSH key"),
    });
  });

  it("is a fault where the allowed signers are not there", async () => {
    const given = { allowedSigners: "allowed", identity: principal };
    await expect(readTrustedSshSigners(testHost(), "/nowhere", given)).rejects.toMatchObject({
      code: "signing/allowed-signers-missing",
      message: expect.stringContaining("/nowhere/allowed"),
    });
  });
});
