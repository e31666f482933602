import { itemsOf, type Json, memberOf, parseJson } from "../../../data/json.ts";
import type { LogEntry } from "./keyless-bundle.ts";

/** Signed note of a log with one signature: https://github.com/transparency-dev/formats/blob/main/log/README.md */
const note = /^((\S+)(?: [^\n]+)?\n(\d+)\n([^\n]+)\n(?:[^\n]+\n)*)\n\u2014 (\S+) (\S+)\n$/;

/**
 * Whether everything in an entry of the transparency log says one thing: the proof what the signed checkpoint says,
 * the body which certificate signed. Verifiers look at one of the two, and would let the other be altered.
 */
export function isExactLogEntry(entry: LogEntry, certificate: Uint8Array): boolean {
  const { treeSize, rootHash, checkpoint } = entry.inclusionProof;
  const [, , origin, size, hash, name, signature] = note.exec(checkpoint.envelope) ?? [];
  return (
    size === treeSize &&
    hash === rootHash &&
    name === origin &&
    signature !== undefined &&
    Buffer.from(signature, "base64").toString("base64") === signature &&
    namesOnly(entry.canonicalizedBody, certificate)
  );
}

/** Whether the entry's body, `dsse` 0.0.1, names that certificate as the only one to verify with. */
function namesOnly(body: string, certificate: Uint8Array): boolean {
  const signatures = signaturesIn(Buffer.from(body, "base64").toString("utf8"));
  const [only] = signatures;
  const verifier = signatures.length === 1 ? memberOf(only, "verifier") : undefined;
  if (typeof verifier !== "string") return false;
  const pem = Buffer.from(verifier, "base64").toString("latin1");
  const base64 = pem.replace(/-----(BEGIN|END) CERTIFICATE-----/g, "").replace(/\s/g, "");
  return base64 === Buffer.from(certificate).toString("base64");
}

function signaturesIn(json: string): readonly Json[] {
  return itemsOf(memberOf(memberOf(parseJson(json), "spec"), "signatures"));
}
