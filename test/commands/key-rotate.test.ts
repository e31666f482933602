import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { keyCreate } from "../../src/commands/key-create.ts";
import { keyList } from "../../src/commands/key-list.ts";
import { type KeyRotateRequest, keyRotate } from "../../src/commands/key-rotate.ts";
import type { World } from "../../src/commands/world.ts";
import { readPublicKey } from "../../src/record/signers/public-key.ts";
import { readSigningKey } from "../../src/record/signers/read-signing-key.ts";
import { testHost } from "../support/host.ts";

/** A folder with the key release.pem and a trust file that has it, and the commands about it. */
async function openKeys(trust: (pem: string) => string = inline) {
  const host = testHost({ variables: { PROMOTE_SIGNING_KEY: "file:release.pem" } });
  const directory = await host.files.makeTemporaryDirectory("rotate");
  const run = async (work: (world: World) => Promise<number>) => {
    const [documents, messages]: [string[], string[]] = [[], []];
    const output = {
      document: (text: string) => void documents.push(text),
      message: (text: string) => void messages.push(text),
    };
    const code = await work({ host, output, directory });
    return { code, document: documents.join(""), message: messages.join("") };
  };
  const created = await run((world) => keyCreate({ out: "release.pem" }, world));
  await host.files.writeAtomic(`${directory}/trust.yaml`, trust(created.document), { mode: 0o600 });
  return {
    host,
    directory,
    created,
    read: async (name: string) => (await host.files.readText(`${directory}/${name}`)) ?? "",
    rotate: (request: KeyRotateRequest = {}) => run((world) => keyRotate(request, world)),
    list: (json = false, file: string | undefined = "trust.yaml") =>
      run((world) => keyList({ trust: file, json }, world)),
  };
}

const tail = "environments: { production: { signers: [ci] } } # who may\n";

function inline(pem: string): string {
  const block = pem.trim().replaceAll("\n", "\n      ");
  return `# ours\nversion: 1\nkeys:\n  # the pipeline\n  - name: ci\n    person: Ada\n    publicKey: |\n      ${block}\n${tail}`;
}

const day = () => new Date().toISOString().slice(0, 10).replaceAll("-", "");

