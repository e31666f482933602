import { describe, expect, it } from "vitest";
import type { DerElement } from "../../../src/record/signers/keyless/der.ts";
import { verifyRecord } from "../../../src/record/verify-record.ts";
import { expectation } from "../sample-run.ts";
import { filesOf, keylessRecord, trustInWorkflow } from "./keyless-run.ts";
import { editedEach, element } from "./nested-der.ts";
import { claimsOf, sigstoreServices } from "./sigstore-services.ts";

const more = Buffer.from("0500", "hex");
const noCertificates = Buffer.from("a000", "hex");

/** What a verifier may pass over that reads the bytes and checks the signature over what it would write in their place. */
const edits: readonly (readonly [string, (one: DerElement) => Uint8Array])[] = [
  ["a length that is longer than it need be", ({ tag, content }) => element(tag, content, true)],
  ["one more element within", ({ tag, content }) => element(tag, Buffer.concat([content, more]))],
  ["one more element before", ({ bytes }) => Buffer.concat([more, bytes])],
  ["one more element after", ({ bytes }) => Buffer.concat([bytes, more])],
  ["no certificates after", ({ bytes }) => Buffer.concat([bytes, noCertificates])],
  ["itself once more after", ({ bytes }) => Buffer.concat([bytes, bytes])],
];

/** Signed once for all edits, which only look at it. */
async function signed() {
  const services = await sigstoreServices(claimsOf, "unlogged");
  const { built, bundle, dsse } = await keylessRecord(services, "timestamp");
  const trust = trustInWorkflow(services);
  const isAccepted = (text: string) =>
    verifyRecord(filesOf(built, text, dsse), expectation, trust).kind === "accepted";
  expect(isAccepted(bundle)).toBe(true);
  const { certificate, timestampVerificationData } = JSON.parse(bundle).verificationMaterial;
  const [{ signedTimestamp }] = timestampVerificationData.rfc3161Timestamps;
  return {
    bundle,
    isAccepted,
    holders: { certificate: certificate.rawBytes, timestamp: signedTimestamp },
  };
}
let signing: ReturnType<typeof signed> | undefined;

describe("a keyless record without a log is refused when at any depth", () => {
  it.each(edits)("an element of its certificate or its timestamp has %s", async (_, edit) => {
    signing ??= signed();
    const { bundle, isAccepted, holders } = await signing;
    const accepted: string[] = [];
    for (const [holder, base64] of Object.entries(holders)) {
      for (const [place, altered] of editedEach(Buffer.from(base64, "base64"), edit)) {
        const text = altered.toString("base64");
        if (text !== base64 && isAccepted(bundle.replace(base64, text)))
          accepted.push(`${holder} ${place}`);
      }
    }
    expect(accepted).toEqual([]);
  });
});
