import { describe, expect, it } from "vitest";
import { buildRecord } from "../../../src/record/build-record.ts";
import { keyRecordSigner } from "../../../src/record/signers/record-signer.ts";
import { judgeTimestamp } from "../../../src/record/timestamps/judge-timestamp.ts";
import { readTimestampAuthorities } from "../../../src/record/timestamps/timestamp-authorities.ts";
import { type TrustedSigner, trustIn } from "../../../src/record/trust.ts";
import type { RecordFiles } from "../../../src/record/verify-record.ts";
import { verifyRecord } from "../../../src/record/verify-record.ts";
import { content, ed25519, expectation, requestOf } from "../sample-run.ts";
import { mockAuthority } from "./authorities.ts";

const minute = 60_000;
const made = new Date(Math.ceil(Date.now() / 1000) * 1000);
const later = (minutes: number) => new Date(made.getTime() + minutes * minute);
const now = later(30);

/** A record said to be made at once, timestamped at a time of its own, as its files. */
async function timestamped(authority: Awaited<ReturnType<typeof mockAuthority>>) {
  const [startedAt, finishedAt] = [made, made].map((time) => time.toISOString());
  const built = buildRecord(
    requestOf({ startedAt: startedAt ?? "", finishedAt: finishedAt ?? "" }),
  );
  const sealed = await keyRecordSigner(ed25519, "key", authority.stamp).seal(built.statement);
  const [dsse, bundle] = sealed.map(({ text }) => text);
  const files = (named: string | undefined): RecordFiles => ({
    record: content(named ?? ""),
    siblings: { bundle: content(bundle ?? ""), dsse: content(dsse ?? "") },
    manifest: content(built.manifest.text),
  });
  return { bundle: bundle ?? "", dsse: dsse ?? "", files };
}

function verified(files: RecordFiles, limits: Partial<TrustedSigner>, chain?: string) {
  const authorities = chain === undefined ? [] : readTimestampAuthorities(chain);
  if (typeof authorities === "string") throw new Error(authorities);
  const trust = trustIn(ed25519.publicKey, "the key", now);
  const signers = trust.signers.map((signer) => ({ ...signer, ...limits }) as TrustedSigner);
  const verification = verifyRecord(files, expectation, {
    ...trust,
    signers,
    timestamps: (stamp, signature) => judgeTimestamp(stamp, signature, authorities),
  });
  return verification.kind === "accepted"
    ? (verification.record.signedAt ?? "accepted")
    : verification.refusals.map(({ code }) => code);
}

const rotated = { validUntil: later(10) };
const revoked = { revoked: { at: later(10), reason: "its laptop was lost" } };

describe("a record with a timestamp", () => {
  it("holds it in the bundle alone, in the one place that Sigstore knows", async () => {
    const { bundle, dsse } = await timestamped(await mockAuthority(later(1)));
    const { verificationMaterial } = JSON.parse(bundle);
    expect(verificationMaterial).toEqual({
      publicKey: { hint: ed25519.publicKey.hint },
      timestampVerificationData: { rfc3161Timestamps: [{ signedTimestamp: expect.any(String) }] },
    });
    expect(dsse).not.toContain("imestamp");
  });

  it("counts though the key's window ended since, or it was revoked since", async () => {
    const authority = await mockAuthority(later(1));
    const { bundle, dsse, files } = await timestamped(authority);
    const { chain } = authority;
    const at = later(1).toISOString();
    expect(verified(files(bundle), {}, chain)).toBe(at);
    expect(verified(files(bundle), rotated, chain)).toBe(at);
    expect(verified(files(bundle), revoked, chain)).toBe(at);
    expect(verified(files(dsse), {}, chain)).toBe("accepted");
    expect(verified(files(dsse), rotated, chain)).toEqual(["KEY_EXPIRED"]);
  });

  it("does not count with a backdated clock and a rotated key", async () => {
    const authority = await mockAuthority(later(20));
    const { bundle, files } = await timestamped(authority);
    expect(verified(files(bundle), rotated, authority.chain)).toEqual(["KEY_EXPIRED"]);
    expect(verified(files(bundle), revoked, authority.chain)).toEqual(["KEY_REVOKED"]);
    expect(verified(files(bundle), { validFrom: later(25) }, authority.chain)).toEqual([
      "KEY_EXPIRED",
    ]);
  });

  it("is judged by now when nobody trusts the authority, and says so", async () => {
    const { bundle, files } = await timestamped(await mockAuthority(later(1)));
    expect(verified(files(bundle), {})).toBe("untrusted");
    expect(verified(files(bundle), rotated)).toEqual(["KEY_EXPIRED"]);
  });

  it("is refused with a timestamp of another signature or of a forged authority", async () => {
    const authority = await mockAuthority(later(1));
    const { bundle, files } = await timestamped(authority);
    const withStamp = (stamp: Uint8Array | string) =>
      bundle.replace(
        /"signedTimestamp":"[^"]*"/,
        `"signedTimestamp":"${typeof stamp === "string" ? stamp : Buffer.from(stamp).toString("base64")}"`,
      );
    const refusals = (text: string) =>
      verified({ ...files(text), siblings: {} }, rotated, authority.chain);
    const foreign = await authority.stamp(Buffer.from("another signature"));
    expect(refusals(withStamp(foreign))).toContain("SIG_INVALID");
    const namesake = await mockAuthority(later(1));
    const { signatures } = JSON.parse(bundle).dsseEnvelope;
    const forged = await namesake.stamp(Buffer.from(signatures[0].sig, "base64"));
    expect(refusals(withStamp(forged))).toContain("SIG_INVALID");
    expect(refusals(withStamp(""))).toContain("SIG_INVALID");
    expect(refusals(withStamp("AAA"))).toEqual(["MALFORMED"]);
    const stamps = /"rfc3161Timestamps":\[(.*?)\]/;
    expect(refusals(bundle.replace(stamps, '"rfc3161Timestamps":[]'))).toEqual(["MALFORMED"]);
    expect(refusals(bundle.replace(stamps, '"rfc3161Timestamps":[$1,$1]'))).toEqual(["MALFORMED"]);
    const beside = '"timestampVerificationData":{"more":1,';
    expect(refusals(bundle.replace('"timestampVerificationData":{', beside))).toEqual([
      "MALFORMED",
    ]);
  });
});
