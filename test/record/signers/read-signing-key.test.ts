import { execFileSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  fstatSync,
  mkdirSync,
  openSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { describe, expect, it, onTestFinished } from "vitest";
import type { Host } from "../../../src/host/host.ts";
import { openNodeHost } from "../../../src/node-host/node-host.ts";
import { createKey } from "../../../src/record/signers/create-key.ts";
import { readPublicKey } from "../../../src/record/signers/public-key.ts";
import {
  readSigningKey,
  signingKeyFileOf,
  withholdSigningKey,
} from "../../../src/record/signers/read-signing-key.ts";
import { readTrustedKey } from "../../../src/record/signers/read-trusted-key.ts";
import { testHost } from "../../support/host.ts";

const pair = createKey();
const { hint } = readPublicKey(pair.publicKey, "public.pem");

const variable = "PROMOTE_SIGNING_KEY";

/** A host whose variable has the value, and a folder with the key in `key.pem`. */
async function withKey(value: string): Promise<{ host: Host; directory: string }> {
  const host = testHost({ variables: { [variable]: value } });
  const directory = await host.files.makeTemporaryDirectory("signing");
  writeFileSync(`${directory}/key.pem`, pair.privateKey, { mode: 0o600 });
  writeFileSync(`${directory}/key.pub`, pair.publicKey);
  return { host, directory };
}

describe("readSigningKey", () => {
  it("reads the variable's own PEM and protects it from output", async () => {
    const { host, directory } = await withKey(pair.privateKey);
    const signer = await readSigningKey(host, variable, directory);
    expect(signer.publicKey.hint).toBe(hint);
    const body = pair.privateKey.split("\n")[1] ?? "";
    expect(host.secrets.redact(`key ${body}`)).toBe("key [redacted]");
    const words = "A key ends with -----END PRIVATE KEY-----.";
    expect(host.secrets.redact(words)).toBe(words);
  });

  it("reads a file, relative to the directory given", async () => {
    const { host, directory } = await withKey("file:./key.pem");
    const signer = await readSigningKey(host, variable, directory);
    expect(signer.publicKey.hint).toBe(hint);
    const body = pair.privateKey.split("\n")[1] ?? "";
    expect(host.secrets.redact(body)).toBe("[redacted]");
  });

  it.each([
    ["not set", {}],
    ["blank", { [variable]: "  " }],
  ])("says that the variable is missing when it is %s", async (_, variables) => {
    const host = testHost({ variables });
    await expect(readSigningKey(host, variable, "/")).rejects.toMatchObject({
      code: "signing/key-missing",
      message: expect.stringContaining(variable),
    });
  });

  it("reads a file below the home folder", async () => {
    const { directory } = await withKey("");
    const host = testHost({ variables: { [variable]: "file:~/key.pem", HOME: directory } });
    const signer = await readSigningKey(host, variable, "/");
    expect(signer.publicKey.hint).toBe(hint);
  });

  it.each(["key.pem", "./key.pem"])("says how the path %s is written", async (value) => {
    const { host, directory } = await withKey(value);
    await expect(readSigningKey(host, variable, directory)).rejects.toMatchObject({
      code: "signing/key-path-bare",
      remedy: expect.stringContaining(`${variable}=file:PATH`),
    });
  });

  it.each(["nowhere.pem", "/é".repeat(300), `./${"é".repeat(300)}`, "a\u0000b.pem", "a/b"])(
    "takes no other text for a path",
    async (value) => {
      const { host, directory } = await withKey(value);
      await expect(readSigningKey(host, variable, directory)).rejects.toMatchObject({
        code: "signing/key-malformed",
      });
    },
  );

  it("says of the public key what it is, whoever may read it", async () => {
    const { host, directory } = await withKey("file:key.pub");
    chmodSync(`${directory}/key.pub`, 0o644);
    await expect(readSigningKey(host, variable, directory)).rejects.toMatchObject({
      code: "signing/key-unsuitable",
      message: expect.stringContaining("key.pub holds a public key"),
      remedy: expect.stringContaining("Name the private key that belongs to it"),
    });
  });

  it("says that the file is missing", async () => {
    const { host, directory } = await withKey("file:absent.pem");
    await expect(readSigningKey(host, variable, directory)).rejects.toMatchObject({
      code: "signing/key-file-missing",
      message: expect.stringContaining(`${directory}/absent.pem, named by ${variable}`),
    });
  });

  it.each([0o640, 0o604, 0o660, 0o777, 0o610])("refuses a file of mode %o", async (mode) => {
    const { host, directory } = await withKey("file:key.pem");
    chmodSync(`${directory}/key.pem`, mode);
    await expect(readSigningKey(host, variable, directory)).rejects.toMatchObject({
      code: "signing/key-file-unsafe",
      remedy: expect.stringContaining(`chmod 600 ${directory}/key.pem`),
    });
  });

  it("reads a file of mode 0400", async () => {
    const { host, directory } = await withKey("file:key.pem");
    chmodSync(`${directory}/key.pem`, 0o400);
    await expect(readSigningKey(host, variable, directory)).resolves.toHaveProperty(
      "publicKey.hint",
      hint,
    );
  });

  it("refuses a link and a folder", async () => {
    const { host, directory } = await withKey("file:key.link");
    symlinkSync("key.pem", `${directory}/key.link`);
    await expect(readSigningKey(host, variable, directory)).rejects.toMatchObject({
      message: expect.stringContaining("symbolic link"),
    });
    const other = await withKey("file:folder");
    mkdirSync(`${other.directory}/folder`);
    await expect(readSigningKey(other.host, variable, other.directory)).rejects.toMatchObject({
      message: expect.stringContaining("not a regular file"),
    });
  });

  it("refuses another user's file, and takes root's", async () => {
    const { host, directory } = await withKey("file:key.pem");
    const asUser = { ...host, machine: { ...host.machine, uid: 4242 } };
    const ownedBy = (owner: number, folderOwner = owner): Host => ({
      ...asUser,
      files: {
        ...host.files,
        status: async (path) => {
          const status = await host.files.status(path);
          return status && { ...status, owner: folderOwner };
        },
        readGuarded: async (path, most) => {
          const found = await host.files.readGuarded(path, most);
          return found && { ...found, status: { ...found.status, owner } };
        },
      },
    });
    await expect(readSigningKey(ownedBy(4243), variable, directory)).rejects.toMatchObject({
      message: expect.stringContaining("another user"),
    });
    await expect(readSigningKey(ownedBy(4242, 4243), variable, directory)).rejects.toMatchObject({
      message: expect.stringContaining("a folder of another user"),
    });
    await expect(readSigningKey(ownedBy(0), variable, directory)).resolves.toHaveProperty(
      "publicKey.hint",
      hint,
    );
    await expect(readSigningKey(ownedBy(4242), variable, directory)).resolves.toHaveProperty(
      "publicKey.hint",
      hint,
    );
  });

  it("asks nothing of owners and modes on a machine that has none", async () => {
    const { host, directory } = await withKey("file:key.pem");
    for (const path of [directory, `${directory}/key.pem`]) chmodSync(path, 0o777);
    const windows = { ...host, machine: { ...host.machine, uid: -1 } };
    await expect(readSigningKey(windows, variable, directory)).resolves.toHaveProperty(
      "publicKey.hint",
      hint,
    );
  });

  it.runIf(process.getuid?.() === 0)("sees the owner that the file has", async () => {
    const { host, directory } = await withKey("file:key.pem");
    chownSync(`${directory}/key.pem`, 4243, 4243);
    await expect(readSigningKey(host, variable, directory)).rejects.toMatchObject({
      code: "signing/key-file-unsafe",
    });
  });
});

describe("a key file", () => {
  it.each([0o770, 0o757, 0o1777])("is refused in a folder of mode %o", async (mode) => {
    const { host, directory } = await withKey("file:keys/key.pem");
    mkdirSync(`${directory}/keys`);
    writeFileSync(`${directory}/keys/key.pem`, pair.privateKey, { mode: 0o600 });
    chmodSync(`${directory}/keys`, mode);
    await expect(readSigningKey(host, variable, directory)).rejects.toMatchObject({
      code: "signing/key-file-unsafe",
      message: expect.stringContaining("a folder that others can change"),
    });
    chmodSync(`${directory}/keys`, 0o755);
    await expect(readSigningKey(host, variable, directory)).resolves.toHaveProperty(
      "publicKey.hint",
      hint,
    );
  });

  it("is judged by what was opened, not by what the name led to before", async () => {
    const { host, directory } = await withKey("file:key.pem");
    chmodSync(`${directory}/key.pem`, 0o644);
    const safe = { ...(await host.files.status(`${directory}/key.pem`)), mode: 0o600 };
    const looked: Host = {
      ...host,
      files: {
        ...host.files,
        status: async (path) => ({ ...(await host.files.status(path)), ...safe }) as never,
      },
    };
    await expect(readSigningKey(looked, variable, directory)).rejects.toMatchObject({
      message: expect.stringContaining("mode 0644"),
    });
  });

  it("is refused when it is a pipe or too large, without waiting for either", async () => {
    const { host, directory } = await withKey("file:pipe");
    execFileSync("mkfifo", [`${directory}/pipe`]);
    await expect(readSigningKey(host, variable, directory)).rejects.toMatchObject({
      message: expect.stringContaining("not a regular file"),
    });
    const large = await withKey("file:large.pem");
    writeFileSync(`${large.directory}/large.pem`, "x".repeat(65_537), { mode: 0o600 });
    await expect(readSigningKey(large.host, variable, large.directory)).rejects.toMatchObject({
      message: expect.stringContaining("larger than 65536"),
    });
  });
});

describe("the variable", () => {
  it("is gone from the environment once it was read, and the key is still found", async () => {
    const variables = { [variable]: pair.privateKey };
    const node = openNodeHost({ variables, installation: "" });
    onTestFinished(() => node.close());
    await readSigningKey(node.host, variable, "/");
    expect(variables).toEqual({});
    expect(node.host.environment.read(variable)).toBeUndefined();
    const again = await readSigningKey(node.host, variable, "/");
    expect(again.publicKey.hint).toBe(hint);
  });
});

describe("signingKeyFileOf", () => {
  it.each([
    [{}, undefined],
    [{ [variable]: pair.privateKey }, undefined],
    [{ [variable]: " file:keys/key.pem\n" }, "/srv/keys/key.pem"],
  ])("finds the file that %j names", (variables, path) => {
    expect(signingKeyFileOf(testHost({ variables }), variable, "/srv")).toBe(path);
  });
});

describe("withholdSigningKey", () => {
  it("leaves a child neither the variable nor the descriptor that it names", async () => {
    const { directory } = await withKey("");
    const descriptor = openSync(`${directory}/key.pem`, "r");
    for (const value of [undefined, pair.privateKey, "fd:no", ` fd:${descriptor}\n`]) {
      const variables = value === undefined ? {} : { [variable]: value };
      const node = openNodeHost({ variables, installation: "" });
      onTestFinished(() => node.close());
      await withholdSigningKey(node.host, variable);
      expect(variables).toEqual({});
    }
    expect(() => fstatSync(descriptor)).toThrow("EBADF");
  });
});

describe("fd:N", () => {
  it("reads a file that is open, once, and closes it", async () => {
    const { directory } = await withKey("");
    const descriptor = openSync(`${directory}/key.pem`, "r");
    const { host } = await withKey(`fd:${descriptor}`);
    const signer = await readSigningKey(host, variable, directory);
    expect(signer.publicKey.hint).toBe(hint);
    expect(() => fstatSync(descriptor)).toThrow("EBADF");
    expect((await readSigningKey(host, variable, directory)).publicKey.hint).toBe(hint);
    expect(host.secrets.redact(pair.privateKey.split("\n")[1] ?? "")).toBe("[redacted]");
  });

  it.each([
    ["fd:0", "standard streams"],
    ["fd:2", "standard streams"],
    ["fd:999", "is not open"],
    ["fd:", "fd:3 names one"],
    ["fd:3x", "fd:3 names one"],
  ])("refuses %s with words", async (value, words) => {
    const { host, directory } = await withKey(value);
    await expect(readSigningKey(host, variable, directory)).rejects.toMatchObject({
      code: "signing/key-descriptor-unusable",
      message: expect.stringContaining(words),
    });
  });

  it("refuses a folder and too much", async () => {
    const { directory } = await withKey("");
    writeFileSync(`${directory}/large`, "x".repeat(65_537));
    for (const [path, words] of [
      [directory, "neither a file nor a pipe"],
      [`${directory}/large`, "more than 65536"],
    ] as const) {
      const { host } = await withKey(`fd:${openSync(path, "r")}`);
      await expect(readSigningKey(host, variable, directory)).rejects.toThrow(words);
    }
  });
});

describe("readTrustedKey", () => {
  it("takes the file given, before any variable", async () => {
    const other = createKey();
    const host = testHost({ variables: { PROMOTE_PUBLIC_KEY: other.publicKey } });
    const directory = await host.files.makeTemporaryDirectory("trust");
    writeFileSync(`${directory}/key.pub`, pair.publicKey);
    const trusted = await readTrustedKey(host, directory, "key.pub");
    expect(trusted).toMatchObject({ key: { hint }, origin: "--key key.pub", file: "key.pub" });
    const fallback = await readTrustedKey(host, directory, undefined);
    expect(fallback?.key.hint).toBe(readPublicKey(other.publicKey, "").hint);
  });

  it("takes the key, or the file with it, that the variable names", async () => {
    const { directory } = await withKey("");
    for (const value of [`\n${pair.publicKey}\n`, " file:key.pub\n"]) {
      const host = testHost({ variables: { PROMOTE_PUBLIC_KEY: value, [variable]: "garbage" } });
      const trusted = await readTrustedKey(host, directory, undefined);
      expect(trusted?.key.hint).toBe(hint);
      const isFile = value.includes("file:");
      expect(trusted?.file).toBe(isFile ? "key.pub" : undefined);
      expect(trusted?.origin).toBe(`PROMOTE_PUBLIC_KEY${isFile ? "=file:key.pub" : ""}`);
    }
  });

  it("takes the public half of the signing key last, and says so", async () => {
    const { host, directory } = await withKey("file:key.pem");
    const trusted = await readTrustedKey(host, directory, undefined);
    expect(trusted).toMatchObject({ key: { hint } });
    expect(trusted?.origin).toContain("public half of PROMOTE_SIGNING_KEY");
  });

  it("trusts nothing by itself", async () => {
    for (const variables of [{}, { PROMOTE_PUBLIC_KEY: " ", [variable]: "\n" }]) {
      expect(await readTrustedKey(testHost({ variables }), "/", undefined)).toBeUndefined();
    }
  });

  it("says that the file given is missing", async () => {
    await expect(readTrustedKey(testHost(), "/nowhere", "x.pub")).rejects.toMatchObject({
      code: "signing/public-key-missing",
      message: expect.stringContaining("/nowhere/x.pub"),
    });
  });
});
