import type { FaultReport } from "../gate/fault.ts";
import type { Finding } from "../gate/finding.ts";
import { exitCodeOf, type Reservation } from "../gate/result.ts";
import type { PromotionRecord, RecordedCheck } from "../record/promotion-record.ts";
import type { RunReport } from "./run-report.ts";
import { rankedFindings } from "./run-report.ts";
import { foundRulesOf, sarifLevels, sarifLog } from "./sarif.ts";
import { encodedPath, repositoryPathOf, webAddressOf } from "./source-links.ts";
import { visible } from "./visible.ts";
import { verdictOf } from "./words.ts";

/** The repository's top level, in the words of code scanning. */
const sourceRoot = "%SRCROOT%";

/** The run as SARIF 2.1.0, with the words of the rules that found something. */
export function runSarif({ record, folder, rules: words }: RunReport): string {
  const { predicate } = record;
  const findings = rankedFindings(record).map(({ finding }) => finding);
  const found = foundRulesOf(words, findings);
  return sarifLog(predicate.verifier.version, found, {
    automationDetails: { id: `promote check/${encodedPath(predicate.environment.to)}/` },
    versionControlProvenance: provenanceOf(predicate),
    invocations: [invocationOf(record)],
    results: findings.map((finding) =>
      resultOf(finding, found.indexes.get(finding.rule), folder, predicate.policy.uri),
    ),
    properties: { recordId: predicate.recordId, outcome: predicate.outcome },
  });
}

function provenanceOf({ repository, source }: PromotionRecord["predicate"]) {
  const repositoryUri = webAddressOf(repository.uri);
  if (repositoryUri === undefined) return [];
  const branch = source.ref === null ? {} : { branch: visible(source.ref) };
  const mappedTo = { uriBaseId: sourceRoot };
  return [{ repositoryUri, revisionId: source.commit, ...branch, mappedTo }];
}

/** Undecided is not successful: what could not be looked at has no results, and must not read as clean. */
function invocationOf(record: PromotionRecord) {
  const { outcome, checks, reservations, startedAt, finishedAt } = record.predicate;
  return {
    executionSuccessful:
      outcome !== "undecided" && checks.every(({ status }) => status !== "undecided"),
    exitCode: exitCodeOf(outcome),
    exitCodeDescription: inert(verdictOf(record)),
    startTimeUtc: startedAt,
    endTimeUtc: finishedAt,
    toolExecutionNotifications: [
      ...checks.flatMap((check) =>
        check.fault === undefined ? [] : [faultNotification(check, check.fault)],
      ),
      ...reservations.map(reservationNotification),
    ],
  };
}

function faultNotification({ id }: RecordedCheck, { code, message, remedy }: FaultReport) {
  return {
    descriptor: { id: code },
    level: "error",
    message: { text: inert(`${id} could not be decided. ${message} ${remedy}`) },
  };
}

function reservationNotification({ message }: Reservation) {
  return { level: "warning", message: { text: inert(message) } };
}

function resultOf(finding: Finding, ruleIndex: number | undefined, folder: string, policy: string) {
  const { rule, severity, subject, message, remedy, detail, fingerprint, waived } = finding;
  return {
    ruleId: rule,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: sarifLevels[severity],
    message: { text: inert(`${subject} ${message} ${remedy}`) },
    locations: [locationOf(finding, folder, policy)],
    partialFingerprints: { "promote/v1": fingerprint },
    ...(waived === undefined
      ? {}
      : {
          suppressions: [
            {
              kind: "external",
              status: "accepted",
              justification: inert(`${waived.reason} (${waived.owner}, until ${waived.until})`),
            },
          ],
        }),
    properties: {
      subject: visible(subject),
      ...(detail === undefined ? {} : { detail: visible(detail) }),
    },
  };
}

/** Where to look. What is in no file is shown at the configuration, which has it looked for: code scanning takes no result without. */
function locationOf({ place }: Finding, folder: string, policy: string) {
  const path = place && repositoryPathOf(folder, place);
  const artifactLocation = { uri: encodedPath(path ?? policy), uriBaseId: sourceRoot };
  if (path === undefined) {
    return {
      physicalLocation: { artifactLocation, region: { startLine: 1 } },
      message: { text: "The configuration that asks for this check." },
    };
  }
  return { physicalLocation: { artifactLocation, region: { startLine: place?.line ?? 1 } } };
}

/** Text that a viewer shows as it stands: `[words](address)` would be a link. */
function inert(text: string): string {
  return visible(text).replaceAll("](", "] (");
}
