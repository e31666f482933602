import { predicateType } from "../record/promotion-record.ts";
import { recordSuffixes, stemOf } from "../record/record-name.ts";

/** Whom cosign is told to trust: a public key's file, or an identity. */
export type CosignTrust =
  | { readonly publicKey: string }
  | {
      readonly identity: string;
      readonly issuer: string;
      /** File of the trusted root; cosign's own, without. */
      readonly root: string | undefined;
    };

/** Says what a signature alone says: that the signer signed this manifest. The rest is `promote verify`'s. */
export function cosignLine(record: string, bundle: string, trust: CosignTrust): string {
  return [
    "cosign verify-blob-attestation",
    ...trustFlags(trust),
    `--bundle ${quoted(bundle)}`,
    ...("publicKey" in trust ? ["--insecure-ignore-tlog"] : []),
    `--type ${predicateType}`,
    quoted(`${stemOf(record)}${recordSuffixes.manifest}`),
  ].join(" ");
}

function trustFlags(trust: CosignTrust): readonly string[] {
  if ("publicKey" in trust) return [`--key ${quoted(trust.publicKey)}`];
  return [
    `--certificate-identity ${quoted(trust.identity)}`,
    `--certificate-oidc-issuer ${quoted(trust.issuer)}`,
    ...(trust.root === undefined ? [] : [`--trusted-root ${quoted(trust.root)}`]),
  ];
}

/** A word as a POSIX shell reads it back. */
function quoted(word: string): string {
  return /^[A-Za-z0-9_./:@%+=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
