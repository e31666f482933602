import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judgeTimestamp } from "../../../src/record/timestamps/judge-timestamp.ts";
import {
  readTimestampAuthorities,
  type TimestampAuthority,
} from "../../../src/record/timestamps/timestamp-authorities.ts";
import { timestampQuery } from "../../../src/record/timestamps/timestamp-query.ts";
import { editedAt } from "../keyless/nested-der.ts";
import { mockAuthority, opensslAuthority } from "./authorities.ts";

const signature = Buffer.from("the bytes of a signature");
const soon = new Date(Math.ceil(Date.now() / 1000) * 1000 + 3_600_000);
const query = Buffer.from(timestampQuery(signature, Uint8Array.of(0x41, 2, 3)));

function trusted(text: string): readonly TimestampAuthority[] {
  const authorities = readTimestampAuthorities(text);
  if (typeof authorities === "string") throw new Error(authorities);
  return authorities;
}

describe("judgeTimestamp", () => {
  it("takes a trusted authority's word on when it was signed", async () => {
    const { chain, stamp } = await mockAuthority(soon);
    const verdict = judgeTimestamp(await stamp(signature), signature, trusted(chain));
    expect(verdict).toEqual({ kind: "proven", at: soon });
  });

  it.each(["ec", "rsa:2048"] as const)("agrees with openssl on an authority of %s", (algorithm) => {
    const authority = opensslAuthority(algorithm);
    const stamp = authority.answer(query);
    expect(authority.verifies(stamp, signature)).toBe(true);
    expect(judgeTimestamp(stamp, signature, trusted(authority.chain)).kind).toBe("proven");
    const other = Buffer.from("of another");
    expect(authority.verifies(stamp, other)).toBe(false);
    expect(judgeTimestamp(stamp, other, trusted(authority.chain)).kind).toBe("invalid");
    expect(judgeTimestamp(stamp, other, []).kind).toBe("invalid");
  });

  it("takes one without a nonce, and one that was granted with changes; none that was rejected", async () => {
    const authority = opensslAuthority("ec");
    const stamp = authority.answer(editedAt(query, [0, 2], () => Buffer.of()));
    const kinds = [0, 1, 2, 3, 4, 5].map((status) => {
      const answered = editedAt(stamp, [0, 0, 0], () => Buffer.of(2, 1, status));
      return judgeTimestamp(answered, signature, trusted(authority.chain)).kind;
    });
    const invalid = [2, 3, 4, 5].map(() => "invalid");
    expect(kinds).toEqual(["proven", "proven", ...invalid]);
  });

  it("does not count another authority, and says that one is forged that only bears its name", async () => {
    const [one, other] = [await mockAuthority(soon), opensslAuthority("ec")];
    const stamp = await one.stamp(signature);
    expect(judgeTimestamp(stamp, signature, trusted(other.chain))).toEqual({ kind: "untrusted" });
    expect(judgeTimestamp(stamp, signature, [])).toEqual({ kind: "untrusted" });
    // Every authority of the mock has the same name and serial number.
    const namesake = await mockAuthority(soon);
    expect(judgeTimestamp(stamp, signature, trusted(namesake.chain)).kind).toBe("invalid");
    const both = [...trusted(namesake.chain), ...trusted(one.chain)];
    for (const authorities of [both, both.toReversed()]) {
      expect(judgeTimestamp(stamp, signature, authorities)).toEqual({ kind: "proven", at: soon });
    }
  });

  it("does not count another certificate of the same root, nor says that it is forged", () => {
    const { answer, chain, nextChain } = opensslAuthority("ec");
    const stamp = answer(query);
    expect(judgeTimestamp(stamp, signature, trusted(nextChain))).toEqual({ kind: "untrusted" });
    const both = [...trusted(nextChain), ...trusted(chain)];
    expect(judgeTimestamp(stamp, signature, both).kind).toBe("proven");
  });

  it("does not count a time at which the authority's certificate or the trust in it is over", async () => {
    const late = await mockAuthority(new Date(Date.now() + 400 * 86_400_000));
    const stamp = await late.stamp(signature);
    expect(judgeTimestamp(stamp, signature, trusted(late.chain)).kind).toBe("invalid");
    const { chain, stamp: stampOf } = await mockAuthority(soon);
    const ended = trusted(chain).map(({ certificates }) => ({
      certificates,
      validFor: { start: new Date(0), end: new Date(soon.getTime() - 1) },
    }));
    expect(judgeTimestamp(await stampOf(signature), signature, ended).kind).toBe("invalid");
  });

  it("never crashes on a mutated timestamp, and none tells another time or of another signature", async () => {
    const { chain, answer } = await mockAuthority(soon);
    const authorities = trusted(chain);
    const original = Buffer.from(await answer(query));
    expect(judgeTimestamp(original, signature, authorities)).toEqual({ kind: "proven", at: soon });
    const edit = fc.record({
      at: fc.nat(original.length - 1),
      drop: fc.nat(3),
      put: fc.uint8Array({ maxLength: 3 }),
    });
    const property = fc.property(edit, ({ at, drop, put }) => {
      const bytes = Buffer.concat([original.subarray(0, at), put, original.subarray(at + drop)]);
      const verdict = judgeTimestamp(bytes, signature, authorities);
      if (verdict.kind === "proven") expect(verdict.at).toEqual(soon);
      expect(judgeTimestamp(bytes, Buffer.from("other"), authorities).kind).not.toBe("proven");
    });
    fc.assert(property, { numRuns: 1_000 });
  });

  it("refuses what is not a reply and nothing more", async () => {
    const { chain, answer } = await mockAuthority(soon);
    const authorities = trusted(chain);
    const original = Buffer.from(await answer(query));
    for (const bytes of [
      // Granted, without a token.
      Buffer.from("30053003020100", "hex"),
      Buffer.concat([original, original]),
      Buffer.concat([Buffer.of(0x31), original.subarray(1)]),
      Buffer.concat([original, Buffer.alloc(1)]),
      original.subarray(0, -1),
      Buffer.alloc(0),
    ]) {
      expect(judgeTimestamp(bytes, signature, authorities).kind).toBe("invalid");
    }
  });
});

