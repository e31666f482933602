import type { ShownCheck, ShownPredicate, ShownRecord } from "../record/shown-statement.ts";
import { inlineJson, type Leaf, leavesOf } from "./record-leaves.ts";
import {
  claimOf,
  labelled,
  notVerified,
  printedJson,
  printedLines,
  section,
} from "./record-lines.ts";
import { durationOf } from "./words.ts";

/** A record for a person, all of it, between two lines that say that nothing is verified. */
export function recordShowText(record: ShownRecord): string {
  const { predicate } = record;
  const warning = notVerified("this record");
  return printedLines([
    warning,
    "",
    ...headLines(record),
    ...section("Checks", predicate.checks.flatMap(checkLines)),
    ...section("Findings", predicate.checks.flatMap(findingLines)),
    ...section(
      "Reservations",
      predicate.reservations.map(({ message }) => `  ${message}`),
    ),
    ...section("Waivers", predicate.waivers.flatMap(waiverLines)),
    ...section(
      "Confirmations",
      predicate.confirmations.map((one) => `  ${inlineJson(one)}`),
    ),
    ...section("Evidence", leavesOf(predicate.evidence).map(leafLine)),
    ...section(
      "Separation",
      predicate.separation.map((one) => `  ${inlineJson(one)}`),
    ),
    "",
    warning,
  ]);
}

/** A record for a program: schema version 1. */
export function recordShowJson(record: ShownRecord): string {
  return printedJson({ version: 1, verified: false, ...record });
}

function headLines(record: ShownRecord): readonly string[] {
  const { predicate, payloadSha256, signed, objections, file } = record;
  const { environment, source, policy, verifier, actor, invocation, chain } = predicate;
  return [
    `${claimOf(record).toUpperCase()}  ${environment.from} -> ${environment.to}  ${source.commit.slice(0, 12)}`,
    ...objections.map((objection) => labelled("", objection)),
    labelled("file", file),
    labelled("record", `${predicate.recordId}  sha256:${payloadSha256}`),
    labelled("repository", predicate.repository.uri),
    labelled("commit", `${source.commit}${refWords(source.ref)}`),
    labelled("tree", source.tree),
    labelled("after", previousWords(source)),
    labelled("purpose", predicate.purpose),
    labelled("started", predicate.startedAt),
    labelled("finished", predicate.finishedAt),
    labelled("expires", predicate.expiresAt),
    labelled("actor", `${actor.kind} ${actor.id} (${actor.provenBy})`),
    labelled(
      "signed",
      signed === null
        ? "no"
        : `${signed.kind}${signed.hint === null ? "" : `, names the key ${signed.hint}`}`,
    ),
    labelled(
      "policy",
      `${policy.uri} of ${policy.commit}, ${policy.digest}${policy.changedInHead === true ? ", changed in the candidate" : ""}`,
    ),
    ...(policy.changes ?? []).map(({ part, file }) =>
      labelled("", `${part} ${file} of the candidate takes effect after it is merged`),
    ),
    labelled("required", policy.requiredChecks.join(", ")),
    labelled(
      "made by",
      `${verifier.id} ${verifier.version}${verifier.node === undefined ? "" : ` on Node ${verifier.node}`}`,
    ),
    ...(verifier.distDigest === undefined ? [] : [labelled("made with", verifier.distDigest)]),
    labelled("run", invocation === null ? "by hand" : inlineJson(invocation)),
    labelled(
      "chain",
      chain === null ? "none" : `entry ${chain.sequence} after ${chain.previous ?? "nothing"}`,
    ),
  ];
}

function refWords(ref: string | null | undefined): string {
  return ref === null || ref === undefined ? "" : ` on ${ref}`;
}

function previousWords({ previousRelease, firstRelease }: ShownPredicate["source"]): string {
  if (previousRelease) return `release ${previousRelease.tag} (${previousRelease.commit})`;
  return firstRelease === true ? "no release: the first" : "no known release";
}

function checkLines(check: ShownCheck): readonly string[] {
  const { id, status, durationMs, headline, reason, counts, inputs, factsDigest, fault } = check;
  const time = durationMs === undefined ? "" : `, ${durationOf(durationMs)}`;
  return [
    `  ${status.padEnd(14)} ${id}${time}`,
    ...indented(headline, reason === undefined ? undefined : `switched off: ${reason}`),
    ...indented(...Object.entries(counts ?? {}).map(([name, count]) => `${name} ${count}`)),
    ...indented(...(inputs ?? []).map(({ name, sha256 }) => `read ${name} sha256:${sha256}`)),
    ...indented(factsDigest === undefined ? undefined : `facts ${factsDigest}`),
    ...indented(fault && `fault ${fault.code}: ${fault.message}`, fault?.remedy),
  ];
}

function indented(...texts: readonly (string | undefined)[]): readonly string[] {
  return texts.flatMap((text) => (text === undefined || text === "" ? [] : [`      ${text}`]));
}

function findingLines({ findings }: ShownCheck): readonly string[] {
  return findings.flatMap(({ severity, subject, message, waived, place, detail, ...finding }) => [
    `  ${waived === undefined ? severity : `${severity}, waived`}: ${subject} ${message}`,
    ...indented(
      place && `where ${place.file}${place.line === undefined ? "" : `:${place.line}`}`,
      ...(detail === undefined
        ? []
        : detail
            .trimEnd()
            .split("\n")
            .map((line) => `| ${line}`)),
      finding.why && `why ${finding.why}`,
      finding.remedy && `remedy ${finding.remedy}`,
      waived && `waived until ${waived.until} by ${waived.owner}: ${waived.reason}`,
      `rule ${finding.rule}  ${finding.fingerprint}`,
    ),
  ]);
}

function waiverLines(waiver: ShownPredicate["waivers"][number]): readonly string[] {
  const { fingerprint, rule, subject, owner, until, reason } = waiver;
  return [`  ${fingerprint}  ${rule}: ${subject}`, `      until ${until} by ${owner}: ${reason}`];
}

function leafLine({ path, value }: Leaf): string {
  return path === "" ? "  none" : `  ${path} ${inlineJson(value)}`;
}
