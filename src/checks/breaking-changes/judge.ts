import type { Account, Input } from "../../gate/check.ts";
import type { Finding } from "../../gate/finding.ts";
import { applyRules, findingsOf } from "../../gate/rule.ts";
import type { ApiChange } from "../../openapi/api-change.ts";
import {
  type DocumentFacts,
  digestOf,
  evidenceDigestOf,
} from "../../openapi/load/read-document.ts";
import type { BreakingChangesFacts } from "./facts.ts";
import { changeRules, documentRules } from "./rules/index.ts";

const check = "breaking-changes";

/** Whether there is something to compare with, then every change by the rule of its kind. */
export function* judge(facts: BreakingChangesFacts): Iterable<Finding> {
  yield* applyRules(check, documentRules, facts);
  const place = { file: facts.document };
  for (const change of facts.changes ?? []) {
    for (const finding of judgeChange(change)) yield { ...finding, place };
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
  return {
    headline: headlineOf(facts, operations),
    counts: { operations, changes: changes?.length ?? 0 },
    inputs: [...inputsOf(document, current), ...inputsOf(`${tag}:${document}`, previous)],
    evidence: {
      breaking: {
        document,
        previousRelease: tag,
        previous: evidenceDigestOf(previous),
        current: evidenceDigestOf(current),
        operations,
        changes: changes?.length ?? null,
      },
    },
  };
}

function headlineOf({ previousRelease, changes }: BreakingChangesFacts, operations: number) {
  if (previousRelease.kind === "none") return "No previous release to compare with";
  if (previousRelease.kind !== "tag") return "The previous release is not known";
  const { tag } = previousRelease;
  if (changes === null) return `The documents of ${tag} and of the commit could not be compared`;
  const noun = operations === 1 ? "operation" : "operations";
  if (changes.length === 0) return `No breaking change against ${tag} (${operations} ${noun})`;
  const many = changes.length === 1 ? "1 breaking change" : `${changes.length} breaking changes`;
  return `${many} against ${tag}`;
}

function operationsOf(document: DocumentFacts): number {
  return document.state === "read" ? document.operations : 0;
}

function inputsOf(name: string, document: DocumentFacts | null): readonly Input[] {
  const digest = document === null ? null : digestOf(document);
  return digest === null ? [] : [{ name, sha256: digest }];
}
