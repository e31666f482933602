import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";

/** The source expression of a content security policy that allows this style sheet and no other. */
export function styleSourceOf(style: string): string {
  return `'sha256-${base64Of(sha256(utf8ToBytes(style)))}'`;
}

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

function base64Of(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 3) {
    const [first = 0, second, third] = bytes.subarray(at, at + 3);
    const group = (first << 16) | ((second ?? 0) << 8) | (third ?? 0);
    const four = [18, 12, 6, 0].map((shift) => letters[(group >> shift) & 63] ?? "").join("");
    text +=
      second === undefined
        ? `${four.slice(0, 2)}==`
        : third === undefined
          ? `${four.slice(0, 3)}=`
          : four;
  }
  return text;
}
