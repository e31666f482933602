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
import { type ExpectedPolicy, type PolicyRequest, withPolicy } from "./expected-policy.ts";
import { Misuse } from "./load-config.ts";
import { loadPolicy } from "./load-policy.ts";
import { type OpenedTrust, openTrust, type TrustRequest } from "./open-trust.ts";
import type { LoadedPolicy } from "./policy-changes.ts";
import { readRecordFiles } from "./read-record-files.ts";
import { type ChainRequest, withChain } from "./verify-chain.ts";
import { withTimestamps } from "./with-timestamps.ts";
import type { World } from "./world.ts";

export type VerifyRequest = Omit<Expectation, "requiredChecks"> &
  PolicyRequest &
  ChainRequest &
  TrustRequest & {
    /** The branch, tag or commit whose configuration and trust file count. */
    readonly policyRef?: string | undefined;
    /** The configuration in that commit, when it was named. */
    readonly config?: string | undefined;
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
  const followed = await policyFollowed(request, world);
  const expected = await withPolicy(request, world, followed?.expected);
  const opened = await openTrust(request, expected.environment, world, followed?.loaded);
  const files = await readRecordFiles(world.host, locate(world.directory, request.record));
  const trust = await withTimestamps(opened, files, request, world);
  const verification = await withChain(verifyRecord(files, expected, trust), files, request, {
    ...world,
    trust,
  });
  const report = reportOf(request, {
    ...{ expected, verification, files, opened },
    followed: followed?.expected.name,
  });
  world.output.document(request.json ? verificationJson(report) : verificationText(report));
  return verification.kind === "accepted" ? exitCodes.yes : exitCodes.no;
}

/** The configuration of the commit whose word counts; undefined when no commit was named. */
async function policyFollowed(
  { policyRef, config: given }: VerifyRequest,
  { host, directory }: World,
): Promise<{ readonly loaded: LoadedPolicy; readonly expected: ExpectedPolicy } | undefined> {
  if (policyRef === undefined) {
    if (given === undefined) return undefined;
    throw new Misuse("--config names the configuration in a commit: name that with --policy-ref.");
  }
  const { policy, ...loaded } = await loadPolicy(host, directory, given, policyRef);
  const { config, text } = loaded;
  const name = `${policyRef}:${policy.path}`;
  return { loaded: { ...loaded, policy }, expected: { config, bytes: text, name } };
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

/** A record that was looked at, and by what. */
type Verified = {
  readonly expected: Expectation;
  readonly verification: Verification;
  readonly files: RecordFiles;
  readonly opened: OpenedTrust;
  /** The configuration whose word counted, as the caller would name it. */
  readonly followed: string | undefined;
};

function reportOf(
  request: VerifyRequest,
  { expected, verification, files, opened, followed }: Verified,
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
    policy: request.policy ?? followed,
    trust: opened.file ?? null,
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
