/** Who takes part in a keyless signature. */
export type KeylessServices = {
  /** The certificate authority, a URL without final slash; likewise the others. */
  readonly fulcio: string;
  /** The transparency log; absent for repositories that must not be named in public. */
  readonly rekor?: string | undefined;
  readonly timestampAuthority?: string | undefined;
  /** Whom the id-token is for. */
  readonly audience: string;
};
