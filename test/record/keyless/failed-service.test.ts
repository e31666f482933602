import { describe, expect, it } from "vitest";
import { failedService } from "../../../src/record/signers/keyless/failed-service.ts";

const services = {
  fulcio: "https://fulcio.example",
  rekor: "https://rekor.example",
  timestampAuthority: "https://tsa.example",
  audience: "sigstore",
};
const secret = "eyJhbGciOiJSUzI1NiJ9.e30.c2lnbmF0dXJl";
const redact = (text: string) => text.replaceAll(secret, "[redacted]");

/** An error as the library throws it: with a code or a status of its own, and what was behind it. */
function error(message: string, members: object = {}, cause?: Error): Error {
  return Object.assign(new Error(message, cause === undefined ? {} : { cause }), members);
}

function said(thrown: unknown, of: Parameters<typeof failedService>[1] = services): string {
  return failedService(thrown, of, { redact }).message;
}

const refused = { code: "CA_CREATE_SIGNING_CERTIFICATE_ERROR" };

describe("the fault of a keyless signature that did not come about", () => {
  it.each([
    ["Fulcio at https://fulcio.example", "CA_CREATE_SIGNING_CERTIFICATE_ERROR"],
    ["Rekor at https://rekor.example", "TLOG_CREATE_ENTRY_ERROR"],
    ["The timestamp authority at https://tsa.example", "TSA_CREATE_TIMESTAMP_ERROR"],
    ["Sigstore at https://fulcio.example, https://rekor.example, https://tsa.example", "ELSE"],
  ])("names %s", (who, code) => {
    expect(said(error("no", { code }))).toContain(who);
  });

  it("names those alone that take part", () => {
    const { fulcio, audience } = services;
    expect(said(error("no"), { fulcio, audience })).toMatch(
      /Sigstore at https:\/\/fulcio\.example[^,]* /,
    );
  });

  it("repeats answers and what the network says, without the token", () => {
    const answer = error(`(400) bad ${secret}`, { statusCode: 400 });
    expect(said(error("no", refused, answer))).toContain("it answers (400) bad [redacted]");
    const network = error("connect ECONNREFUSED 192.0.2.1:443", { code: "ECONNREFUSED" });
    const failed = error("failed", {}, network);
    expect(said(error("no", refused, failed))).toContain("connect ECONNREFUSED 192.0.2.1:443");
  });

  it("repeats nothing else: the library writes the token and parts of it into messages", () => {
    const part = `invalid token ${secret.slice(0, 30)}`;
    for (const thrown of [
      error(part, { code: "IDENTITY_TOKEN_PARSE_ERROR" }),
      error("no", refused, error(part)),
      error("no", refused, error("no", { code: "E" }, error(part, { code: 7, statusCode: "400" }))),
      part,
    ]) {
      expect(said(thrown)).toContain("it does not answer as its API does");
      expect(said(thrown)).not.toContain("eyJ");
    }
  });

  it("is cut short when an answer is long", () => {
    const answer = error(`(500) ${"a".repeat(5_000)}`, { statusCode: 500 });
    expect(said(error("no", refused, answer)).length).toBeLessThan(500);
  });
});
