import { describe, expect, it } from "vitest";
import { Misuse } from "../../src/commands/load-config.ts";
import { blocked, requestOf, switchedOff } from "../record/sample-run.ts";
import { ada, entry, grace, mallory, openTrusted } from "../record/trusted-record.ts";

const hour = 3_600_000;
const iso = (offset: number) => new Date(Date.now() + offset).toISOString();
const start = "version: 1\nkeys:\n";
const two = "threshold: { signers: 2, people: 2 }\n";

describe("promote verify --trust", () => {
  it("accepts a record of a key that the file trusts, and says whose it is", async () => {
    const { verify } = await openTrusted();
    const { code, document } = await verify(start + entry("grace", grace) + entry("ada", ada));
    expect(code).toBe(0);
    expect(document).toMatch(/^VERIFIED/);
    expect(document).toContain("trust      trust.yaml");
    expect(document).toContain("ada, in the record: counts");
    expect(document).toContain("--key ada.pub --bundle records/");
  });

  it.each([
    ["another's key", entry("grace", grace), "SIG_INVALID"],
    ["a key that has run out", entry("ada", ada, `validUntil: ${iso(-hour)}`), "KEY_EXPIRED"],
    ["a key that is not valid yet", entry("ada", ada, `validFrom: ${iso(hour)}`), "KEY_EXPIRED"],
    [
      "a revoked key",
      entry("ada", ada, `revoked: { at: ${iso(-hour)}, reason: laptop lost }`),
      "KEY_REVOKED",
    ],
  ])("refuses a record of %s", async (_, keys, code) => {
    const said = await (await openTrusted()).verify(start + keys);
    expect(said).toMatchObject({ code: 1, document: expect.stringContaining(code) });
  });

  it("judges a rotated key by now, not by the record's own clock", async () => {
    const { verify } = await openTrusted({ startedAt: iso(-5 * hour), finishedAt: iso(-5 * hour) });
    const keys = entry("ada", ada, `validUntil: ${iso(-2 * hour)}`) + entry("ada-2", grace);
    const { code, document } = await verify(start + keys);
    expect(code).toBe(1);
    expect(document).toMatch(/KEY_EXPIRED .*no timestamp proves an earlier signature/);
    expect(document).not.toContain("STALE");
  });

  it("refuses another commit with the same evidence, and another environment of the same file", async () => {
    const { verify } = await openTrusted();
    const other = await verify(start + entry("ada", ada), { commit: "a".repeat(40) });
    expect(other).toMatchObject({ code: 1, document: expect.stringContaining("SUBJECT_COMMIT") });
    const staging = await verify(start + entry("ada", ada), { environment: "production-eu" });
    expect(staging).toMatchObject({ code: 1, document: expect.stringContaining("ENVIRONMENT") });
  });

  it("counts only those whom the environment lists", async () => {
    const { verify } = await openTrusted();
    const keys = start + entry("ada", ada) + entry("grace", grace);
    const only = (name: string) => `environments: { production: { signers: [${name}] } }\n`;
    expect((await verify(keys + only("ada"))).code).toBe(0);
    const { code, document } = await verify(keys + only("grace"));
    expect(code).toBe(1);
    expect(document).toContain("KEY_UNTRUSTED     ada is not among the signers that count for");
  });

  it("takes a threshold of the environment before the general one", async () => {
    const { verify } = await openTrusted();
    const keys = start + entry("ada", ada) + entry("grace", grace);
    const own = "environments: { production: { threshold: { signers: 1, people: 1 } } }\n";
    expect((await verify(keys + two)).code).toBe(1);
    expect((await verify(keys + two + own)).code).toBe(0);
  });

  it.each([
    [
      "a key file that is missing",
      `${start}  - { name: ada, publicKey: "file:none.pub" }\n`,
      "trust.yaml:3:29 keys.0.publicKey names the file none.pub",
    ],
    [
      "one key under two names",
      start + entry("a", ada) + entry("b", ada),
      'keys.1.publicKey is the key of "a" already',
    ],
    [
      "one name for two keys",
      start + entry("a", ada) + entry("a", grace),
      'keys.1.name is "a", which an earlier',
    ],
    [
      "a window that ends before it starts",
      start +
        entry("a", ada, "validFrom: 2030-01-02T00:00:00Z", "validUntil: 2030-01-01T00:00:00Z"),
      "keys.0.validUntil is not after validFrom",
    ],
    [
      "an unknown member",
      start + entry("a", ada, "validTill: 2030-01-01T00:00:00Z"),
      'Did you mean "validUntil"?',
    ],
    [
      "a day for a time",
      start + entry("a", ada, "validFrom: 2030-01-02"),
      "a time such as 2030-01-31T00:00:00Z",
    ],
    ["nobody", "version: 1\n", "the file trusts nobody"],
    [
      "an unknown signer",
      `${start}${entry("a", ada)}environments: { production: { signers: [b] } }\n`,
      'production.signers.0 is "b"',
    ],
    [
      "a threshold nobody can meet",
      `${start}${entry("a", ada)}${two}`,
      "threshold asks for 2 signers",
    ],
    [
      "two keys of one person for two people",
      `${start}${entry("a", ada, "person: Ada")}${entry("b", grace, "person: ada")}${two}`,
      "there are 2 and 1",
    ],
    [
      "one person in letters of another width",
      `${start}${entry("a", ada, "person: \uff21da")}${entry("b", grace, "person: ada")}${two}`,
      "there are 2 and 1",
    ],
    [
      "no key at all",
      `${start}  - { name: a, publicKey: "-----BEGIN CERTIFICATE-----" }\n`,
      "keys.0.publicKey is of no use",
    ],
    ["a version to come", "version: 2\n", "version is 2; expected 1"],
    [
      "a damaged SSH key",
      `${start}  - { name: a, publicKey: "ssh-ed25519 AAAA" }\n`,
      "keys.0.publicKey is of no use: it holds",
    ],
  ])("takes a file with %s for misuse, and says where", async (_, text, words) => {
    const { verify } = await openTrusted();
    const running = verify(text);
    await expect(running).rejects.toBeInstanceOf(Misuse);
    await expect(running).rejects.toThrow(words);
  });

  it("takes --key beside --trust, and a file that is missing, for misuse", async () => {
    const { verify } = await openTrusted();
    await expect(verify(start, { key: "k.pub" })).rejects.toThrow("Give one of them");
    await expect(verify(start, { trust: "none.yaml" })).rejects.toThrow("does not exist");
  });
});

