import { createHash } from "node:crypto";
import type { Host } from "../host/host.ts";
import { judgeProof } from "../record/proofs/judge-proof.ts";
import { bytesOf, readContent } from "../record/read-content.ts";
import { readStatement } from "../record/read-statement.ts";
import { recordSuffixes, stemOf } from "../record/record-name.ts";
import type { Trust } from "../record/trust.ts";
import type { LedgerEntry } from "./entry.ts";
import type { ProblemCode } from "./ledger-problem.ts";
import { readRecordOfEntry } from "./read-record-of-entry.ts";

type Objection = { readonly code: ProblemCode; readonly words: string };

/** Everything in which the record of an entry is not what the entry, and the record itself, say. */
export async function* judgeEntryRecord(
  host: Pick<Host, "files">,
  project: string,
  entry: LedgerEntry,
  trust: Trust,
): AsyncIterable<Objection> {
  const signed = await readRecordOfEntry(host, project, entry.file);
  if (signed === undefined) {
    yield { code: "record-missing", words: "is not there" };
    return;
  }
  if ("code" in signed) {
    yield { code: "record-refused", words: `is refused: ${signed.message}` };
    return;
  }
  for (const { message } of judgeProof(signed, trust).refusals) {
    yield { code: "record-refused", words: `is refused: ${message}` };
  }
  if (createHash("sha256").update(signed.payload).digest("hex") !== entry.payloadSha256) {
    yield { code: "record-differs", words: "is not the one the entry was made of" };
    return;
  }
  const statement = readStatement(signed.payload);
  if ("code" in statement) {
    yield { code: "record-refused", words: `is refused: ${statement.message}` };
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

async function manifestDigest(
  host: Pick<Host, "files">,
  project: string,
  file: string,
): Promise<string | undefined> {
  const path = `${project}/${stemOf(file)}${recordSuffixes.manifest}`;
  const bytes = bytesOf(await readContent(host, path));
  return typeof bytes === "string" ? undefined : createHash("sha256").update(bytes).digest("hex");
}
