import { createPrivateKey, createPublicKey, type KeyObject, sign } from "node:crypto";
import { GateFault } from "../../gate/fault.ts";
import { labelWords, readPem } from "./pem.ts";
import { algorithmOf, digestFor, keyWords, publicKeyOf } from "./public-key.ts";
import type { Signer } from "./signer.ts";

/**
 * A signer from an unencrypted Ed25519 or ECDSA P-256 private key in PKCS#8 PEM (RFC 5958).
 * `source` is where the text comes from, in the reader's words; the text itself is never repeated.
 */
export function pemKeySigner(text: string, source: string): Signer {
  const key = readPrivateKey(text, source);
  const algorithm = algorithmOf(key);
  if (algorithm === undefined) {
    throw new GateFault("signing/key-unsuitable", { source, found: keyWords(key) });
  }
  return {
    publicKey: publicKeyOf(createPublicKey(key), algorithm),
    sign: async (message) => sign(digestFor(algorithm), message, key),
  };
}

function readPrivateKey(text: string, source: string): KeyObject {
  const block = readPem(text);
  if (block.kind === "malformed") {
    throw new GateFault("signing/key-malformed", { source, reason: block.reason });
  }
  if (block.label !== "PRIVATE KEY") {
    const conversion = conversions.get(block.label);
    throw new GateFault("signing/key-unsuitable", {
      source,
      found: labelWords(block.label),
      ...(conversion === undefined ? {} : { conversion }),
    });
  }
  try {
    return createPrivateKey(text.trim());
  } catch {
    // The cause is left out: nothing of what a parser says about a key may reach a log.
    throw new GateFault("signing/key-malformed", { source, reason: "its content is damaged" });
  }
}

const conversions: ReadonlyMap<string, string> = new Map([
  [
    "PUBLIC KEY",
    "Name the private key that belongs to it: beside the public NAME.pub, `promote key create` wrote NAME.pem.",
  ],
  [
    "EC PRIVATE KEY",
    "Convert it with `openssl pkcs8 -topk8 -nocrypt -in KEY -out NEW-KEY`, if it is on curve P-256.",
  ],
  [
    "ENCRYPTED PRIVATE KEY",
    "Decrypt it with `openssl pkcs8 -in KEY -out NEW-KEY`, and keep the new file at mode 0600.",
  ],
]);
