import { exitCodes } from "../gate/result.ts";
import { readHead } from "../ledger/head-file.ts";
import { isWhole } from "../ledger/ledger-verification.ts";
import { readHeadText } from "../ledger/read-head-text.ts";
import { verifyLedger } from "../ledger/verify-ledger.ts";
import { readTrustedKey } from "../record/signers/read-trusted-key.ts";
import { trustIn } from "../record/trust.ts";
import { ledgerVerificationJson, ledgerVerificationText } from "../report/ledger-verification.ts";
import { Misuse } from "./load-config.ts";
import { anchorOf, type LedgerFileRequest, ledgerFileOf } from "./open-ledger-file.ts";
import type { World } from "./world.ts";

export type LedgerVerifyRequest = LedgerFileRequest & {
  /** File of the public key, in PEM. */
  readonly key?: string | undefined;
  /** SIZE:ROOT, or a file with a head. */
  readonly anchor?: string | undefined;
  /** Whether the records of the entries are verified, too. */
  readonly records: boolean;
  readonly json: boolean;
};

/**
 * Verifies a ledger from its first line to its last. Exit code 0 when it is whole, 1 when it is not. Throws `Misuse`
 * when a signature has to be verified and there is no key, and faults when the ledger cannot be read.
 */
export async function ledgerVerify(
  request: LedgerVerifyRequest,
  { host, output, directory }: World,
): Promise<number> {
  const { path, project, isShared } = await ledgerFileOf(host, directory, request);
  const anchor = await anchorOf(host, directory, request.anchor);
  const trusted = await readTrustedKey(host, directory, request.key);
  const headText = await readHeadText(host, path);
  const isSigned = headText !== undefined && readHead(headText)?.signature !== undefined;
  if (trusted === undefined && (isSigned || request.records)) {
    throw new Misuse(
      "There is no key to verify signatures with. Give --key FILE (a PEM public key), or set PROMOTE_PUBLIC_KEY.",
    );
  }
  const trust =
    trusted === undefined ? undefined : trustIn(trusted.key, trusted.origin, host.clock.now());
  const verification = await verifyLedger(host, {
    path,
    keys: trusted === undefined ? [] : [trusted.key],
    anchor,
    records: request.records && trust !== undefined ? { project, trust, isShared } : undefined,
  });
  const report = { ledger: request.ledger ?? path, verification };
  output.document(request.json ? ledgerVerificationJson(report) : ledgerVerificationText(report));
  return isWhole(verification) ? exitCodes.yes : exitCodes.no;
}
