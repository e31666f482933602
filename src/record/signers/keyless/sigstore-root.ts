import type { KeylessBundle } from "./keyless-bundle.ts";

/** The authorities that a certificate, a log entry and a timestamp must come from. */
export interface SigstoreRoot {
  /** For the reader: where it comes from, and how old it is. */
  readonly origin: string;
  /** Whether every record must be in a transparency log; without, a timestamp authority proves the time. */
  readonly needsLog: boolean;
  /** Verifies all of a bundle but who signed it: that is for the caller to compare. */
  verify(bundle: KeylessBundle): RootVerdict;
}

export type RootVerdict =
  | {
      readonly kind: "verified";
      /** The latest time at which log and timestamp authorities have seen the signature. */
      readonly signedAt: Date;
    }
  | { readonly kind: "refused"; readonly reason: string };
