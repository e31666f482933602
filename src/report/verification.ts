import type {
  Expectation,
  JudgedSignature,
  Signing,
  Verification,
  VerifiedRecord,
} from "../record/verification.ts";
import { printable } from "./printable.ts";
import type { VerificationOutput } from "./verification-output.ts";

/** A signature with what else can be said of it. */
export type ShownSignature = JudgedSignature & {
  /** The command of another program that verifies it; null when there is none. */
  readonly equivalent: string | null;
};

/** A verification and what the reader needs to place it. */
export type VerificationReport = {
  /** The record's file, as it was named. */
  readonly record: string;
  readonly verification: Verification;
  readonly expected: Expectation;
  /** The configuration that was given, as it was named. */
  readonly policy?: string | undefined;
  /** The trust file, as it was named; null when a key was given instead. */
  readonly trust: string | null;
  /** The one key that was given; null when it is a trust file's. */
  readonly key: {
    readonly hint: string;
    readonly algorithm: string;
    readonly origin: string;
  } | null;
  /** The identity that was given, whose word it counts by, and whose authorities; null when it was none. */
  readonly identity: {
    readonly identity: string;
    readonly issuer: string;
    readonly root: string;
  } | null;
  readonly signatures: readonly ShownSignature[];
  /** The command of cosign or ssh-keygen that verifies the record's own signature; null when there is none. */
  readonly cosign: string | null;
};

/** The verification for a person: the verdict first, then every reason or every fact. */
export function verificationText(report: VerificationReport): string {
  const { verification, record } = report;
  const lines =
    verification.kind === "accepted"
      ? acceptedLines(verification.record, report)
      : [
          `REFUSED  ${record} authorises nothing.`,
          ...verification.refusals.map(({ code, message }) => `  ${code.padEnd(17)} ${message}`),
          ...keyLines(report),
        ];
  return `${lines.map(printable).join("\n")}\n`;
}

function acceptedLines(record: VerifiedRecord, report: VerificationReport): string[] {
  const { environment, checks } = record;
  const { expected, policy } = report;
  const passed = checks.filter(({ status }) => status === "passed").length;
  const off = checks.filter(({ status }) => status === "not-configured").map(({ id }) => id);
  const uncompared = (expectation: string | undefined, flag: string) =>
    expectation === undefined ? `  (not compared; ${flag} does)` : "";
  return [
    `VERIFIED  ${report.record} authorises commit ${record.commit.slice(0, 12)} for ${environment.to}.`,
    labelled("commit", record.commit),
    labelled(
      "repository",
      `${record.repository}${uncompared(expected.repository, "--repository")}`,
    ),
    labelled("promotion", `${environment.from} -> ${environment.to}`),
    labelled(
      "outcome",
      `${record.outcome}: ${passed} checks passed${off.length === 0 ? "" : `, switched off: ${off.join(", ")}`}`,
    ),
    labelled(
      "policy",
      `${record.policyDigest}${uncompared(expected.policyDigest, "--policy-digest")}`,
    ),
    ...(policy === undefined
      ? []
      : [labelled("required", `${expected.requiredChecks?.join(", ")}, by ${policy}`)]),
    labelled("made", `${record.finishedAt} by ${record.actor.id} (${record.actor.provenBy})`),
    ...(record.signedAt === undefined ? [] : [labelled("signed", signedWords(record.signedAt))]),
    labelled("expires", record.expiresAt),
    labelled("record", `${record.recordId}  sha256:${record.payloadSha256}`),
    ...(record.distDigest === undefined ? [] : [labelled("made with", record.distDigest)]),
    ...keyLines(report),
    ...equivalentLines(report),
  ];
}

function signedWords(signedAt: string): string {
  return signedAt === "untrusted"
    ? "at a time told by a timestamp authority that is not trusted (--tsa-certificate)"
    : `${signedAt}, as a timestamp proves`;
}

function keyLines({
  key,
  identity,
  trust,
  signatures,
  verification,
}: VerificationReport): string[] {
  const { signing } = verification;
  const isPlain = signatures.length <= 1 && trust === null;
  return [
    ...(key === null ? [] : [labelled("key", `${key.algorithm} ${key.hint}, from ${key.origin}`)]),
    ...(identity === null
      ? []
      : [
          labelled("identity", `${identity.identity}, by the word of ${identity.issuer}`),
          labelled("root", identity.root),
        ]),
    ...(trust === null ? [] : [labelled("trust", trust)]),
    ...(isPlain || signing === undefined ? [] : signingLines(signing)),
  ];
}

/** Who signed, and what keeps a signature from counting. */
function signingLines({ signatures, counted, needed }: Signing): string[] {
  return [
    labelled(
      "signed by",
      `${counted.signers} of ${needed.signers} signers and ${counted.people} of ${needed.people} people that it needs`,
    ),
    ...signatures.flatMap(({ cosignature, signer, refusals }) => {
      const who =
        signer === null ? "an unknown signer" : `${signer.name}${personWords(signer.person)}`;
      const where = cosignature === null ? "the record" : cosignature;
      const mark = refusals.length === 0 ? "counts" : "does not count";
      return [
        labelled("", `${who}, in ${where}: ${mark}`),
        ...(cosignature === null
          ? []
          : refusals.map(({ code, message }) => labelled("", `  ${code} ${message}`))),
      ];
    }),
  ];
}

function personWords(person: string | null): string {
  return person === null ? "" : ` (${person})`;
}

function equivalentLines({ signatures }: VerificationReport): string[] {
  const lines = signatures
    .filter(({ refusals }) => refusals.length === 0)
    .flatMap(({ equivalent }) => (equivalent === null ? [] : [equivalent]));
  const programs = new Set(lines.map((line) => line.split(" ")[0]));
  const title = `The ${lines.length === 1 ? "signature" : "signatures"} with ${[...programs].join(" and ")}:`;
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`)];
}

function labelled(label: string, text: string): string {
  return `  ${label.padEnd(10)} ${text}`;
}

/** The verification for a program: schema version 1. */
export function verificationJson(report: VerificationReport): string {
  const { verification, expected, policy, signatures, ...rest } = report;
  const { signing } = verification;
  const refused = verification.kind === "refused" ? verification.refusals : [];
  const document: VerificationOutput = {
    version: 1,
    verified: verification.kind === "accepted",
    refusals: [...refused],
    verifiedRecord: verification.kind === "accepted" ? recordOutput(verification.record) : null,
    ...rest,
    expected: JSON.parse(JSON.stringify({ ...expected, policy })),
    threshold: signing === undefined ? null : { needed: signing.needed, counted: signing.counted },
    signatures: signatures.map((signature) => ({
      ...signature,
      refusals: [...signature.refusals],
    })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function recordOutput(record: VerifiedRecord): NonNullable<VerificationOutput["verifiedRecord"]> {
  return { ...record, checks: [...record.checks] };
}
