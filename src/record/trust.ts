import type { SigstoreRoot } from "./signers/keyless/sigstore-root.ts";
import type { PublicKey } from "./signers/public-key.ts";
import { sshFormOf } from "./signers/ssh-form.ts";
import type { SshPublicKey } from "./ssh/ssh-public-key.ts";
import type { TimestampJudge } from "./timestamps/timestamp-judge.ts";

/** What a verifier believes: whose signatures count, until when, and how many are needed. */
export type Trust = {
  readonly signers: readonly TrustedSigner[];
  /** How many different signers, and how many different people behind them, a record needs. */
  readonly threshold: { readonly signers: number; readonly people: number };
  readonly now: Date;
  /** Judges timestamps over signatures; without one they are not looked at, and count for nothing. */
  readonly timestamps?: TimestampJudge | undefined;
};

export type TrustedSigner = TrustedKey | TrustedSshKey | TrustedIdentity;

type Trusted = {
  /** For the reader: its name in `trust.yaml`, or how it was given. */
  readonly name: string;
  /** Who signs with it; two signers of one person count as one person. The name, without. */
  readonly person?: string | undefined;
  /** Signatures count from then on, and until then. */
  readonly validFrom?: Date | undefined;
  readonly validUntil?: Date | undefined;
  readonly revoked?: { readonly at: Date; readonly reason: string } | undefined;
  /** The environment in question, when this signer is not one of those that count for it. */
  readonly excludedFrom?: string | undefined;
};

export type TrustedKey = Trusted & { readonly kind: "key"; readonly key: PublicKey };

/** A key as SSH has it. The principal is who a record that it signs has to say signed it. */
export type TrustedSshKey = Trusted & {
  readonly kind: "ssh";
  readonly key: SshPublicKey;
  readonly principal?: string | undefined;
};

/** Whoever holds a certificate for exactly this identity, which exactly this issuer has proven. */
export type TrustedIdentity = Trusted & {
  readonly kind: "identity";
  /** Subject alternative name of the certificate: the URI of a workflow, or an e-mail address. */
  readonly identity: string;
  readonly issuer: string;
  readonly root: SigstoreRoot;
};

/** One signature of anybody who is trusted is enough. */
export const oneSigner: Trust["threshold"] = { signers: 1, people: 1 };

/** The trust in one key, for ever. */
export function trustIn(key: PublicKey, name: string, now: Date): Trust {
  return trustInOne({ kind: "key", name, key }, now);
}

/** The trust in one signer, whose signature is enough. */
export function trustInOne(signer: TrustedSigner, now: Date): Trust {
  return { signers: [signer], threshold: oneSigner, now };
}

/** What a signer is, whatever it is called: two names of one key are one signer. */
export function signerIdOf(signer: TrustedSigner): string {
  switch (signer.kind) {
    case "key":
      return sshFormOf(signer.key).fingerprint;
    case "ssh":
      return signer.key.fingerprint;
    case "identity":
      return `${signer.identity} by ${signer.issuer}`;
  }
}
