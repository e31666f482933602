import { exitCodes } from "../gate/result.ts";
import { readHead } from "../ledger/head-file.ts";
import { currentHeadKeysOf, headKeysOf, isKey } from "../ledger/head-keys.ts";
import type { RecordTrust } from "../ledger/judge-entry-record.ts";
import { isWhole } from "../ledger/ledger-verification.ts";
import { readHeadText } from "../ledger/read-head-text.ts";
import { type LedgerRequest, verifyLedger } from "../ledger/verify-ledger.ts";
import { readTrustedKey } from "../record/signers/read-trusted-key.ts";
import { openTimestampJudge } from "../record/timestamps/open-timestamp-judge.ts";
import { type Trust, trustIn } from "../record/trust.ts";
import { trustFor } from "../record/trust-file/read-trust-file.ts";
import { ledgerVerificationJson, ledgerVerificationText } from "../report/ledger-verification.ts";
import { Misuse } from "./load-config.ts";
import { anchorOf, type LedgerFileRequest, ledgerFileOf } from "./open-ledger-file.ts";
import { readTrustFile } from "./read-trust-file.ts";
import type { World } from "./world.ts";

export type LedgerVerifyRequest = LedgerFileRequest & {
  /** File of the public key, in PEM. */
  readonly key?: string | undefined;
  /** The trust file, in place of a key. */
  readonly trust?: string | undefined;
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
  const trusted = await trustedFor(request, host, directory);
  const headText = await readHeadText(host, path);
  const isSigned = headText !== undefined && readHead(headText)?.signature !== undefined;
  if (trusted === undefined && (isSigned || request.records)) {
    throw new Misuse(
      "There is no key to verify signatures with. Give --key FILE (a PEM public key) or --trust trust.yaml, or set PROMOTE_PUBLIC_KEY.",
    );
  }
  if (isSigned && trusted?.keys.length === 0) {
    throw new Misuse(`${request.trust} has no key to verify the ledger's head with.`);
  }
  const verification = await verifyLedger(host, {
    path,
    keys: trusted?.keys ?? [],
    currentKeys: trusted?.currentKeys,
    anchor,
    records: request.records && trusted ? { ...trusted, project, isShared } : undefined,
  });
  const report = { ledger: request.ledger ?? path, verification };
  output.document(request.json ? ledgerVerificationJson(report) : ledgerVerificationText(report));
  return isWhole(verification) ? exitCodes.yes : exitCodes.no;
}

/** Whose signatures count over heads, and whose over records. */
type LedgerTrust = Required<Pick<LedgerRequest, "keys" | "currentKeys">> &
  Pick<RecordTrust, "trustFor">;

/** Undefined when there is no key. Throws `Misuse`, and faults of files and keys. */
async function trustedFor(
  { key, trust: file }: LedgerVerifyRequest,
  host: World["host"],
  directory: string,
): Promise<LedgerTrust | undefined> {
  const now = host.clock.now();
  if (file === undefined) {
    const trusted = await readTrustedKey(host, directory, key);
    const trust = trusted && trustIn(trusted.key, trusted.origin, now);
    return trust && { ...headTrustOf(trust), trustFor: () => trust };
  }
  if (key !== undefined) throw new Misuse("--trust says who signs; --key does, too. Give one.");
  const { trust } = await readTrustFile(host, directory, file);
  const timestamps = await openTimestampJudge(trust.authorities);
  const anywhere = trustFor(trust, "", now);
  const heads = headTrustOf(anywhere);
  if (heads.keys.length === 0 && anywhere.signers.some(isKey)) {
    throw new Misuse(`Every key in ${file} is revoked, so nobody vouches for the ledger's head.`);
  }
  return {
    ...heads,
    trustFor: (environment = "") => ({ ...trustFor(trust, environment, now), timestamps }),
  };
}

function headTrustOf(trust: Trust) {
  return { keys: headKeysOf(trust), currentKeys: currentHeadKeysOf(trust) };
}
