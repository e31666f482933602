import { GateFault } from "../gate/fault.ts";
import { exitCodes } from "../gate/result.ts";
import type { Host } from "../host/host.ts";
import { locate } from "../host/locate.ts";
import { digestPattern, isCommitId } from "../record/formats.ts";
import { predicateType } from "../record/promotion-record.ts";
import { readContent } from "../record/read-content.ts";
import { recordSuffixes, stemOf } from "../record/record-name.ts";
import { readTrustedKey, type TrustedKey } from "../record/signers/read-trusted-key.ts";
import { type TrustedIdentity, trustIn, trustInOne } from "../record/trust.ts";
import type { Expectation } from "../record/verification.ts";
import { type RecordFiles, verifyRecord } from "../record/verify-record.ts";
import { verificationJson, verificationText } from "../report/verification.ts";
import { Misuse } from "./load-config.ts";
import { type IdentityRequest, readTrustedIdentity } from "./read-trusted-identity.ts";
import type { World } from "./world.ts";

export type VerifyRequest = Expectation &
  IdentityRequest & {
    /** NAME.sigstore.json or NAME.dsse.json. */
    readonly record: string;
    /** File of the public key, in PEM. */
    readonly key?: string | undefined;
    readonly json: boolean;
  };

/**
 * Verifies a record offline, against the caller's expectations and key. Exit code 0 only when the record
 * authorises the promotion, 1 when it is refused. Throws `Misuse`, and faults when a file cannot be read.
 */
export async function verify(
  request: VerifyRequest,
  { host, output, directory }: World,
): Promise<number> {
  assertExpectation(request);
  const identity = await readTrustedIdentity(host, directory, request);
  if (identity !== undefined && request.key !== undefined)
    throw new Misuse("--key and --certificate-identity are two ways to trust; give one of them.");
  const key =
    identity === undefined ? await readTrustedKey(host, directory, request.key) : undefined;
  const now = host.clock.now();
  const trust =
    identity !== undefined ? trustInOne(identity, now) : key && trustIn(key.key, key.origin, now);
  if (trust === undefined) {
    throw new Misuse(
      "There is no key to verify with. Give --key FILE (a PEM public key), or set PROMOTE_PUBLIC_KEY; for a keyless record give --certificate-identity and --certificate-oidc-issuer.",
    );
  }
  const files = await readRecordFiles(host, locate(directory, request.record));
  const { commit, environment, repository, policyDigest } = request;
  const expected = { commit, environment, repository, policyDigest };
  const verification = verifyRecord(files, expected, trust);
  const report = {
    record: request.record,
    verification,
    expected,
    key: key && { hint: key.key.hint, algorithm: key.key.algorithm, origin: key.origin },
    identity: identity && {
      identity: identity.identity,
      issuer: identity.issuer,
      root: identity.root.origin,
    },
    cosign:
      files.siblings.bundle?.kind === "bytes" ? cosignCommand(request, identity ?? key) : null,
  };
  output.document(request.json ? verificationJson(report) : verificationText(report));
  return verification.kind === "accepted" ? exitCodes.yes : exitCodes.no;
}

function assertExpectation({ commit, environment, repository, policyDigest }: Expectation): void {
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

/** The named file and those beside it that share its name. */
async function readRecordFiles(host: Pick<Host, "files">, path: string): Promise<RecordFiles> {
  const record = await readContent(host, path);
  if (record.kind === "missing") throw new GateFault("record/missing", { path });
  if (record.kind === "not-a-file") throw new GateFault("record/not-a-file", { path });
  const stem = stemOf(path);
  const [bundle, dsse, manifest] = await Promise.all([
    readContent(host, `${stem}${recordSuffixes.bundle}`),
    readContent(host, `${stem}${recordSuffixes.dsse}`),
    readContent(host, `${stem}${recordSuffixes.manifest}`),
  ]);
  return { record, siblings: { bundle, dsse }, manifest };
}

/** Says what a signature alone says: that the key signed this manifest. The rest is `promote verify`'s. */
function cosignCommand(
  { record, trustedRoot }: VerifyRequest,
  trusted: TrustedKey | TrustedIdentity | undefined,
): string | null {
  const stem = stemOf(record);
  const trustFlags = cosignTrust(trusted, trustedRoot);
  if (trustFlags === undefined) return null;
  return [
    "cosign verify-blob-attestation",
    ...trustFlags,
    `--bundle ${quoted(`${stem}${recordSuffixes.bundle}`)}`,
    ...(trusted !== undefined && "identity" in trusted ? [] : ["--insecure-ignore-tlog"]),
    `--type ${predicateType}`,
    quoted(`${stem}${recordSuffixes.manifest}`),
  ].join(" ");
}

/** Undefined where nothing that cosign does by default says the same: no log has seen such a record. */
function cosignTrust(
  trusted: TrustedKey | TrustedIdentity | undefined,
  root: string | undefined,
): readonly string[] | undefined {
  if (trusted === undefined) return undefined;
  if (!("identity" in trusted)) return [`--key ${quoted(trusted.file ?? "public.pem")}`];
  if (!trusted.root.needsLog) return undefined;
  return [
    `--certificate-identity ${quoted(trusted.identity)}`,
    `--certificate-oidc-issuer ${quoted(trusted.issuer)}`,
    ...(root === undefined ? [] : [`--trusted-root ${quoted(root)}`]),
  ];
}

/** A word as a POSIX shell reads it back. */
function quoted(word: string): string {
  return /^[A-Za-z0-9_./:@%+=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
