import type { Expectation, Verification, VerifiedRecord } from "../record/verification.ts";

/** A verification and what the reader needs to place it. */
export type VerificationReport = {
  /** The record's file, as it was named. */
  readonly record: string;
  readonly verification: Verification;
  readonly expected: Expectation;
  /** Whom the caller trusts: a key, or an identity and its issuer. */
  readonly key?:
    | { readonly hint: string; readonly algorithm: string; readonly origin: string }
    | undefined;
  readonly identity?:
    | { readonly identity: string; readonly issuer: string; readonly root: string }
    | undefined;
  /** The command that verifies the signature with cosign; null when there is no bundle. */
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
  const { expected, cosign } = report;
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
    labelled("made", `${record.finishedAt} by ${record.actor.id} (${record.actor.provenBy})`),
    labelled("expires", record.expiresAt),
    labelled("record", `${record.recordId}  sha256:${record.payloadSha256}`),
    ...keyLines(report),
    ...(cosign === null ? [] : ["The signature with cosign:", `  ${cosign}`]),
  ];
}

function keyLines({ key, identity }: VerificationReport): string[] {
  return [
    ...(key === undefined
      ? []
      : [labelled("key", `${key.algorithm} ${key.hint}, from ${key.origin}`)]),
    ...(identity === undefined
      ? []
      : [
          labelled("identity", `${identity.identity}, by the word of ${identity.issuer}`),
          labelled("root", identity.root),
        ]),
  ];
}

function labelled(label: string, text: string): string {
  return `  ${label.padEnd(10)} ${text}`;
}

/** The verification for a program: schema version 1. */
export function verificationJson(report: VerificationReport): string {
  const { verification, ...rest } = report;
  const document = {
    version: 1,
    verified: verification.kind === "accepted",
    refusals: verification.kind === "refused" ? verification.refusals : [],
    verifiedRecord: verification.kind === "accepted" ? verification.record : null,
    ...rest,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** A line with control and direction characters escaped: a refused record may hold anything. */
function printable(line: string): string {
  return line.replace(
    /[\p{Cc}\p{Cf}\u2028\u2029]/gu,
    (character) => `\\u{${character.codePointAt(0)?.toString(16) ?? ""}}`,
  );
}
