import { createHash, createPrivateKey } from "node:crypto";
import { describe, expect, it } from "vitest";
import { buildRecord } from "../../../src/record/build-record.ts";
import { pemKeySigner } from "../../../src/record/signers/pem-key.ts";
import { trustIn } from "../../../src/record/trust.ts";
import { verifyRecord } from "../../../src/record/verify-record.ts";
import { content, expectation, filesOf, p256, requestOf, shortlyAfter } from "../sample-run.ts";
import { bytesOfHex, p256Key } from "./raw-keys.ts";

/** The order of the base point. */
const n = BigInt("0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551");

/** RFC 6979, appendix A.2.5, with SHA-256. */
const rfc6979 = {
  secret: "c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721",
  x: "60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6",
  y: "7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299",
} as const;

const published = [
  {
    name: 'RFC 6979, A.2.5, "sample"',
    ...rfc6979,
    message: Buffer.from("sample"),
    r: "efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716",
    s: "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8",
  },
  {
    name: 'RFC 6979, A.2.5, "test"',
    ...rfc6979,
    message: Buffer.from("test"),
    r: "f1abb023518351cd71d881567b1ea663ed3efcf6c5132b354f28d3b0b7d38367",
    s: "019f4113742a2b14bd25926b49c649155f267e60d3814b4c0cc84250e46f0083",
  },
  {
    name: "FIPS 186, SigGen, P-256 with SHA-256, the first",
    x: "1ccbe91c075fc7f4f033bfa248db8fccd3565de94bbfb12f3c59ff46c271bf83",
    y: "ce4014c68811f9a21a1fdb2c0e6113e06db7ca93b7404e78dc7ccd5ca89a4ca9",
    message: bytesOfHex(
      "5905238877c77421f73e43ee3da6f2d9e2ccad5fc942dcec0cbd25482935faaf416983fe165b1a045ee2bcd2e6dca3bdf46c4310a7461f9a37960ca672d3feb5473e253605fb1ddfd28065b53cb5858a8ad28175bf9bd386a5e471ea7a65c17cc934a9d791e91491eb3754d03799790fe2d308d16146d5c9b0d0debd97d79ce8",
    ),
    r: "f3ac8061b514795b8843e3d6629527ed2afd6b1f6a555a7acabb5e6f79c8c2ac",
    s: "8bf77819ca05a6b2786c76262bf7371cef97b218e96f175a3ccdda2acc058903",
  },
] as const;

/** A tag, the shortest length, and what is in it; all in hexadecimal. */
function tlv(tag: string, value: string): string {
  const length = value.length / 2;
  const count =
    length < 0x80 ? hex(length) : length < 0x100 ? `81${hex(length)}` : `82${hex(length, 4)}`;
  return tag + count + value;
}

function hex(number: number | bigint, digits = 2): string {
  return number.toString(16).padStart(digits, "0");
}

/** The shortest two's complement of a number, negative ones too. */
function integer(number: bigint): string {
  if (number < 0n) {
    let bytes = 1;
    while (number < -(1n << BigInt(8 * bytes - 1))) bytes += 1;
    return tlv("02", hex((1n << BigInt(8 * bytes)) + number, 2 * bytes));
  }
  const digits = hex(number);
  const even = digits.length % 2 === 0 ? digits : `0${digits}`;
  return tlv("02", /^[89a-f]/.test(even) ? `00${even}` : even);
}

const sequence = (...members: readonly string[]) => tlv("30", members.join(""));
const signatureOf = (r: bigint, s: bigint) => sequence(integer(r), integer(s));
const numberOf = (text: string) => BigInt(`0x${text}`);

describe.each(published)("$name", ({ x, y, message, ...vector }) => {
  const key = p256Key(x, y);
  const [r, s] = [numberOf(vector.r), numberOf(vector.s)];

  it("verifies, and no other message does", () => {
    const signature = bytesOfHex(signatureOf(r, s));
    expect(key.verifies(message, signature)).toBe(true);
    expect(key.verifies(Buffer.concat([message, Buffer.from([0])]), signature)).toBe(false);
  });

  it("is malleable: n - s verifies as well", () => {
    expect(key.verifies(message, bytesOfHex(signatureOf(r, n - s)))).toBe(true);
    expect(key.verifies(message, bytesOfHex(signatureOf(n - r, s)))).toBe(false);
  });
});

it("reads the published private key as the published public one, and signs what verifies", async () => {
  const { secret, x, y } = rfc6979;
  const der = bytesOfHex(
    `3041020100301306072a8648ce3d020106082a8648ce3d030107042730250201010420${secret}`,
  );
  const key = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
  const signer = pemKeySigner(key.export({ type: "pkcs8", format: "pem" }).toString(), "vector");
  expect(signer.publicKey.hint).toBe(p256Key(x, y).hint);
  const message = Buffer.from("sample");
  expect(p256Key(x, y).verifies(message, await signer.sign(message))).toBe(true);
});

