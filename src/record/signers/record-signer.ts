import { sealStatement } from "../envelope.ts";
import type { Predicate } from "../promotion-record.ts";
import { recordSuffixes } from "../record-name.ts";
import { type Trust, type TrustedSigner, trustInOne } from "../trust.ts";
import type { Signer } from "./signer.ts";

/** One file of a signed record. */
export type SealedFile = { readonly suffix: string; readonly text: string };

/** The files of a signed record in the order they are written; the last one makes it a record. */
export type SealedRecord = readonly [SealedFile, ...SealedFile[]];

/** Signs records in one of the ways there are. */
export interface RecordSigner {
  readonly mode: "key" | "keyless" | "ssh";
  /** Who signs, when the way of signing proves it. */
  readonly actor?: Predicate["actor"];
  /** Itself as a verifier would trust it, for records of earlier runs; undefined when that takes more than is here. */
  readonly trusted: TrustedSigner | undefined;
  /** Whose records of earlier runs count, by a trust file; without one, its own. */
  readonly trust?: Trust | undefined;
  /** The key itself, when records are signed with one: it signs the ledger's head, too. */
  readonly key?: Signer;
  /** Signs the statement's bytes, and wraps them for their verifiers. */
  seal(statement: string): Promise<SealedRecord>;
}

/** Whose records of earlier runs a run believes; undefined when none can be verified. */
export function trustAbout({ trust, trusted }: RecordSigner, now: Date): Trust | undefined {
  return trust ?? (trusted && trustInOne(trusted, now));
}

/** Signs records with a bare key: a DSSE envelope, and the same in a Sigstore bundle. */
export function keyRecordSigner(
  signer: Signer,
  name = "the signing key",
  timestamp?: (signature: Uint8Array) => Promise<Uint8Array>,
): RecordSigner {
  return {
    mode: "key",
    key: signer,
    trusted: { kind: "key", name, key: signer.publicKey },
    seal: async (statement) => {
      const { bundle, dsse } = await sealStatement(statement, signer, timestamp);
      return [
        { suffix: recordSuffixes.dsse, text: dsse },
        { suffix: recordSuffixes.bundle, text: bundle },
      ];
    },
  };
}
