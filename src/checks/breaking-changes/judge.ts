import { counted } from "../../data/counted.ts";
import type { Json } from "../../data/json.ts";
import type { Account, Input } from "../../gate/check.ts";
import type { Finding, Place } from "../../gate/finding.ts";
import { applyRules, findingsOf } from "../../gate/rule.ts";
import type { ApiChange } from "../../openapi/api-change.ts";
import {
  type DocumentFacts,
  digestOf,
  evidenceDigestOf,
} from "../../openapi/load/read-document.ts";
import type { BreakingChangesFacts } from "./facts.ts";
import { type Permission, permissionOf } from "./permission.ts";
import { fileIn, placeOf } from "./report-change.ts";
import { changeRules, documentRules } from "./rules/index.ts";

const check = "breaking-changes";

/** Whether there is something to compare with, then every change by the rule of its kind, at its level. */
export function* judge(facts: BreakingChangesFacts): Iterable<Finding> {
  yield* atLevel(facts, applyRules(check, documentRules, facts));
  const permission = permissionOf(facts);
  for (const change of facts.changes ?? []) {
    for (const finding of atLevel(facts, judgeChange(change))) {
      yield { ...permitted(finding, permission), place: foundAt(facts, change) };
    }
  }
}

/** What the rule of a change's kind says of it. */
export function judgeChange(change: ApiChange): Iterable<Finding> {
  return findingsOf(check, change.kind, changeRules[change.kind], change);
}

/** Which release the candidate was compared with and what came of it; the digests of both documents. */
export function account(facts: BreakingChangesFacts): Account {
  const { document, previousRelease, previous, current, changes } = facts;
  const operations = operationsOf(current);
  const tag = previousRelease.kind === "tag" ? previousRelease.tag : null;
  const off = switchedOff(facts);
  const counts = { operations, changes: changes?.length ?? 0 };
  return {
    headline: headlineOf(facts, operations, off.length),
    counts: off.length === 0 ? counts : { ...counts, switchedOff: off.length },
    inputs: [...inputsOf(document, current), ...inputsOf(`${tag}:${document}`, previous)],
    evidence: {
      breaking: {
        document,
        previousRelease: tag,
        previous: evidenceDigestOf(previous),
        current: evidenceDigestOf(current),
        operations,
        changes: changes?.length ?? null,
        ...(off.length === 0 ? {} : { switchedOff: countsOf(off) }),
        ...allowedEvidence(facts),
      },
    },
  };
}

/** Findings as the configuration levels their rules; those of a rule that is off are left out. */
function* atLevel(
  { levels }: BreakingChangesFacts,
  findings: Iterable<Finding>,
): Iterable<Finding> {
  for (const finding of findings) {
    const level = levels[finding.rule.slice(check.length + 1)] ?? finding.severity;
    if (level !== "off") yield { ...finding, severity: level };
  }
}

/** A breaking change stops nothing where it is permitted; where it could be, its detail says what is missing. */
function permitted(finding: Finding, permission: Permission | undefined): Finding {
  if (permission === undefined || finding.severity !== "blocking") return finding;
  const lines = permission.isGiven
    ? [`${permission.words}.`]
    : [
        "A major release may break clients. For this one to be allowed:",
        ...permission.missing.map((line) => `- ${line}`),
      ];
  const detail = [...lines, finding.detail].filter(Boolean).join("\n");
  return { ...finding, detail, severity: permission.isGiven ? "advisory" : "blocking" };
}

/** The file of the commit to look into, with the line where it is known. */
function foundAt(
  { document, folder, lines }: BreakingChangesFacts,
  { revision }: ApiChange,
): Place {
  if (revision === null) return { file: document };
  const file = fileIn(folder, revision.document);
  const line = lines.find(({ at }) => at === placeOf(revision))?.line;
  return line === undefined ? { file } : { file, line };
}

function switchedOff({ changes, levels }: BreakingChangesFacts): readonly ApiChange[] {
  return (changes ?? []).filter(({ kind }) => levels[kind] === "off");
}

function countsOf(changes: readonly ApiChange[]): { readonly [kind: string]: number } {
  const counts = new Map<string, number>();
  for (const { kind } of changes) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return Object.fromEntries(counts);
}

function allowedEvidence(facts: BreakingChangesFacts): { readonly [name: string]: Json } {
  const permission = permissionOf(facts);
  if (permission?.isGiven !== true || (facts.changes ?? []).length === 0) return {};
  return { allowed: { version: permission.version, confirmations: permission.confirmed } };
}

function headlineOf(facts: BreakingChangesFacts, operations: number, off: number): string {
  const { previousRelease, changes } = facts;
  if (previousRelease.kind === "none") return "No previous release to compare with";
  if (previousRelease.kind !== "tag") return "The previous release is not known";
  const { tag } = previousRelease;
  if (changes === null) return `The documents of ${tag} and of the commit could not be compared`;
  if (changes.length === 0)
    return `No breaking change against ${tag} (${counted(operations, "operation")})`;
  const many = counted(changes.length, "breaking change");
  const allowed = permissionOf(facts)?.isGiven === true ? ", allowed in a major release" : "";
  return `${many} against ${tag}${allowed}${off === 0 ? "" : `, ${off} switched off`}`;
}

function operationsOf(document: DocumentFacts): number {
  return document.state === "read" ? document.operations : 0;
}

function inputsOf(name: string, document: DocumentFacts | null): readonly Input[] {
  const digest = document === null ? null : digestOf(document);
  return digest === null ? [] : [{ name, sha256: digest }];
}
