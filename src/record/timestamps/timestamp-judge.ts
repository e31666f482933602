/** What a timestamp over a signature comes to. */
export type TimestampVerdict =
  | { readonly kind: "proven"; readonly at: Date }
  /** Of an authority that nobody trusts: it proves nothing and counts for nothing. */
  | { readonly kind: "untrusted" }
  | { readonly kind: "invalid"; readonly reason: string };

/** Judges a timestamp (DER of RFC 3161) over the bytes of a signature. */
export type TimestampJudge = (timestamp: Uint8Array, signature: Uint8Array) => TimestampVerdict;
