import type { ApiDiff, ApiFinding } from "./api-diff-output.ts";
import { problemLine } from "./api-diff-words.ts";
import type { RuleWords } from "./rule-words.ts";
import { foundRulesOf, sarifLevels, sarifLog } from "./sarif.ts";
import { visible } from "./visible.ts";

/** The comparison as SARIF 2.1.0, with the words of the rules that found something. */
export function apiDiffSarif(diff: ApiDiff, words: readonly RuleWords[], version: string): string {
  const found = foundRulesOf(words, diff.findings);
  return sarifLog(version, found, {
    invocations: [
      {
        executionSuccessful: diff.verdict !== "undecided",
        toolExecutionNotifications: diff.problems.map((problem) => ({
          level: "error",
          message: { text: problemLine(problem) },
        })),
      },
    ],
    results: diff.findings.map((finding) => resultOf(finding, found.indexes.get(finding.rule))),
  });
}

function resultOf(finding: ApiFinding, ruleIndex: number | undefined) {
  const { rule, severity, subject, message, remedy, fingerprint, confidence, operations } = finding;
  const at = finding.revision ?? finding.base;
  return {
    ruleId: rule,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: sarifLevels[severity],
    message: { text: visible(`${subject} ${message} ${remedy}`) },
    locations: at === null ? [] : [locationOf(at, operations)],
    partialFingerprints: { "promote/v1": fingerprint },
    properties: { confidence, operations },
  };
}

function locationOf(
  { document, pointer, line }: NonNullable<ApiFinding["base"]>,
  operations: readonly string[],
) {
  return {
    physicalLocation: {
      artifactLocation: { uri: document.split("/").map(encodeURIComponent).join("/") },
      region: { startLine: line ?? 1 },
    },
    logicalLocations: [
      { fullyQualifiedName: `#${pointer}`, kind: "member" },
      ...operations.slice(0, 1).map((name) => ({ name, kind: "function" })),
    ],
  };
}
