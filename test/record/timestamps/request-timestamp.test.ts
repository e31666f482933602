import { describe, expect, it } from "vitest";
import { judgeTimestamp } from "../../../src/record/timestamps/judge-timestamp.ts";
import { requestTimestamp } from "../../../src/record/timestamps/request-timestamp.ts";
import { readTimestampAuthorities } from "../../../src/record/timestamps/timestamp-authorities.ts";
import { testHost } from "../../support/host.ts";
import { mockAuthority, opensslAuthority, serve } from "./authorities.ts";

const signature = Buffer.from("the bytes of a signature");

describe("requestTimestamp", () => {
  it("gets a timestamp that openssl verifies, in the form of RFC 3161 over HTTP", async () => {
    const authority = opensslAuthority("ec");
    const { url, types } = await serve([authority.answer]);
    const stamp = await requestTimestamp(testHost(), url, signature);
    expect(types).toEqual(["application/timestamp-query"]);
    expect(authority.verifies(stamp, signature)).toBe(true);
    const trusted = readTimestampAuthorities(authority.chain);
    if (typeof trusted === "string") throw new Error(trusted);
    expect(judgeTimestamp(stamp, signature, trusted).kind).toBe("proven");
  });

  it("asks again when the authority is busy, three times in all", async () => {
    const authority = opensslAuthority("ec");
    const host = testHost();
    const patient = { ...host, clock: { ...host.clock, sleep: async () => undefined } };
    const busy = await serve([() => 503, () => 429, authority.answer]);
    expect(await requestTimestamp(patient, busy.url, signature)).toBeInstanceOf(Uint8Array);
    const down = await serve([() => 503]);
    await expect(requestTimestamp(patient, down.url, signature)).rejects.toMatchObject({
      code: "signing/timestamp-refused",
    });
    expect(down.types).toHaveLength(3);
  });

  it.each([
    ["a refusal in HTTP", () => 404],
    ["no timestamp", () => Buffer.from("<html>")],
    // PKIStatus 2, rejection: RFC 3161, section 2.4.2.
    ["a refusal", () => Buffer.from("30053003020102", "hex")],
    [
      "a timestamp of something else",
      async () => (await mockAuthority()).stamp(Buffer.from("other")),
    ],
    // The mock's nonce is always the same.
    [
      "an answer to another question",
      async (query: Buffer) => (await mockAuthority()).answer(query),
    ],
  ])("is a fault with %s", async (_, answer) => {
    const { url } = await serve([answer]);
    await expect(requestTimestamp(testHost(), url, signature)).rejects.toMatchObject({
      code: "signing/timestamp-refused",
      message: expect.stringContaining(new URL(url).origin),
    });
  });

  it("is a fault when nobody answers", async () => {
    const url = "http://127.0.0.1:1/tsr";
    await expect(requestTimestamp(testHost(), url, signature)).rejects.toMatchObject({
      code: "http/no-answer",
    });
  });
});