describe("a threshold of two", () => {
  const keys = start + entry("ada", ada) + entry("grace", grace);

  it("is met by a second signature over the same bytes", async () => {
    const { verify, sign } = await openTrusted();
    const alone = await verify(keys + two);
    expect(alone.code).toBe(1);
    expect(alone.document).toContain("KEY_UNTRUSTED     The record is signed by 1 of 2 trusted");
    const signed = await sign(grace);
    expect(signed).toMatchObject({
      code: 0,
      document: expect.stringMatching(/\.cosigned-[0-9a-f]{12}\.sigstore\.json\n$/),
    });
    const both = await verify(keys + two);
    expect(both.code).toBe(0);
    expect(both.document).toContain("2 of 2 signers and 2 of 2 people");
    expect(both.document.match(/cosign verify-blob-attestation/g)).toHaveLength(2);
    const json = JSON.parse((await verify(keys + two, { json: true })).document);
    expect(json).toMatchObject({
      verified: true,
      trust: "trust.yaml",
      key: null,
      threshold: { needed: { signers: 2, people: 2 }, counted: { signers: 2, people: 2 } },
      signatures: [{ cosignature: null, signer: { name: "ada" } }, { signer: { name: "grace" } }],
    });
  });

  it("is not met by one key that signs twice", async () => {
    const { verify, sign, host, directory, main } = await openTrusted();
    await expect(sign(ada)).rejects.toThrow("already");
    const text = (await host.files.readText(`${directory}/${main}`)) ?? "";
    const copy = main.replace(".sigstore.json", ".cosigned-000000000000.sigstore.json");
    await host.files.writeAtomic(`${directory}/${copy}`, text);
    const { code, document } = await verify(keys + two);
    expect(code).toBe(1);
    expect(document).toContain("signed by 1 of 2 trusted signers");
    expect(document).toContain("signed by 1 of 2 people");
  });

  it("is not met by two keys of one person", async () => {
    const { verify, sign } = await openTrusted();
    await sign(grace);
    const third = entry("mallory", mallory);
    const [one, other] = [entry("ada", ada, "person: Ada"), entry("ada-2", grace, "person: ADA")];
    const { code, document } = await verify(start + one + other + third + two);
    expect(code).toBe(1);
    expect(document).toContain("signed by 1 of 2 people");
    expect(document).not.toContain("of 2 trusted signers");
    const people = "threshold: { signers: 2, people: 1 }\n";
    expect((await verify(start + one + other + third + people)).code).toBe(0);
  });

  it("is not met by a stranger, a revoked key, or a signature over another record", async () => {
    const { verify, sign, host, directory, main } = await openTrusted();
    await sign(mallory);
    expect((await verify(keys + two)).document).toContain("an unknown signer");
    await sign(grace);
    const revoked = entry("grace", grace, `revoked: { at: ${iso(-hour)}, reason: left }`);
    const said = await verify(start + entry("ada", ada) + revoked + two);
    expect(said.code).toBe(1);
    expect(said.document).toContain("KEY_REVOKED");
    const elsewhere = await openTrusted({ recordId: "019a9f5e-6b00-7cc3-98c4-dc0c0c07398e" });
    await elsewhere.sign(grace);
    const names = await elsewhere.host.files.list(`${elsewhere.directory}/records`);
    const foreign = names.find((name) => /cosigned.*sigstore/.test(name)) ?? "";
    const text = await elsewhere.host.files.readText(`${elsewhere.directory}/records/${foreign}`);
    const [own] = (await host.files.list(`${directory}/records`)).filter((name) =>
      name.includes(foreign.slice(foreign.indexOf(".cosigned"))),
    );
    await host.files.writeAtomic(`${directory}/records/${own}`, text ?? "");
    const mixed = await verify(keys + two);
    expect(mixed.code).toBe(1);
    expect(mixed.document).toContain("MALFORMED The co-signature is over other bytes");
    expect(main).not.toContain("cosigned");
  });

  it("is met in spite of a co-signature that does not count, which is told", async () => {
    const { verify, sign, host, directory, main } = await openTrusted();
    await sign(grace);
    await sign(mallory);
    const junk = main.replace(".sigstore.json", ".cosigned-000000000000.dsse.json");
    await host.files.writeAtomic(`${directory}/${junk}`, "{}\n");
    const { code, document } = await verify(keys + two);
    expect(code).toBe(0);
    expect(document.match(/an unknown signer, in .*: does not count/g)).toHaveLength(2);
  });

  it("does not save a record whose own signature is refused", async () => {
    const { verify, sign } = await openTrusted();
    await sign(grace);
    await sign(mallory);
    const others = start + entry("grace", grace) + entry("mallory", mallory) + two;
    expect(await verify(others)).toMatchObject({
      code: 1,
      document: expect.stringContaining("SIG_INVALID"),
    });
  });
});

