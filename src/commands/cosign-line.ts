import { predicateType } from "../record/promotion-record.ts";
import { recordSuffixes, stemOf } from "../record/record-name.ts";

/** Says what a signature alone says: that the key signed this manifest. The rest is `promote verify`'s. */
export function cosignLine(record: string, bundle: string, publicKey: string): string {
  return [
    "cosign verify-blob-attestation",
    `--key ${quoted(publicKey)}`,
    `--bundle ${quoted(bundle)}`,
    "--insecure-ignore-tlog",
    `--type ${predicateType}`,
    quoted(`${stemOf(record)}${recordSuffixes.manifest}`),
  ].join(" ");
}

/** A word as a POSIX shell reads it back. */
function quoted(word: string): string {
  return /^[A-Za-z0-9_./:@%+=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