describe("promote key rotate", () => {
  it("keeps the old key beside the new one, and lets both count for a day", async () => {
    const { rotate, read, created, host, directory, list } = await openKeys();
    const oldPrivate = await read("release.pem");
    const before = Date.now();
    const { code, document, message } = await rotate({ trust: "trust.yaml" });
    expect(code).toBe(0);
    expect(await read(`release-${day()}.pem`)).toBe(oldPrivate);
    expect(await read(`release-${day()}.pub`)).toBe(created.document);
    expect(await host.files.status(`${directory}/release-${day()}.pem`)).toMatchObject({
      mode: 0o600,
    });
    expect(await host.files.status(`${directory}/trust.yaml`)).toMatchObject({ mode: 0o600 });
    const signer = await readSigningKey(host, "PROMOTE_SIGNING_KEY", directory);
    expect(signer.publicKey.pem).toBe(document);
    expect(document).not.toBe(created.document);
    expect(message).toMatch(/SSH form: {2}ssh-ed25519 AAAA/);
    const text = await read("trust.yaml");
    for (const comment of ["# ours", "# the pipeline", "# who may"])
      expect(text).toContain(comment);
    const [old, added] = parse(text).keys;
    expect(old).toEqual({
      name: "ci",
      person: "Ada",
      publicKey: created.document,
      validUntil: expect.any(String),
    });
    expect(Math.abs(Date.parse(old.validUntil) - before - 86_400_000)).toBeLessThan(60_000);
    expect(added).toMatchObject({ name: `ci-${day()}`, person: "Ada", publicKey: document });
    expect(parse(text).environments.production.signers).toEqual(["ci", `ci-${day()}`]);
    expect((await list()).document.match(/ {2}valid {2}/g)).toHaveLength(2);
  });

  it("revokes instead, and rotates once more on the same day", async () => {
    const { rotate, read, list, host, directory } = await openKeys();
    await rotate({ trust: "trust.yaml", overlap: "2d", person: "Grace" });
    await rotate({ trust: "trust.yaml", revoke: "laptop lost", algorithm: "p256" });
    const { keys } = parse(await read("trust.yaml"));
    expect(keys.map(({ name }: { name: string }) => name)).toEqual([
      "ci",
      `ci-${day()}`,
      `ci-${day()}-2`,
    ]);
    expect(keys[1]).toMatchObject({ person: "Grace", revoked: { reason: "laptop lost" } });
    expect(keys[1].validUntil).toBeUndefined();
    expect(await host.files.list(directory)).toContain(`release-${day()}-2.pem`);
    const { keys: listed } = JSON.parse((await list(true)).document);
    expect(listed.map(({ state }: { state: string }) => state)).toEqual([
      "valid",
      "revoked",
      "valid",
    ]);
    expect(listed[2].algorithm).toBe("ECDSA P-256");
  });

  it("writes the old key itself where the file of the public key becomes the new one's", async () => {
    const text = () => "version: 1\nkeys:\n  - { name: ci, publicKey: file:release.pub } # flow\n";
    const { rotate, read, created, list } = await openKeys(text);
    await rotate({ trust: "trust.yaml" });
    const { keys } = parse(await read("trust.yaml"));
    expect(keys[0].publicKey).toBe(created.document);
    expect(await read("trust.yaml")).toMatch(/publicKey: \|\n +-----BEGIN[^"]*# flow/);
    expect((await list()).document).toContain("valid");
  });

  it("leaves an earlier end alone", async () => {
    const early = "2030-01-01T00:00:00Z";
    const { rotate, read } = await openKeys((pem) =>
      inline(pem).replace("    publicKey", `    validUntil: ${early}\n    publicKey`),
    );
    await rotate({ trust: "trust.yaml", overlap: "9000d" });
    expect(parse(await read("trust.yaml")).keys[0].validUntil).toBe(early);
  });

  it.each([
    ["a trust file without the key", { trust: "other.yaml" }, "does not have the key"],
    ["no trust file to write into", { revoke: "lost" }, "--trust FILE"],
    ["two ends", { trust: "trust.yaml", revoke: "lost", overlap: "1h" }, "Give one"],
    ["no duration", { trust: "trust.yaml", overlap: "long" }, "expected a duration"],
    ["a reason of two lines", { trust: "trust.yaml", revoke: "a\nb" }, "Nothing is written"],
    ["a trust file that is not there", { trust: "none.yaml" }, "does not exist"],
  ])("writes nothing when there is %s", async (_, request, words) => {
    const { rotate, host, directory, read } = await openKeys();
    const stranger = testHost();
    const other = await stranger.files.makeTemporaryDirectory("other");
    await keyCreate({ out: "k" }, { host: stranger, directory: other, output: silent });
    const pem = (await stranger.files.readText(`${other}/k.pub`)) ?? "";
    await host.files.writeAtomic(`${directory}/other.yaml`, inline(pem));
    const files = await host.files.list(directory);
    const texts = await Promise.all(files.map(read));
    await expect(rotate(request)).rejects.toThrow(words);
    expect(await host.files.list(directory)).toEqual(files);
    expect(await Promise.all(files.map(read))).toEqual(texts);
  });
});

const silent = { document: () => undefined, message: () => undefined };

describe("promote key create", () => {
  const createdAs = async (algorithm: "ed25519" | "p256") => {
    const { directory } = await openKeys();
    const messages: string[] = [];
    const output = { ...silent, message: (text: string) => void messages.push(text) };
    await keyCreate({ out: "k.pem", algorithm }, { host: testHost(), output, directory });
    const line = /(?:ssh|ecdsa)-\S+ AAAA\S+/.exec(messages.join(""))?.[0] ?? "";
    return { file: `${directory}/k.pub`, line };
  };

  it("tells a P-256 key in SSH form as ssh-keygen does", async () => {
    const { file, line } = await createdAs("p256");
    const asked = ["-i", "-m", "PKCS8", "-f", file];
    expect(execFileSync("ssh-keygen", asked, { encoding: "utf8" }).trim()).toBe(line);
  });

  it("tells an Ed25519 key in SSH form with the bytes that openssl tells", async () => {
    const { file, line } = await createdAs("ed25519");
    const der = execFileSync("openssl", ["pkey", "-pubin", "-in", file, "-outform", "DER"]);
    const blob = Buffer.from(line.split(" ")[1] ?? "", "base64");
    expect(blob.subarray(-32)).toEqual(der.subarray(-32));
    expect(blob.subarray(0, -32).toString("latin1")).toBe("\0\0\0\x0bssh-ed25519\0\0\0\x20");
  });

  it("refuses a folder in which others could exchange the key", async () => {
    const { directory } = await openKeys();
    const host = testHost();
    mkdirSync(`${directory}/open`);
    chmodSync(`${directory}/open`, 0o777);
    const creating = keyCreate({ out: "open/k.pem" }, { host, output: silent, directory });
    await expect(creating).rejects.toThrow("Others can change the folder");
    expect(await host.files.list(`${directory}/open`)).toEqual([]);
  });
});

describe("promote key list", () => {
  it("tells fingerprints as ssh-keygen does, and the hint of bundles", async () => {
    const { list, created, host, directory } = await openKeys();
    const [key] = JSON.parse((await list(true)).document).keys;
    expect(key).toMatchObject({
      name: "ci",
      person: "Ada",
      state: "valid",
      hint: readPublicKey(created.document, "").hint,
    });
    const ssh = /ssh-ed25519 \S+/.exec(created.message)?.[0] ?? "";
    await host.files.writeAtomic(`${directory}/ssh.pub`, `${ssh}\n`);
    const told = execFileSync("ssh-keygen", ["-l", "-f", `${directory}/ssh.pub`], {
      encoding: "utf8",
    });
    expect(told).toContain(key.fingerprint);
  });

  it("lists one's own key without a trust file", async () => {
    const { host, directory } = await openKeys();
    const documents: string[] = [];
    const output = { ...silent, document: (text: string) => void documents.push(text) };
    await keyList({ json: false }, { host, output, directory });
    expect(documents.join("")).toContain("the public half of PROMOTE_SIGNING_KEY");
  });
});
