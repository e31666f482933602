import type { Envelope } from "./envelope.ts";
import type { KeylessBundle } from "./signers/keyless/keyless-bundle.ts";
import type { SigningCertificate } from "./signers/keyless/signing-certificate.ts";

/** A record's signed bytes, with what is said to prove who signed them. Nothing is verified yet. */
export type SignedStatement = {
  /** The statement's bytes, as they were signed. */
  readonly payload: Uint8Array;
  readonly proof: Proof;
};

export type Proof = KeyProof | KeylessProof | SshProof;

/** A signature of a bare key over the DSSE pre-authentication encoding, out of either wrapper. */
export type KeyProof = {
  readonly kind: "key";
  readonly form: "bundle" | "dsse";
  readonly envelope: Envelope;
  readonly signature: Uint8Array;
  /** Only a bundle names its key. */
  readonly hint: string | undefined;
  /** RFC 3161 timestamps over the signature, DER; only a bundle carries any. */
  readonly timestamps: readonly Uint8Array[];
};

/** A Sigstore bundle with a certificate: https://github.com/sigstore/protobuf-specs, bundle v0.3. */
export type KeylessProof = {
  readonly kind: "keyless";
  readonly envelope: Envelope;
  /** The whole bundle, parsed. */
  readonly bundle: KeylessBundle;
  /** What its certificate says. */
  readonly certificate: SigningCertificate;
};

/** An armoured SSH signature over the statement's bytes: https://github.com/openssh/openssh-portable/blob/master/PROTOCOL.sshsig */
export type SshProof = { readonly kind: "ssh"; readonly armored: string };
