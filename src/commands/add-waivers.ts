import { distance } from "fastest-levenshtein";
import { checks } from "../checks/index.ts";
import { problemLine } from "../config/config-problem.ts";
import {
  parseWaivers,
  type Waiver,
  type WaiverEntry,
  waiverDate,
  waiverOwner,
  waiverReason,
  waiversFileName,
} from "../config/waivers.ts";
import { withWaivers } from "../config/write-waivers.ts";
import { daysLeftOf } from "../gate/waivers.ts";
import type { Host } from "../host/host.ts";
import { textCleaner } from "../record/clean-text.ts";
import { type LatestRecord, readLatestRecord } from "../record/read-latest-record.ts";
import type { ReadPredicate } from "../record/statement-schema.ts";
import { Misuse } from "./load-config.ts";
import type { OpenedRelease } from "./open-release.ts";
import { waiversPathOf } from "./read-waivers.ts";

/** What is asked for beside the finding. */
export type WaiverTerms = Pick<WaiverEntry, "reason" | "owner" | "until">;

/** A finding as the latest record has it. */
export type RecordedFinding = ReadPredicate["checks"][number]["findings"][number];

/** The waivers of a working tree, and what the latest run found. */
export type WaiverBook = {
  /** As a reader in the project folder names it. */
  readonly file: string;
  readonly path: string;
  /** Undefined when there is no file yet. */
  readonly text: string | undefined;
  readonly waivers: readonly Waiver[];
  readonly latest: LatestRecord;
};

/** Throws `Misuse` with a line for every term that cannot stand in the file. */
export function assertTerms(
  { reason, owner, until }: WaiverTerms,
  { maxDays }: { readonly maxDays: number },
  now: Date,
): void {
  const problems = [
    ...(waiverReason.safeParse(reason.trim()).success
      ? []
      : ["--reason takes one line of 10 to 500 printable characters."]),
    ...(waiverOwner.safeParse(owner.trim()).success
      ? []
      : ["--owner takes the name of who answers for it, 1 to 200 printable characters."]),
    ...untilProblems(until, maxDays, now),
  ];
  if (problems.length > 0) throw new Misuse(problems.join("\n"));
}

function untilProblems(until: string, maxDays: number, now: Date): readonly string[] {
  if (!waiverDate.safeParse(until).success) {
    return ["--until takes the last day on which it holds, such as 2030-01-31 (UTC)."];
  }
  const days = daysLeftOf(until, now);
  if (days < 0) return [`--until is ${until}, which is over.`];
  if (days <= maxDays) return [];
  const last = new Date(now.getTime() + maxDays * 86_400_000).toISOString().slice(0, 10);
  return [
    `--until is ${until}, in ${days} days; \`waivers.maxDays\` allows ${maxDays}, until ${last}.`,
  ];
}

/** Reads the waivers of the working tree and the latest record. Throws `Misuse` when either is of no use. */
export async function openWaiverBook(
  host: Pick<Host, "files" | "secrets">,
  { loaded, release }: OpenedRelease,
): Promise<WaiverBook> {
  const { path, file } = waiversPathOf(loaded);
  const kind = (await host.files.status(path))?.kind;
  if (kind !== undefined && kind !== "file") {
    throw new Misuse(`${file} is no regular file, and waivers are read from one. Remove it.`);
  }
  const text = await host.files.readText(path);
  const { waivers, problems } =
    text === undefined ? { waivers: [], problems: [] } : parseWaivers(text, file);
  if (problems.length > 0) {
    throw new Misuse(problems.map(problemLine).map(textCleaner(host.secrets.redact)).join("\n"));
  }
  const { directory } = release.config.record;
  const latest = await readLatestRecord(host, { project: release.candidate.project, directory });
  if (latest === undefined) {
    throw new Misuse(
      `There is no record in ${directory} that tells what was found. Run \`promote check\` first.`,
    );
  }
  return { file, path, text, waivers, latest };
}

/** The finding of the latest record with a fingerprint. Throws `Misuse` when it has none or needs no waiver. */
export function findingToWaive(book: WaiverBook, fingerprint: string): RecordedFinding {
  const known = book.latest.predicate.checks.flatMap(({ findings }) => findings);
  const finding = known.find((one) => one.fingerprint === fingerprint);
  if (finding === undefined) throw new Misuse(unknownFingerprint(fingerprint, known, book));
  const objection = objectionTo(book, finding);
  if (objection !== undefined) throw new Misuse(objection);
  return finding;
}

/** Why a finding is not to be waived. */
export function objectionTo(
  { waivers, file }: Pick<WaiverBook, "waivers" | "file">,
  { fingerprint, rule, subject, severity }: RecordedFinding,
): string | undefined {
  const there = waivers.find((waiver) => waiver.fingerprint === fingerprint);
  if (there !== undefined) {
    return `${fingerprint} has a waiver already, until ${there.until} (${file}:${there.line}). Change that one.`;
  }
  const text = ruleTextOf(rule);
  if (rule.startsWith("waivers/")) return `${rule} is about a waiver itself. Correct ${file}.`;
  if (text?.unwaivable !== undefined) {
    return `${subject}: ${rule} cannot be waived, because ${text.unwaivable}.`;
  }
  if (text === undefined) return `${rule} is no rule of this version. Run \`promote check\` anew.`;
  return severity === "advisory"
    ? `${fingerprint} is advisory and stops nothing; it needs no waiver.`
    : undefined;
}

/** Adds waivers to the file, all or nothing. */
export async function writeWaivers(
  { files, secrets }: Pick<Host, "files" | "secrets">,
  { path, text, file }: WaiverBook,
  findings: readonly RecordedFinding[],
  { reason, owner, until }: WaiverTerms,
): Promise<void> {
  const clean = textCleaner(secrets.redact);
  const terms = { reason: clean(reason.trim()), owner: clean(owner.trim()), until };
  const added = findings.map(({ fingerprint, rule, subject }) => ({
    ...{ fingerprint, rule, subject: onOneLine(clean(subject)) },
    ...terms,
  }));
  const written = withWaivers(text, added);
  const { problems } = parseWaivers(written, file);
  if (problems.length > 0) {
    throw new Misuse(`Nothing is written.\n${problems.map(problemLine).map(clean).join("\n")}`);
  }
  await files.writeAtomic(path, written);
}

/** What to do with the file once it is written. */
export const commitAdvice = `Review and commit ${waiversFileName}: a run goes by the commit, not the working tree.`;

function unknownFingerprint(
  fingerprint: string,
  known: readonly RecordedFinding[],
  { latest }: WaiverBook,
): string {
  const nearest = known
    .map((finding) => ({ finding, wrong: distance(fingerprint, finding.fingerprint) }))
    .sort((one, other) => one.wrong - other.wrong)
    .slice(0, 3)
    .map(({ finding }) => `  ${finding.fingerprint}  ${finding.rule}  ${finding.subject}`);
  const lines =
    nearest.length === 0
      ? ["It has no finding. Run `promote check` first."]
      : ["The nearest there are:", ...nearest];
  return [`${latest.file} has no finding "${fingerprint}".`, ...lines].join("\n");
}

function ruleTextOf(rule: string) {
  const [id, name = ""] = rule.split("/");
  const rules = checks.find((check) => check.id === id)?.rules;
  return rules !== undefined && Object.hasOwn(rules, name) ? rules[name] : undefined;
}

/** At most what the file takes. */
function onOneLine(text: string): string {
  const line = text.replaceAll(/[\p{C}\p{Z}]+/gu, " ").trim();
  return line.length > 500 ? `${line.slice(0, 499)}…` : line;
}
