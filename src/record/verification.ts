/** Why a record was refused. A code is stable: scripts branch on it. */
export type ReasonCode =
  | "MALFORMED"
  | "SIG_INVALID"
  | "KEY_UNTRUSTED"
  | "KEY_EXPIRED"
  | "KEY_REVOKED"
  | "TYPE"
  | "SUBJECT_COMMIT"
  | "SUBJECT_MANIFEST"
  | "ENVIRONMENT"
  | "REPOSITORY"
  | "POLICY_DIGEST"
  | "OUTCOME"
  | "STALE"
  | "REPLAYED"
  | "CHAIN_BROKEN"
  | "NOTHING_TO_VERIFY";

/** One step of the verification that failed. */
export type Refusal = {
  readonly code: ReasonCode;
  /** One sentence for the reader. */
  readonly message: string;
};

/** What the caller expects; nothing of it is taken from the record. Compared for equality, never by pattern. */
export type Expectation = {
  /** Full object id, 40 or 64 lower-case hex digits. */
  readonly commit: string;
  /** The environment the commit is to be promoted to. */
  readonly environment: string;
  readonly repository?: string | undefined;
  /** `sha256:` + hex digest of the configuration. */
  readonly policyDigest?: string | undefined;
  /** Ids of checks that must be in the record and have passed, whatever it says is required. */
  readonly requiredChecks?: readonly string[] | undefined;
};

/** What a record says, once it is known to be signed by the trusted key and well-formed. */
export type VerifiedRecord = {
  readonly recordId: string;
  readonly outcome: string;
  readonly commit: string;
  readonly repository: string;
  readonly environment: { readonly from: string; readonly to: string };
  readonly policyDigest: string;
  readonly finishedAt: string;
  readonly expiresAt: string;
  readonly actor: { readonly id: string; readonly provenBy: string };
  readonly checks: readonly { readonly id: string; readonly status: string }[];
  /** When it was signed, as a trusted timestamp authority proves; "untrusted" when only another authority says so. */
  readonly signedAt?: string;
  /** `sha256:` + hex digest of the files of the program that made it, when it says so. */
  readonly distDigest?: string;
  /** Hex SHA-256 of the signed bytes: the record's identity, whichever file carries it. */
  readonly payloadSha256: string;
};

/** One signature over the record, and whether it counts. */
export type JudgedSignature = {
  /** The co-signature's file; null for the signature in the record itself. */
  readonly cosignature: string | null;
  /** Whose it is by the caller's trust; null when it is nobody's. */
  readonly signer: {
    readonly name: string;
    readonly person: string | null;
    /** `SHA256:…` of a key, as SSH tells it. */
    readonly id: string;
  } | null;
  /** Why it does not count; nothing when it does. */
  readonly refusals: readonly Refusal[];
};

/** Who signed, and how many had to. */
export type Signing = {
  readonly signatures: readonly JudgedSignature[];
  /** Different signers, and different people, whose signatures count. */
  readonly counted: { readonly signers: number; readonly people: number };
  readonly needed: { readonly signers: number; readonly people: number };
};

/** Accepted only when every step held; refused with every step that failed, in order. */
export type Verification = (
  | { readonly kind: "accepted"; readonly record: VerifiedRecord }
  | { readonly kind: "refused"; readonly refusals: readonly [Refusal, ...Refusal[]] }
) & {
  /** Undefined when no signature could be read. */
  readonly signing: Signing | undefined;
};

/** Sums steps up: no refusal and a record to speak of, or refused. */
export function verificationOf(
  refusals: readonly Refusal[],
  record: VerifiedRecord | undefined,
  signing?: Signing,
): Verification {
  const [first, ...rest] = refusals;
  if (first !== undefined) return { kind: "refused", refusals: [first, ...rest], signing };
  if (record !== undefined) return { kind: "accepted", record, signing };
  return {
    kind: "refused",
    refusals: [{ code: "NOTHING_TO_VERIFY", message: "Nothing was verified." }],
    signing,
  };
}
