import { readStatement } from "../read-statement.ts";
import type { SigningCertificate } from "../signers/keyless/signing-certificate.ts";
import type { Refusal } from "../verification.ts";

/** Where a certificate and the statement it signs disagree about who ran the gate, in which repository, on what commit. */
export function* judgeSource(
  payload: Uint8Array,
  { identity, sourceRepository, sourceCommit }: SigningCertificate,
): Iterable<Refusal> {
  const statement = readStatement(payload);
  if ("code" in statement) return;
  const { actor, repository, source } = statement.predicate;
  if (actor.provenBy !== "oidc" || actor.id !== identity) {
    yield {
      code: "KEY_UNTRUSTED",
      message: `The record says that ${actor.id} made it, and its certificate is for ${identity}.`,
    };
  }
  if (sourceRepository !== undefined && sourceRepository !== repository.uri) {
    yield {
      code: "REPOSITORY",
      message: `The record is of ${repository.uri}, and its certificate is for a run in ${sourceRepository}.`,
    };
  }
  if (sourceCommit !== undefined && sourceCommit !== source.commit) {
    yield {
      code: "SUBJECT_COMMIT",
      message: `The record is for commit ${source.commit}, and its certificate is for a run of ${sourceCommit}.`,
    };
  }
}
