import { shellWordOf } from "../host/shell-word.ts";
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
    `--bundle ${shellWordOf(bundle)}`,
    ...("publicKey" in trust ? ["--insecure-ignore-tlog"] : []),
    `--type ${predicateType}`,
    shellWordOf(`${stemOf(record)}${recordSuffixes.manifest}`),
  ].join(" ");
}

function trustFlags(trust: CosignTrust): readonly string[] {
  if ("publicKey" in trust) return [`--key ${shellWordOf(trust.publicKey)}`];
  return [
    `--certificate-identity ${shellWordOf(trust.identity)}`,
    `--certificate-oidc-issuer ${shellWordOf(trust.issuer)}`,
    ...(trust.root === undefined ? [] : [`--trusted-root ${shellWordOf(trust.root)}`]),
  ];
}
