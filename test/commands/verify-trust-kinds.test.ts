import { describe, expect, it } from "vitest";
import { Misuse } from "../../src/commands/load-config.ts";
import { createKey } from "../../src/record/signers/create-key.ts";
import { openKeylessSigner } from "../../src/record/signers/keyless/keyless-record-signer.ts";
import { readPublicKey } from "../../src/record/signers/public-key.ts";
import { sshFormOf } from "../../src/record/signers/ssh-form.ts";
import { parseSshPublicKey } from "../../src/record/ssh/ssh-public-key.ts";
import { openSshRecordSigner } from "../../src/record/ssh/ssh-record-signer.ts";
import { jobVariables, servicesAt } from "../record/keyless/keyless-run.ts";
import { identity, issuer, sigstoreServices } from "../record/keyless/sigstore-services.ts";
import { commit, repository } from "../record/sample-run.ts";
import { newSshKey, principal } from "../record/ssh/ssh-keygen.ts";
import { ada, entry, grace, openTrusted, type Pair } from "../record/trusted-record.ts";
import { testHost } from "../support/host.ts";

const hour = 3_600_000;
const iso = (offset: number) => new Date(Date.now() + offset).toISOString();
const keysStart = "version: 1\nkeys:\n";
const two = "threshold: { signers: 2, people: 2 }\n";
const only = (name: string) => `environments: { production: { signers: [${name}] } }\n`;

/** Terms that keep every kind of signer from counting now, whatever a clock in the record says. */
const expired = [
  ["whose window ended", `validUntil: ${iso(-hour)}`, "KEY_EXPIRED"],
  ["whose window has not begun", `validFrom: ${iso(hour)}`, "KEY_EXPIRED"],
  ["that is revoked", `revoked: { at: ${iso(-hour)}, reason: lost }`, "KEY_REVOKED"],
] as const;

function listed(name: string, publicKey: string, ...terms: readonly string[]): string {
  const lines = [`name: ${name}`, `publicKey: ${JSON.stringify(publicKey)}`, ...terms];
  return `  - ${lines.join("\n    ")}\n`;
}

/** A record signed with a fresh SSH key. */
async function openSshTrusted(maker?: { id: string; provenBy: "asserted" | "ssh" }) {
  const { folder, path, line } = await newSshKey();
  const settings = { key: path, identity: principal };
  const signer = await openSshRecordSigner(testHost(), settings, folder, "human");
  const actor = maker === undefined ? signer.actor : ({ kind: "human", ...maker } as const);
  const trusted = await openTrusted(actor === undefined ? {} : { actor }, signer);
  await trusted.host.files.writeAtomic(`${trusted.directory}/keys/ssh.pub`, `${line} a comment\n`);
  return { ...trusted, line };
}

/** A record signed keyless, the root of its services in `roots/own.json`, and that of others beside it. */
async function openKeylessTrusted() {
  const [services, others] = [await sigstoreServices(), await sigstoreServices()];
  const host = testHost({ variables: jobVariables(services) });
  const source = { repositoryUri: repository, commit };
  const signer = await openKeylessSigner(host, servicesAt(services, "both"), source);
  const trusted = await openTrusted({}, signer);
  const { files } = trusted.host;
  await files.writeAtomic(`${trusted.directory}/roots/own.json`, services.trustedRoot());
  await files.writeAtomic(`${trusted.directory}/roots/other.json`, others.trustedRoot());
  return trusted;
}

function workflow(changes: { identity?: string; issuer?: string } = {}, ...terms: string[]) {
  const whole = { identity, issuer, ...changes };
  const lines = [`identity: ${whole.identity}`, `issuer: ${whole.issuer}`, ...terms];
  return `  - name: workflow\n    ${lines.join("\n    ")}\n`;
}

const rooted = "version: 1\ntrustedRoot: file:roots/own.json\n";
const identities = (...entries: string[]) => `identities:\n${entries.join("")}`;