describe("a signature of P-256 in another form than DER has", () => {
  const { x, y, message } = published[0];
  const key = p256Key(x, y);
  const [r, s] = [numberOf(published[0].r), numberOf(published[0].s)];
  const [ri, si] = [integer(r), integer(s)];
  const body = ri + si;
  const good = sequence(ri, si);
  /** The value of an integer with a byte put before it. */
  const padded = (encoded: string, byte: string) => tlv("02", byte + encoded.slice(4));

  it.each([
    ["the length of the sequence in long form", `3081${hex(body.length / 2)}${body}`],
    ["the length of the sequence in two bytes", `3082${hex(body.length / 2, 4)}${body}`],
    [
      "the length of the sequence with leading zeros",
      `3085000000${hex(body.length / 2, 4)}${body}`,
    ],
    ["the length of r in long form", sequence(`0281${ri.slice(2)}`, si)],
    ["the length of s in long form", sequence(ri, `0281${si.slice(2)}`)],
    ["an indefinite length", `3080${body}0000`],
    ["an indefinite length without an end", `3080${body}`],
    ["a zero before r", sequence(padded(ri, "00"), si)],
    ["a zero before s", sequence(ri, padded(si, "00"))],
    ["r without the zero that keeps it positive", sequence(tlv("02", hex(r, 64)), si)],
    ["s without the zero that keeps it positive", sequence(ri, tlv("02", hex(s, 64)))],
    ["a byte behind the sequence", `${good}00`],
    ["bytes behind the sequence", `${good}0500`],
    ["a byte in the sequence", sequence(ri, si, "00")],
    ["a null in the sequence", sequence(ri, si, "0500")],
    ["a third integer", sequence(ri, si, "020100")],
    ["s alone", sequence(si)],
    ["no integer", "3000"],
    ["r twice", sequence(ri, ri)],
    ["s before r", sequence(si, ri)],
    ["a sequence in a sequence", sequence(good)],
    ["a set in place of the sequence", tlv("31", body)],
    ["the sequence as a primitive", tlv("10", body)],
    ["octets in place of r", sequence(`04${ri.slice(2)}`, si)],
    ["octets in place of s", sequence(ri, `04${si.slice(2)}`)],
    ["an enumerated in place of r", sequence(`0a${ri.slice(2)}`, si)],
    ["a null in place of r", sequence("0500", si)],
    ["an integer without value in place of r", sequence("0200", si)],
    ["an integer without value in place of s", sequence(ri, "0200")],
    ["a length one too large", `30${hex(body.length / 2 + 1)}${body}`],
    ["a length one too small", `30${hex(body.length / 2 - 1)}${body}`],
    ["a byte less", good.slice(0, -2)],
    ["a length of 2^31", `3084800000 00${body}`],
    ["a length of 2^64 - 1", `3088ffffffffffffffff${body}`],
    ["r and s without a form, as IEEE P1363 has them", hex(r, 64) + hex(s, 64)],
    ["nothing", ""],
    ["a tag alone", "30"],
  ])("is refused: %s", (_, forged) => {
    expect(key.verifies(message, bytesOfHex(forged))).toBe(false);
  });

  it.each([
    ["r of 0", 0n, s],
    ["s of 0", r, 0n],
    ["both of 0", 0n, 0n],
    ["both of 1", 1n, 1n],
    ["r of n", n, s],
    ["s of n", r, n],
    ["r of n - 1", n - 1n, s],
    ["s of n - 1", r, n - 1n],
    ["r of n + 1", n + 1n, s],
    ["both of n", n, n],
    ["r + n", r + n, s],
    ["s + n", r, s + n],
    ["r - n", r - n, s],
    ["s - n", r, s - n],
    ["-r", -r, s],
    ["-s", r, -s],
    ["r + 2^256", r + 2n ** 256n, s],
    ["s + 2^256", r, s + 2n ** 256n],
    ["r + 2^320", r + 2n ** 320n, s],
    ["r of 2^256 - 1", 2n ** 256n - 1n, s],
    ["s of n inverse-like size", r, 2n ** 1024n],
  ])("or of numbers out of range is refused: %s", (_, first, second) => {
    expect(key.verifies(message, bytesOfHex(signatureOf(first, second)))).toBe(false);
  });
});

describe("a record whose signature was turned into its other form", () => {
  /** A record of P-256 in one bundle alone, its signature replaced. */
  async function turned() {
    const files = await filesOf(buildRecord(requestOf()), p256);
    if (files.record.kind !== "bytes") throw new Error("no record");
    const text = Buffer.from(files.record.bytes).toString();
    const [, sig = ""] = /"sig":"([^"]+)"/.exec(text) ?? [];
    const der = Buffer.from(sig, "base64").toString("hex");
    const rLength = Number.parseInt(der.slice(6, 8), 16) * 2;
    const r = der.slice(8, 8 + rLength);
    const s = der.slice(8 + rLength + 4);
    const other = bytesOfHex(signatureOf(numberOf(r), n - numberOf(s))).toString("base64");
    return { files, record: content(text.replace(sig, other)) };
  }
  const trust = trustIn(p256.publicKey, "p256", shortlyAfter);

  it("verifies, and is the same record: it is known by its payload", async () => {
    const { files, record } = await turned();
    const original = verifyRecord(files, expectation, trust);
    const other = verifyRecord({ ...files, record, siblings: {} }, expectation, trust);
    expect(original.kind).toBe("accepted");
    expect(other).toEqual(original);
    const payload = Buffer.from(buildRecord(requestOf()).statement);
    const sha256 = createHash("sha256").update(payload).digest("hex");
    expect(other.kind === "accepted" && other.record.payloadSha256).toBe(sha256);
  });

  it("is refused beside the files of the first", async () => {
    const { files, record } = await turned();
    expect(verifyRecord({ ...files, record }, expectation, trust)).toMatchObject({
      refusals: [{ code: "MALFORMED" }, { code: "MALFORMED" }],
    });
  });
});
