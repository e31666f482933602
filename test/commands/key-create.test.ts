import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { keyCreate } from "../../src/commands/key-create.ts";
import { Misuse } from "../../src/commands/load-config.ts";
import { readSigningKey } from "../../src/record/signers/read-signing-key.ts";
import { testHost } from "../support/host.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

async function openFolder(variables: Record<string, string> = {}) {
  const host = testHost({ variables });
  const directory = await host.files.makeTemporaryDirectory("key");
  const documents: string[] = [];
  const messages: string[] = [];
  const output = {
    document: (text: string) => void documents.push(text),
    message: (text: string) => void messages.push(text),
  };
  const create = async (out?: string) => {
    const code = await keyCreate({ out }, { host, output, directory });
    return { code, document: documents.join(""), message: messages.join("") };
  };
  return { host, directory, create };
}

describe("promote key create", () => {
  it("writes a private key for its owner only and a public key that belongs to it", async () => {
    const { host, directory, create } = await openFolder();
    const { code, document, message } = await create("release.pem");
    expect(code).toBe(0);
    expect(await host.files.status(`${directory}/release.pem`)).toMatchObject({ mode: 0o600 });
    const publicKey = execFileSync(
      "openssl",
      ["pkey", "-in", `${directory}/release.pem`, "-pubout"],
      { encoding: "utf8" },
    );
    expect(await host.files.readText(`${directory}/release.pub`)).toBe(publicKey);
    expect(document).toBe(publicKey);
    expect(message).toContain(`PROMOTE_SIGNING_KEY=file:${directory}/release.pem`);
    expect(document + message).not.toContain("PRIVATE KEY---");
  });

  it.each(["HOME", "XDG_CONFIG_HOME"])(
    "makes a key that the gate accepts, by default in the folder %s names",
    async (variable) => {
      const folder = temporaryFolder();
      const below = variable === "HOME" ? `${folder}/.config` : folder;
      const path = `${below}/promote/signing-key.pem`;
      const { host, directory, create } = await openFolder({
        HOME: "/nowhere",
        [variable]: folder,
        PROMOTE_SIGNING_KEY: `file:${path}`,
      });
      const { message } = await create();
      expect(message).toContain(`PROMOTE_SIGNING_KEY=file:${path}`);
      expect(await host.files.list(directory)).toEqual([]);
      expect(await host.files.status(path)).toMatchObject({ mode: 0o600 });
      const signer = await readSigningKey(host, "PROMOTE_SIGNING_KEY", directory);
      expect(signer.publicKey.pem).toBe(
        await host.files.readText(`${below}/promote/signing-key.pub`),
      );
      await expect(create()).rejects.toThrow(`${path} exists, and a key is never overwritten.`);
    },
  );

  it("passes over a relative XDG_CONFIG_HOME, which means nothing", async () => {
    const home = temporaryFolder();
    const { create } = await openFolder({ HOME: home, XDG_CONFIG_HOME: "config" });
    expect((await create()).message).toContain(`${home}/.config/promote/signing-key.pem`);
  });

  it("asks for a file where there is no home", async () => {
    const { directory, host, create } = await openFolder({ HOME: "" });
    await expect(create()).rejects.toBeInstanceOf(Misuse);
    expect(await host.files.list(directory)).toEqual([]);
  });

  it("keeps a key that is asked for in .promote out of git", async () => {
    const { host, directory, create } = await openFolder();
    await create(".promote");
    expect(await host.files.readText(`${directory}/.promote/.gitignore`)).toBe("*\n");
    expect(await host.files.list(`${directory}/.promote`)).toContain("signing-key.pem");
  });

  it("puts the keys in a folder that is there, or named as one", async () => {
    const { host, directory, create } = await openFolder();
    await host.files.writeAtomic(`${directory}/keys/readme`, "");
    await create("keys");
    await create("more/");
    for (const folder of ["keys", "more"]) {
      expect(await host.files.list(`${directory}/${folder}`)).toEqual(
        expect.arrayContaining(["signing-key.pem", "signing-key.pub"]),
      );
    }
  });

  it.each(["a.pem", "a.pub"])("overwrites nothing when %s is there", async (name) => {
    const { host, directory, create } = await openFolder();
    await host.files.writeAtomic(`${directory}/${name}`, "precious");
    await expect(create("a.pem")).rejects.toBeInstanceOf(Misuse);
    expect(await host.files.list(directory)).toEqual([name]);
    expect(await host.files.readText(`${directory}/${name}`)).toBe("precious");
  });
});
