import type { Host } from "../host/host.ts";
import { headKeysOf, isKey } from "../ledger/head-keys.ts";
import { judgeChain } from "../ledger/judge-chain.ts";
import { lookAtChain } from "../ledger/look-at-chain.ts";
import { readStatement } from "../record/read-statement.ts";
import type { Trust } from "../record/trust.ts";
import { type Refusal, type Verification, verificationOf } from "../record/verification.ts";
import { type RecordFiles, signedStatementOf } from "../record/verify-record.ts";
import { Misuse } from "./load-config.ts";
import { anchorOf, ledgerFileOf } from "./open-ledger-file.ts";
import type { Output } from "./output.ts";

export type ChainRequest = {
  /** The ledger that the record has to be in; undefined when it is not asked for. */
  readonly ledger?: string | undefined;
  /** SIZE:ROOT, or a file with a head. */
  readonly anchor?: string | undefined;
};

type ChainWorld = {
  readonly host: Pick<Host, "clock" | "files" | "journals">;
  readonly directory: string;
  readonly output: Pick<Output, "message">;
  /** Whose signature over the ledger's head counts, when it is a key's. */
  readonly trust: Trust;
};

/** A verification with what the ledger has to say of the record, when one was named. */
export async function withChain(
  verification: Verification,
  files: RecordFiles,
  request: ChainRequest,
  world: ChainWorld,
): Promise<Verification> {
  if (request.ledger === undefined) {
    if (request.anchor === undefined) return verification;
    throw new Misuse("--anchor says what a ledger was once: name the ledger with --ledger.");
  }
  if (request.anchor === undefined) {
    world.output.message(
      "No anchor was given with the ledger, so an older copy of it, without newer records, would not be noticed.",
    );
  }
  if (!world.trust.signers.some(isKey)) {
    world.output.message(
      "No key is trusted that signs the ledger's head, so a ledger that was written anew as a whole would not be noticed.",
    );
  }
  const refusals = await chainRefusals(files, request, world);
  return verification.kind === "accepted"
    ? verificationOf(refusals, verification.record, verification.signing)
    : verificationOf([...verification.refusals, ...refusals], undefined, verification.signing);
}

async function chainRefusals(
  files: RecordFiles,
  request: ChainRequest,
  { host, directory, trust }: ChainWorld,
): Promise<readonly Refusal[]> {
  const signed = signedStatementOf(files);
  if ("code" in signed) return [];
  const statement = readStatement(signed.payload);
  if ("code" in statement) return [];
  const { path, project } = await ledgerFileOf(host, directory, request);
  const anchor = await anchorOf(host, directory, request.anchor);
  const { payload } = signed;
  const presented = { payload, predicate: statement.predicate, project };
  const keys = headKeysOf(trust);
  const refusals = [...judgeChain(await lookAtChain(host, { path, keys, anchor }, presented))];
  return keys.length === 0 && trust.signers.some(isKey) ? [nobodyVouches, ...refusals] : refusals;
}

const nobodyVouches: Refusal = {
  code: "CHAIN_BROKEN",
  message: "Every trusted key is revoked, so nobody vouches for the ledger's head.",
};
