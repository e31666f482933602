import { describe, expect, it } from "vitest";
import { GateFault } from "../../src/gate/fault.ts";
import { pemKeySigner } from "../../src/record/signers/pem-key.ts";
import { keyRecordSigner } from "../../src/record/signers/record-signer.ts";
import { mockAuthority } from "../record/timestamps/authorities.ts";
import { ada, entry, grace, openTrusted } from "../record/trusted-record.ts";

const minute = 60_000;
const made = new Date(Math.ceil(Date.now() / 1000) * 1000);
const later = (minutes: number) => new Date(made.getTime() + minutes * minute);
const iso = (minutes: number) => later(minutes).toISOString();
/** When records are verified: after the window of the rotated key. */
const now = later(30);

const rotated =
  "version: 1\nkeys:\n" +
  entry("ada", ada, `validUntil: ${iso(10)}`) +
  entry("ada-2", grace, `validFrom: ${iso(10)}`);
const revoked = `version: 1\nkeys:\n${entry("ada", ada, `revoked: { at: ${iso(10)}, reason: lost }`)}`;
const believing = (name: string, file: string) =>
  `timestampAuthorities:\n  - { name: ${name}, certificate: "file:${file}" }\n`;

/** A record that ada signed and an authority dates, whose chain is in `tsa/own.pem`; its own clock says `made`. */
async function openDated(minutes: number) {
  const [authority, other] = [await mockAuthority(later(minutes)), await mockAuthority(made)];
  const signer = keyRecordSigner(pemKeySigner(ada.privateKey, "KEY"), "KEY", authority.stamp);
  const clock = { startedAt: made.toISOString(), finishedAt: made.toISOString() };
  const trusted = await openTrusted(clock, signer);
  const { files } = trusted.host;
  await files.writeAtomic(`${trusted.directory}/tsa/own.pem`, authority.chain);
  await files.writeAtomic(`${trusted.directory}/tsa/other.pem`, other.chain);
  return { ...trusted, chain: authority.chain };
}

const own = believing("authority", "tsa/own.pem");

describe("timestampAuthorities in trust.yaml", () => {
  it("let a key count that was rotated out or revoked after the proven time", async () => {
    const { verify, chain } = await openDated(1);
    for (const keys of [rotated, revoked]) {
      const { code, document } = await verify(keys + own, {}, now);
      expect(code, document).toBe(0);
      expect(document).toContain(`signed     ${iso(1)}, as a timestamp proves`);
    }
    const pem = chain.trim().replaceAll("\n", "\n      ");
    const inline = `timestampAuthorities:\n  - name: authority\n    certificate: |\n      ${pem}\n`;
    expect((await verify(rotated + inline, {}, now)).code).toBe(0);
  });

  it("do not help a key that was rotated out or revoked before the proven time", async () => {
    const { verify } = await openDated(20);
    const late = await verify(rotated + own, {}, now);
    expect(late).toMatchObject({ code: 1, document: expect.stringContaining("KEY_EXPIRED") });
    expect(late.document).not.toContain("no timestamp proves");
    const lost = await verify(revoked + own, {}, now);
    expect(lost).toMatchObject({ code: 1, document: expect.stringContaining("KEY_REVOKED") });
  });

  it("do not help a record without a timestamp, however its own clock was set", async () => {
    const clock = { startedAt: made.toISOString(), finishedAt: made.toISOString() };
    const { verify, directory, host } = await openTrusted(clock);
    const { chain } = await mockAuthority(made);
    await host.files.writeAtomic(`${directory}/tsa/own.pem`, chain);
    const { code, document } = await verify(rotated + own, {}, now);
    expect(code).toBe(1);
    expect(document).toMatch(/KEY_EXPIRED .*no timestamp proves an earlier signature/);
    expect(document).not.toContain("STALE");
  });

  it("do not help by the bare envelope, which carries no timestamp", async () => {
    const { verify, main } = await openDated(1);
    const record = main.replace(".sigstore.json", ".dsse.json");
    const said = await verify(rotated + own, { record }, now);
    expect(said).toMatchObject({ code: 1, document: expect.stringContaining("KEY_EXPIRED") });
  });

  it("are those that the file names and no others", async () => {
    const { verify } = await openDated(1);
    const nobody = await verify(rotated, {}, now);
    expect(nobody).toMatchObject({ code: 1, document: expect.stringContaining("KEY_EXPIRED") });
    const namesake = await verify(rotated + believing("other", "tsa/other.pem"), {}, now);
    expect(namesake.code).toBe(1);
    expect(namesake.document).toContain("SIG_INVALID");
    const both = `${own}  - { name: other, certificate: "file:tsa/other.pem" }\n`;
    expect((await verify(rotated + both, {}, now)).code).toBe(0);
    const byFlag = await verify(rotated, { tsaCertificate: "tsa/own.pem" }, now);
    expect(byFlag.code).toBe(0);
  });

  it("do not make a signer count that is not listed for the environment", async () => {
    const { verify } = await openDated(1);
    const only = "environments: { production: { signers: [ada-2] } }\n";
    const said = await verify(rotated + own + only, {}, now);
    expect(said).toMatchObject({ code: 1, document: expect.stringContaining("not among") });
  });

  it("are told with their place when their file is missing, and refused when it holds no chain", async () => {
    const { verify, directory, host } = await openDated(1);
    await expect(verify(rotated + believing("a", "none.pem"), {}, now)).rejects.toThrow(
      "timestampAuthorities.0.certificate names the file none.pem, which does not exist",
    );
    await host.files.writeAtomic(`${directory}/key.pem`, ada.publicKey);
    await expect(verify(rotated + believing("a", "key.pem"), {}, now)).rejects.toThrow(GateFault);
  });
});