describe("readTimestampAuthorities", () => {
  it("reads a trusted_root.json of Sigstore, with its windows", async () => {
    const { chain, stamp } = await mockAuthority(soon);
    const certificates = chain
      .split("-----END CERTIFICATE-----\n")
      .slice(0, -1)
      .map((pem) => ({ rawBytes: pem.replace(/-----[^-]+-----|\s/g, "") }));
    const root = (validFor?: { start?: Date; end?: Date }) =>
      JSON.stringify({
        mediaType: "application/vnd.dev.sigstore.trustedroot+json;version=0.1",
        timestampAuthorities: [{ certChain: { certificates }, validFor }],
      });
    const timestamp = await stamp(signature);
    const kindBy = (text: string) => judgeTimestamp(timestamp, signature, trusted(text)).kind;
    const [earlier, later] = [new Date(soon.getTime() - 1000), new Date(soon.getTime() + 1000)];
    for (const validFor of [
      undefined,
      {},
      { start: soon },
      { end: soon },
      { start: earlier, end: later },
    ])
      expect(kindBy(root(validFor))).toBe("proven");
    for (const validFor of [
      { end: earlier },
      { start: earlier, end: earlier },
      { start: later },
      { start: later, end: later },
    ])
      expect(kindBy(root(validFor))).toBe("invalid");
    const swapped = JSON.parse(root());
    swapped.timestampAuthorities[0].certChain.certificates.reverse();
    expect(readTimestampAuthorities(JSON.stringify(swapped))).toContain("not for timestamps");
  });

  it("says what is wrong with another file", async () => {
    const { root } = await mockAuthority();
    const { chainForServers, chainWithoutRoot } = opensslAuthority("ec");
    expect(readTimestampAuthorities("text")).toBe("no certificate in PEM");
    expect(readTimestampAuthorities("{}")).toBe("no trusted_root.json of Sigstore");
    expect(readTimestampAuthorities('{"timestampAuthorities":[]}')).toBe("no timestamp authority");
    expect(readTimestampAuthorities(root)).toBe("a first certificate that is not for timestamps");
    expect(readTimestampAuthorities(chainForServers)).toBe(
      "a first certificate that is not for timestamps",
    );
    expect(readTimestampAuthorities(chainWithoutRoot)).toBe(
      "a chain of certificates without its root",
    );
    expect(readTimestampAuthorities(chainWithoutRoot.replace("MII", "AAA"))).toBe(
      "a damaged certificate",
    );
  });
});
