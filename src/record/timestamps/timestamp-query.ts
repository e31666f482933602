import { createHash } from "node:crypto";

/** What a timestamp authority is asked: RFC 3161, section 2.4.1, with SHA-256, and its certificate in the answer. */
export function timestampQuery(signature: Uint8Array, nonce: Uint8Array): Uint8Array {
  const digest = createHash("sha256").update(signature).digest();
  const sha256 = element(0x30, Buffer.from("0609608648016503040201" + "0500", "hex"));
  return element(
    0x30,
    element(0x02, [1]),
    element(0x30, sha256, element(0x04, digest)),
    element(0x02, nonce),
    element(0x01, [0xff]),
  );
}

/** A nonce is an integer in DER: positive, and as short as it can be. */
export function nonceOf(random: Uint8Array): Uint8Array {
  const [first = 0, ...rest] = random;
  return Uint8Array.of((first & 0x3f) | 0x40, ...rest);
}

/** One element in DER; nothing here is longer than 127 bytes. */
function element(
  tag: number,
  ...contents: readonly (readonly number[] | Uint8Array)[]
): Uint8Array {
  const content = Buffer.concat(contents.map((part) => Uint8Array.from(part)));
  return Buffer.concat([Uint8Array.of(tag, content.length), content]);
}
