import { exitCodes } from "../gate/result.ts";
import { locate } from "../host/locate.ts";
import { digestPattern, isCommitId } from "../record/formats.ts";
import { recordSuffixes, stemOf } from "../record/record-name.ts";
import { sshKeygenCommand } from "../record/ssh/ssh-keygen-command.ts";
import type { Expectation, JudgedSignature, Verification } from "../record/verification.ts";
import { type RecordFiles, verifyRecord } from "../record/verify-record.ts";
import {
  type ShownSignature,
  type VerificationReport,
  verificationJson,
  verificationText,
} from "../report/verification.ts";
import { cosignLine } from "./cosign-line.ts";
import { type PolicyRequest, withPolicy } from "./expected-policy.ts";
import { Misuse } from "./load-config.ts";
import { type OpenedTrust, openTrust, type TrustRequest, withTimestamps } from "./open-trust.ts";
import { readRecordFiles } from "./read-record-files.ts";
import { type ChainRequest, withChain } from "./verify-chain.ts";
import type { World } from "./world.ts";

export type VerifyRequest = Omit<Expectation, "requiredChecks"> &
  PolicyRequest &
  ChainRequest &
  TrustRequest & {
    /** NAME.sigstore.json, NAME.dsse.json or NAME.statement.json. */
    readonly record: string;
    readonly json: boolean;
  };

/**
 * Verifies a record offline, against the caller's expectations and trust. Exit code 0 only when the record
 * authorises the promotion, 1 when it is refused. Throws `Misuse`, and faults when a file cannot be read.
 */
export async function verify(request: VerifyRequest, world: World): Promise<number> {
  assertExpectation(request);
  const expected = await withPolicy(request, world);
  const opened = await openTrust(request, expected.environment, world);
  const files = await readRecordFiles(world.host, locate(world.directory, request.record));
  const trust = await withTimestamps(opened, files, request, world);
  const keys = trust.signers.flatMap((signer) => (signer.kind === "key" ? [signer.key] : []));
  const verification = await withChain(verifyRecord(files, expected, trust), files, request, {
    ...world,
    keys,
  });
  const report = reportOf(request, expected, verification, files, opened);
  world.output.document(request.json ? verificationJson(report) : verificationText(report));
  return verification.kind === "accepted" ? exitCodes.yes : exitCodes.no;
}

/** Throws `Misuse` for an expectation that nothing could equal. */
export function assertExpectation({
  commit,
  environment,
  repository,
  policyDigest,
}: Expectation): void {
  if (!isCommitId(commit)) {
    throw new Misuse(
      "--commit takes a full commit id, 40 or 64 lower-case hex digits: `git rev-parse HEAD` prints it.",
    );
  }
  if (environment === "") throw new Misuse("--environment takes the name of an environment.");
  if (repository === "") throw new Misuse("--repository takes the URI of a repository.");
  if (policyDigest !== undefined && !digestPattern.test(policyDigest)) {
    throw new Misuse("The policy digest is sha256: and 64 hex digits.");
  }
}

function reportOf(
  request: VerifyRequest,
  expected: Expectation,
  verification: Verification,
  files: RecordFiles,
  opened: OpenedTrust,
): VerificationReport {
  const { key, ssh, identity } = opened;
  const signatures = (verification.signing?.signatures ?? []).map((signature) => ({
    ...signature,
    equivalent: equivalentOf(signature, request, files, opened),
  }));
  return {
    record: request.record,
    verification,
    expected,
    policy: request.policy,
    trust: request.trust ?? null,
    key:
      key === undefined
        ? (ssh?.words ?? null)
        : { hint: key.key.hint, algorithm: key.key.algorithm, origin: key.origin },
    identity:
      identity === undefined
        ? null
        : { identity: identity.identity, issuer: identity.issuer, root: identity.root.origin },
    signatures,
    cosign: signatures[0]?.equivalent ?? null,
  };
}

/** The command of another program that verifies the signature; null when there is none. */
function equivalentOf(
  { cosignature, signer }: JudgedSignature,
  { record }: VerifyRequest,
  files: RecordFiles,
  { key, ssh, trust, trustedRoot }: OpenedTrust,
): ShownSignature["equivalent"] {
  const trusted = trust.signers.find(({ name }) => name === signer?.name);
  if (cosignature === null && files.ssh !== undefined) {
    const own = trusted?.kind === "ssh" ? { keyLine: trusted.key.line } : undefined;
    const reference = ssh?.reference ?? own;
    return reference === undefined ? null : sshKeygenCommand(stemOf(record), reference);
  }
  const bundle = bundleOf(record, cosignature, files.siblings);
  if (bundle === undefined) return null;
  if (key !== undefined) {
    return cosignLine(record, bundle, { publicKey: key.file ?? "public.pem" });
  }
  if (trusted?.kind === "key")
    return cosignLine(record, bundle, { publicKey: `${trusted.name}.pub` });
  // By default cosign asks for an entry in a log; a root without logs has seen none.
  if (trusted?.kind !== "identity" || !trusted.root.needsLog) return null;
  return cosignLine(record, bundle, { ...trusted, root: trustedRoot });
}

/** The bundle that carries a signature, as the caller would name it. */
function bundleOf(
  record: string,
  cosignature: string | null,
  siblings: RecordFiles["siblings"],
): string | undefined {
  if (cosignature === null) {
    const isThere = siblings.bundle?.kind === "bytes";
    return isThere ? `${stemOf(record)}${recordSuffixes.bundle}` : undefined;
  }
  if (!cosignature.endsWith(recordSuffixes.bundle)) return undefined;
  return `${record.slice(0, record.lastIndexOf("/") + 1)}${cosignature}`;
}