describe("an SSH key in trust.yaml", () => {
  it("signs for its principal only, when it has one", async () => {
    const { verify, line } = await openSshTrusted();
    const own = await verify(keysStart + listed("release", line, `principal: ${principal}`));
    expect(own.code, own.document).toBe(0);
    const other = await verify(keysStart + listed("release", line, "principal: grace@example.com"));
    expect(other.code).toBe(1);
    expect(other.document).toMatch(/KEY_UNTRUSTED.+grace@example\.com signed it/);
    const pem = verify(`${keysStart}${entry("ada", ada)}    principal: ada\n`);
    await expect(pem).rejects.toThrow("principal is for SSH keys");
  });

  it.each(["ssh", "asserted"] as const)(
    "signs for nobody else, however the record says who made it: %s",
    async (provenBy) => {
      const { verify, line } = await openSshTrusted({ id: "ada", provenBy });
      const said = await verify(keysStart + listed("release", line, `principal: ${principal}`));
      expect(said.code).toBe(1);
      expect(said.document).toContain(`says that ada made it, and ${principal} signed it`);
      expect((await verify(keysStart + listed("release", line))).code).toBe(0);
    },
  );

  it("counts when it stands in the file and when the file names its file", async () => {
    const { verify, line } = await openSshTrusted();
    for (const publicKey of [line, `${line} a comment`, "file:keys/ssh.pub"]) {
      const { code, document } = await verify(keysStart + listed("release", publicKey));
      expect(code, document).toBe(0);
      expect(document).toContain("release, in the record: counts");
      expect(document).toContain(
        "The signature with ssh-keygen:\n  ssh-keygen -Y verify -f <(echo",
      );
    }
  });

  it("counts by the file of its signature, too, and not without it", async () => {
    const { verify, line, main, host, directory } = await openSshTrusted();
    const lines = keysStart + listed("release", line);
    expect((await verify(lines, { record: `${main}.sig` })).code).toBe(0);
    await host.files.remove(`${directory}/${main}.sig`);
    const said = await verify(lines);
    expect(said).toMatchObject({ code: 1, document: expect.stringContaining("NOTHING_TO_VERIFY") });
  });

  it.each(expired)("does not count when it is one %s", async (_, terms, code) => {
    const { verify, line } = await openSshTrusted();
    const said = await verify(keysStart + listed("release", line, terms));
    expect(said).toMatchObject({ code: 1, document: expect.stringContaining(code) });
  });

  it("does not count for an environment that does not list it", async () => {
    const { verify, line } = await openSshTrusted();
    const lines = keysStart + listed("release", line) + entry("grace", grace);
    expect((await verify(lines + only("release"))).code).toBe(0);
    const { code, document } = await verify(lines + only("grace"));
    expect(code).toBe(1);
    expect(document).toContain("KEY_UNTRUSTED     release is not among the signers that count for");
  });

  it("is another key's when the record is another's", async () => {
    const { verify } = await openSshTrusted();
    const said = await verify(keysStart + listed("release", (await newSshKey()).line));
    expect(said).toMatchObject({ code: 1, document: expect.stringContaining("KEY_UNTRUSTED") });
  });

  it("does not count for a record that is signed with the same key in PEM, nor the other way round", async () => {
    const { verify } = await openTrusted();
    const untrusted = { code: 1, document: expect.stringContaining("KEY_UNTRUSTED") };
    expect(await verify(keysStart + listed("ada", sshLineOf(ada)))).toMatchObject(untrusted);
    const ssh = await openSshTrusted();
    const key = parseSshPublicKey(ssh.line);
    if (typeof key === "string") throw new Error(key);
    const publicKey = key.key.export({ type: "spki", format: "pem" }).toString();
    expect(await ssh.verify(keysStart + listed("release", publicKey))).toMatchObject(untrusted);
  });
});

describe("one key under two names", () => {
  const p256 = createKey("ECDSA P-256");

  it.each([
    ["Ed25519", ada],
    ["P-256", p256],
  ])("is refused when it is listed in PEM and in SSH form: %s", async (_, pair) => {
    const { verify, sign } = await openTrusted();
    await sign(grace);
    const inSsh = listed("b", sshLineOf(pair));
    for (const lines of [
      keysStart + entry("a", pair) + inSsh + two,
      keysStart + inSsh.replace("name: b", "name: a") + entry("b", pair) + two,
    ]) {
      const running = verify(lines);
      await expect(running).rejects.toBeInstanceOf(Misuse);
      await expect(running).rejects.toThrow('keys.1.publicKey is the key of "a" already');
    }
  });

  it("is refused for an identity, too", async () => {
    const { verify } = await openKeylessTrusted();
    const again = workflow().replace("name: workflow", "name: other");
    await expect(verify(rooted + identities(workflow(), again) + two)).rejects.toThrow(
      'identities.1.identity is the identity of "workflow" already',
    );
  });
});

