import { describe, expect, it } from "vitest";
import { faultReportOf } from "../../../src/gate/fault.ts";
import { judgeTimestamp } from "../../../src/record/timestamps/judge-timestamp.ts";
import { requestTimestamp } from "../../../src/record/timestamps/request-timestamp.ts";
import { readTimestampAuthorities } from "../../../src/record/timestamps/timestamp-authorities.ts";
import { testHost } from "../../support/host.ts";
import { editedAt } from "../keyless/nested-der.ts";
import { mockAuthority, opensslAuthority, serve } from "./authorities.ts";

const signature = Buffer.from("the bytes of a signature");
/** A whole second, as real authorities say them. */
const now = new Date(Math.floor(Date.now() / 1000) * 1000);
/** Where a query has its nonce. */
const nonce = [0, 2];

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

  it("takes one that is answered as made, as Sigstore's own authorities do", async () => {
    const authority = opensslAuthority("ec");
    const { url } = await serve([authority.answer], 201);
    const stamp = await requestTimestamp(testHost(), url, signature);
    expect(authority.verifies(stamp, signature)).toBe(true);
  });

  it("asks again when the authority is busy, three times in all", async () => {
    const authority = opensslAuthority("ec");
    const host = testHost();
    const patient = { ...host, clock: { ...host.clock, sleep: async () => undefined } };
    for (const [first, second] of [
      [500, 503],
      [408, 429],
    ] as const) {
      const busy = await serve([() => first, () => second, authority.answer]);
      expect(await requestTimestamp(patient, busy.url, signature)).toBeInstanceOf(Uint8Array);
    }
    const down = await serve([() => 503]);
    await expect(requestTimestamp(patient, down.url, signature)).rejects.toMatchObject({
      code: "signing/timestamp-refused",
    });
    expect(down.types).toHaveLength(3);
  });

  it.each([
    ["a refusal in HTTP", () => 404, "status 404"],
    ["no timestamp", () => Buffer.from("<html>"), "no timestamp"],
    // PKIStatus 2, rejection: RFC 3161, section 2.4.2.
    ["a refusal", () => Buffer.from("30053003020102", "hex"), "refusal"],
    [
      "a timestamp of something else",
      async () => (await mockAuthority(now)).stamp(Buffer.from("other")),
      "something else",
    ],
    // The mock's nonce is always the same.
    [
      "an answer to another question",
      async (query: Buffer) => (await mockAuthority(now)).answer(query),
      "another question",
    ],
    [
      "an answer to a question without a nonce",
      (query: Buffer) => opensslAuthority("ec").answer(editedAt(query, nonce, () => Buffer.of())),
      "another question",
    ],
  ])("is a fault with %s", async (_, answer, reason) => {
    const { url } = await serve([answer]);
    const fault = await requestTimestamp(testHost(), url, signature).then(
      () => expect.unreachable("it was taken"),
      (thrown: unknown) => faultReportOf(thrown),
    );
    expect(fault.code).toBe("signing/timestamp-refused");
    expect(fault.message).toContain(new URL(url).origin);
    expect(fault.message).toContain(reason);
  });

  it("is a fault when nobody answers", async () => {
    const url = "http://127.0.0.1:1/tsr";
    await expect(requestTimestamp(testHost(), url, signature)).rejects.toMatchObject({
      code: "http/no-answer",
    });
  });
});