describe("promote record sign", () => {
  it("shows what is signed", async () => {
    const { sign } = await openTrusted();
    const { message } = await sign(grace);
    for (const words of [requestOf().candidate.commit, "staging -> production", "cleared: "]) {
      expect(message).toContain(words);
    }
  });

  it.each([
    ["blocked", { results: [blocked, switchedOff] }, "OUTCOME"],
    [
      "kept from clearing by a reservation",
      { reservations: [{ code: "only", message: "One." }] },
      "OUTCOME",
    ],
    ["stale", { startedAt: iso(-99 * hour), finishedAt: iso(-99 * hour) }, "STALE"],
  ] as const)("refuses a record that is %s, and writes nothing", async (_, changes, code) => {
    const { sign, verify, host, directory } = await openTrusted(changes);
    const before = await host.files.list(`${directory}/records`);
    expect(await sign(grace)).toMatchObject({ code: 1, document: expect.stringContaining(code) });
    expect(await host.files.list(`${directory}/records`)).toEqual(before);
    expect((await verify(start + entry("ada", ada))).code).toBe(1);
  });

  it("refuses another commit than the one it was asked to sign", async () => {
    const { sign } = await openTrusted();
    const said = await sign(grace, { commit: "0".repeat(40) });
    expect(said).toMatchObject({ code: 1, document: expect.stringContaining("SUBJECT_COMMIT") });
  });

  it("refuses a record whose manifest is another's, and a co-signature in its place", async () => {
    const { sign, host, directory, main } = await openTrusted();
    const { document } = await sign(grace);
    await expect(sign(mallory, { record: document.trim() })).rejects.toThrow("is a co-signature");
    await expect(sign(grace)).rejects.toThrow("co-signed with this key already");
    const manifest = main.replace(".sigstore.json", ".manifest.json");
    await host.files.writeAtomic(`${directory}/${manifest}`, "{}\n");
    expect((await sign(mallory)).document).toContain("SUBJECT_MANIFEST");
  });
});