describe("an identity in trust.yaml", () => {
  it("counts by the root that the file names, which the line for cosign names, too", async () => {
    const { verify, host, directory } = await openKeylessTrusted();
    const lines = rooted + identities(workflow());
    const { code, document } = await verify(lines);
    expect(code, document).toBe(0);
    expect(document).toContain("workflow, in the record: counts");
    expect(document).toContain("--trusted-root roots/own.json");
    await host.files.writeAtomic(
      `${directory}/trust/trust.yaml`,
      lines.replace("file:", "file:../"),
    );
    const elsewhere = await verify(lines, { trust: "trust/trust.yaml" });
    expect(elsewhere.document).toContain("--trusted-root trust/../roots/own.json");
  });

  it("has one name in the file, and stands beside others of the same issuer", async () => {
    const { verify } = await openKeylessTrusted();
    const other = (changes: { identity?: string }) =>
      workflow(changes).replace("name: workflow", "name: other");
    const beside = identities(other({ identity: `${identity}s` }), workflow());
    expect((await verify(rooted + beside)).code).toBe(0);
    await expect(verify(rooted + identities(workflow(), other({})))).rejects.toThrow(
      'identities.1.identity is the identity of "workflow" already',
    );
  });

  it("does not count by another root, by the one built in, or by one that is missing", async () => {
    const { verify } = await openKeylessTrusted();
    const lines = rooted + identities(workflow());
    for (const root of ["trustedRoot: file:roots/other.json\n", ""]) {
      const said = await verify(lines.replace(/trustedRoot.*\n/, root));
      expect(said).toMatchObject({ code: 1, document: expect.stringContaining("SIG_INVALID") });
    }
    await expect(verify(lines.replace("own.json", "none.json"))).rejects.toMatchObject({
      code: "signing/trusted-root-missing",
    });
  });

  it.each([
    ["another workflow", { identity: `${identity}s` }],
    ["a pattern", { identity: "https://github.com/acme/.*" }],
    ["another issuer", { issuer: `${issuer}/acme` }],
  ])("does not count when it is %s", async (_, changes) => {
    const { verify } = await openKeylessTrusted();
    const said = await verify(rooted + identities(workflow(changes)));
    expect(said).toMatchObject({ code: 1, document: expect.stringContaining("KEY_UNTRUSTED") });
  });

  it.each(expired)("does not count when it is one %s", async (_, terms, code) => {
    const { verify } = await openKeylessTrusted();
    const said = await verify(rooted + identities(workflow({}, terms)));
    expect(said).toMatchObject({ code: 1, document: expect.stringContaining(code) });
  });

  it("counts though its window ended since, or it was revoked since: its witnesses tell the time", async () => {
    const { verify } = await openKeylessTrusted();
    const at = new Date(Date.now() + 2 * hour);
    for (const terms of [
      `validUntil: ${iso(hour)}`,
      `revoked: { at: ${iso(hour)}, reason: taken over }`,
    ]) {
      const { code, document } = await verify(rooted + identities(workflow({}, terms)), {}, at);
      expect(code, document).toBe(0);
    }
  });

  it("does not count for an environment that does not list it", async () => {
    const { verify } = await openKeylessTrusted();
    const lines = rooted + identities(workflow()) + keysStart.slice(11) + entry("grace", grace);
    expect((await verify(lines + only("workflow"))).code).toBe(0);
    const { code, document } = await verify(lines + only("grace"));
    expect(code).toBe(1);
    expect(document).toContain("KEY_UNTRUSTED     workflow is not among the signers");
  });

  it("is one signer and one person beside the key of a co-signature", async () => {
    const { verify, sign } = await openKeylessTrusted();
    const signers = (...person: string[]) =>
      rooted +
      identities(workflow({}, ...person)) +
      keysStart.slice(11) +
      entry("grace", grace, ...person) +
      entry("ada", ada) +
      two;
    expect((await verify(signers())).document).toContain("signed by 1 of 2 trusted signers");
    expect((await sign(grace)).code).toBe(0);
    const { code, document } = await verify(signers());
    expect(code, document).toBe(0);
    expect(document).toContain("2 of 2 signers and 2 of 2 people");
    const said = await verify(signers("person: Grace"));
    expect(said).toMatchObject({ code: 1, document: expect.stringContaining("1 of 2 people") });
  });
});

function sshLineOf({ publicKey }: Pair): string {
  return sshFormOf(readPublicKey(publicKey, "a key")).line;
}
