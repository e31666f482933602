import { createHash } from "node:crypto";
import type { Host } from "../host/host.ts";
import { judgeProof } from "../record/proofs/judge-proof.ts";
import { bytesOf, readContent } from "../record/read-content.ts";
import { readStatement } from "../record/read-statement.ts";
import { recordSuffixes, stemOf } from "../record/record-name.ts";
import type { SignedStatement } from "../record/signed-statement.ts";
import type { Trust } from "../record/trust.ts";
import type { Refusal } from "../record/verification.ts";
import type { LedgerEntry } from "./entry.ts";
import type { ProblemCode } from "./ledger-problem.ts";
import { readRecordOfEntry } from "./read-record-of-entry.ts";

/** How records are judged. */
export type RecordTrust = {
  /** Whose signatures count over a promotion to an environment; to one that nobody knows, when the record is not readable. */
  trustFor(environment: string | undefined): Trust;
  /**
   * Whether somebody whose key counts now vouches for the entry: then a key that was rotated out since counts, where no
   * timestamp says when it signed.
   */
  readonly isVouchedFor: boolean;
};

type Objection = { readonly code: ProblemCode; readonly words: string };

/** Everything in which the record of an entry is not what the entry, and the record itself, say. */
export async function* judgeEntryRecord(
  host: Pick<Host, "files">,
  project: string,
  entry: LedgerEntry,
  trust: RecordTrust,
): AsyncIterable<Objection> {
  const signed = await readRecordOfEntry(host, project, entry.file);
  if (signed === undefined) {
    yield { code: "record-missing", words: "is not there" };
    return;
  }
  if ("code" in signed) {
    yield refusedFor([signed]);
    return;
  }
  const statement = readStatement(signed.payload);
  const environment = "code" in statement ? undefined : statement.predicate.environment.to;
  const refusals = refusalsOf(signed, environment, trust);
  if (refusals.length > 0) yield refusedFor(refusals);
  if (createHash("sha256").update(signed.payload).digest("hex") !== entry.payloadSha256) {
    yield { code: "record-differs", words: "is not the one the entry was made of" };
    return;
  }
  if ("code" in statement) {
    yield refusedFor([statement]);
    return;
  }
  const { subject, predicate } = statement;
  const { chain, recordId } = predicate;
  if (
    chain?.sequence !== entry.seq ||
    chain.previous !== entry.prev ||
    recordId !== entry.recordId
  ) {
    yield { code: "record-differs", words: "names another place in the ledger, or another id" };
  }
  const manifest = await manifestDigest(host, project, entry.file);
  if (manifest !== subject[1].digest.sha256) {
    yield { code: "record-differs", words: "names another manifest than the one beside it" };
  }
}

function refusalsOf(
  signed: SignedStatement,
  environment: string | undefined,
  { trustFor, isVouchedFor }: RecordTrust,
): readonly Refusal[] {
  const trust = trustFor(environment);
  const { refusals, signer, signedAt } = judgeProof(signed, trust);
  const isOver =
    signer?.validUntil !== undefined && signer.validUntil <= trust.now && signedAt === undefined;
  if (!isVouchedFor || !isOver || signed.proof.kind === "keyless") return refusals;
  return refusals.filter(({ code }) => code !== "KEY_EXPIRED");
}

/** The words go on after it. */
function refusedFor(refusals: readonly Pick<Refusal, "message">[]): Objection {
  const messages = refusals.map(({ message }) => message).join(" ");
  return { code: "record-refused", words: `is refused: ${messages.replace(/\.$/, "")}` };
}

async function manifestDigest(
  host: Pick<Host, "files">,
  project: string,
  file: string,
): Promise<string | undefined> {
  const path = `${project}/${stemOf(file)}${recordSuffixes.manifest}`;
  const bytes = bytesOf(await readContent(host, path));
  return typeof bytes === "string" ? undefined : createHash("sha256").update(bytes).digest("hex");
}
