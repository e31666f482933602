import { exitCodes } from "../gate/result.ts";
import { locate } from "../host/locate.ts";
import { cosignatureNameOf } from "../record/cosignature-name.ts";
import { judgeStatement } from "../record/judge-statement.ts";
import { judgeProof } from "../record/proofs/judge-proof.ts";
import { readStatement } from "../record/read-statement.ts";
import { recordSuffixes, stemOf } from "../record/record-name.ts";
import type { SignedStatement } from "../record/signed-statement.ts";
import type { PublicKey } from "../record/signers/public-key.ts";
import { readSigningKey } from "../record/signers/read-signing-key.ts";
import { keyRecordSigner } from "../record/signers/record-signer.ts";
import type { Signer } from "../record/signers/signer.ts";
import { sshFormOf } from "../record/signers/ssh-form.ts";
import { parseSshSignature } from "../record/ssh/ssh-signature.ts";
import type { ReadPredicate } from "../record/statement-schema.ts";
import { trustIn } from "../record/trust.ts";
import type { Refusal } from "../record/verification.ts";
import { type RecordFiles, signedStatementOf } from "../record/verify-record.ts";
import { cosigningText, refusedText } from "../report/cosigning.ts";
import { Misuse } from "./load-config.ts";
import { readRecordFiles } from "./read-record-files.ts";
import { assertExpectation } from "./verify.ts";
import type { World } from "./world.ts";

export type RecordSignRequest = {
  /** NAME.sigstore.json or NAME.dsse.json, or NAME.statement.json of a record signed with an SSH key. */
  readonly record: string;
  /** What the signer means to sign; what the record says, when not given. */
  readonly commit?: string | undefined;
  readonly environment?: string | undefined;
  readonly repository?: string | undefined;
};

const variable = "PROMOTE_SIGNING_KEY";

/**
 * Adds a signature of one's own over a record's bytes, in files beside it, and says what was signed. Refuses, with exit
 * code 1 and nothing written, whatever would not authorise the promotion it is for. Throws `Misuse` and `signing/…`.
 */
export async function recordSign(
  request: RecordSignRequest,
  { host, output, directory }: World,
): Promise<number> {
  const signer = await readSigningKey(host, variable, directory);
  const path = locate(directory, request.record);
  const files = await readRecordFiles(host, path);
  const read = readToSign(files, request, host.clock.now());
  if ("refusals" in read) {
    output.document(refusedText(request.record, read.refusals));
    return exitCodes.no;
  }
  assertNotSignedYet(files, signer, host.clock.now());
  const stem = cosignatureNameOf(stemOf(path), signer.publicKey);
  await assertFree(stem, { host });
  output.message(cosigningText(request.record, read.predicate, wordsOf(signer)));
  const sealed = await keyRecordSigner(signer).seal(read.text);
  let written = "";
  for (const { suffix, text } of sealed) {
    written = `${stem}${suffix}`;
    await host.files.writeAtomic(written, text);
  }
  output.document(`${written}\n`);
  return exitCodes.yes;
}

type ToSign = { readonly text: string; readonly predicate: ReadPredicate };

/** The bytes to sign as text, once everything about them holds but who has signed them. */
function readToSign(
  files: RecordFiles,
  { commit, environment, repository }: RecordSignRequest,
  now: Date,
): ToSign | { readonly refusals: readonly Refusal[] } {
  const signed = signedStatementOf(files);
  if ("code" in signed) return { refusals: [signed] };
  const statement = readStatement(signed.payload);
  if ("code" in statement) return { refusals: [statement] };
  const { predicate } = statement;
  const expected = {
    commit: commit ?? predicate.source.commit,
    environment: environment ?? predicate.environment.to,
    repository,
  };
  assertExpectation(expected);
  const refusals = [...judgeStatement(statement, { manifest: files.manifest, expected, now })];
  if (refusals.length > 0) return { refusals };
  const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(signed.payload);
  return { text, predicate };
}

/** Throws `Misuse` when the record's own signature is this key's: a second one counts for nothing. */
function assertNotSignedYet(files: RecordFiles, { publicKey }: Signer, now: Date): void {
  const signed = signedStatementOf(files);
  if ("code" in signed || !isSignedWith(signed, publicKey, now)) return;
  throw new Misuse(
    `The record is signed with the key of ${variable} already; two signatures of one key count as one.`,
  );
}

/** An SSH signature names its key; of a bare one it shows when the key verifies it. */
function isSignedWith(signed: SignedStatement, key: PublicKey, now: Date): boolean {
  switch (signed.proof.kind) {
    case "key":
      return judgeProof(signed, trustIn(key, variable, now)).signer !== undefined;
    case "ssh": {
      const signature = parseSshSignature(signed.proof.armored);
      if (typeof signature === "string") return false;
      return signature.publicKey.fingerprint === sshFormOf(key).fingerprint;
    }
    case "keyless":
      return false;
  }
}

/** Throws `Misuse` when the last of the files is there; one that a killed run left alone is written anew. */
async function assertFree(stem: string, { host }: Pick<World, "host">): Promise<void> {
  const bundle = `${stem}${recordSuffixes.bundle}`;
  if ((await host.files.status(bundle)) === undefined) return;
  throw new Misuse(`${bundle} exists: the record is co-signed with this key already.`);
}

function wordsOf({ publicKey }: Signer): string {
  return `${publicKey.algorithm} ${sshFormOf(publicKey).fingerprint}`;
}
