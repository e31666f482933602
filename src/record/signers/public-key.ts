import { createHash, createPublicKey, type KeyObject, verify } from "node:crypto";
import { GateFault, reasonOf } from "../../gate/fault.ts";
import { labelWords, readPem } from "./pem.ts";
import { isOfSmallOrder } from "./small-order.ts";

/** A key that signatures are verified with. */
export interface PublicKey {
  /** SPKI in PEM. */
  readonly pem: string;
  /** Base64 of SHA-256 over the SPKI in DER: what a bundle calls its `hint`. */
  readonly hint: string;
  readonly algorithm: Algorithm;
  /** Whether the signature over the message is this key's. */
  verifies(message: Uint8Array, signature: Uint8Array): boolean;
}

export type Algorithm = "Ed25519" | "ECDSA P-256";

/** Reads a PEM public key. `source` is where the text comes from, in the reader's words. */
export function readPublicKey(text: string, source: string): PublicKey {
  const unsuitable = (found: string, cause?: unknown) =>
    new GateFault("signing/public-key-unsuitable", { source, found }, { cause });
  const block = readPem(text);
  if (block.kind === "malformed") throw unsuitable(`no public key, because ${block.reason}`);
  if (block.label !== "PUBLIC KEY") throw unsuitable(labelWords(block.label));
  let key: KeyObject;
  try {
    key = createPublicKey(text.trim());
  } catch (thrown) {
    throw unsuitable(`no readable public key (${reasonOf(thrown)})`, thrown);
  }
  const algorithm = algorithmOf(key);
  if (algorithm === undefined) throw unsuitable(keyWords(key));
  if (algorithm === "Ed25519" && isOfSmallOrder(derOf(key).subarray(-32))) {
    throw unsuitable("an Ed25519 public key of small order, whose signatures anyone can make");
  }
  return publicKeyOf(key, algorithm);
}

function derOf(key: KeyObject): Buffer {
  return key.export({ type: "spki", format: "der" });
}

/** The public half of a key whose algorithm is known to suit. However it was written, it has one form and one hint. */
export function publicKeyOf(given: KeyObject, algorithm: Algorithm): PublicKey {
  const key = createPublicKey({ key: given.export({ format: "jwk" }), format: "jwk" });
  return {
    pem: key.export({ type: "spki", format: "pem" }).toString(),
    hint: createHash("sha256").update(derOf(key)).digest("base64"),
    algorithm,
    verifies: (message, signature) => verify(digestFor(algorithm), message, key, signature),
  };
}

/** The algorithm a key is for, when records can be signed with it. */
export function algorithmOf(key: KeyObject): Algorithm | undefined {
  if (key.asymmetricKeyType === "ed25519") return "Ed25519";
  return key.asymmetricKeyDetails?.namedCurve === "prime256v1" ? "ECDSA P-256" : undefined;
}

/** The digest that `node:crypto` is to apply; Ed25519 has its own. */
export function digestFor(algorithm: Algorithm): "sha256" | null {
  return algorithm === "Ed25519" ? null : "sha256";
}

/** What a key is, for one that does not suit. */
export function keyWords(key: KeyObject): string {
  const curve = key.asymmetricKeyDetails?.namedCurve;
  const kind = key.asymmetricKeyType ?? "unknown";
  return curve === undefined
    ? `a ${key.type} key of type ${kind.toUpperCase()}`
    : `an ECDSA ${key.type} key on curve ${curve}`;
}
