import type { ApiDiff, ApiFinding } from "./api-diff-output.ts";
import { problemLine } from "./api-diff-words.ts";
import { visible } from "./visible.ts";

/** The words of a rule, as code scanning shows them beside its findings. */
export type RuleWords = {
  readonly id: string;
  readonly summary: string;
  readonly why: string;
  readonly remedy: string;
  readonly severity: "blocking" | "advisory";
};

/** Where a reader of SARIF finds what found it. */
export const informationUri = "https://www.npmjs.com/package/promote-gate";

const levels = { blocking: "error", advisory: "warning" } as const;

/** The comparison as SARIF 2.1.0, with the words of the rules that found something. */
export function apiDiffSarif(diff: ApiDiff, words: readonly RuleWords[], version: string): string {
  const found = new Set(diff.findings.map(({ rule }) => rule));
  const rules = words.filter(({ id }) => found.has(id));
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "promote", informationUri, version, rules: rules.map(ruleOf) } },
        columnKind: "utf16CodeUnits",
        invocations: [
          {
            executionSuccessful: diff.verdict !== "undecided",
            toolExecutionNotifications: diff.problems.map((problem) => ({
              level: "error",
              message: { text: problemLine(problem) },
            })),
          },
        ],
        results: diff.findings.map((finding) => resultOf(finding, indexes.get(finding.rule))),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function ruleOf({ id, summary, why, remedy, severity }: RuleWords) {
  return {
    id,
    shortDescription: { text: summary },
    fullDescription: { text: why },
    help: { text: `${why}\n\n${remedy}` },
    defaultConfiguration: { level: levels[severity] },
  };
}

function resultOf(finding: ApiFinding, ruleIndex: number | undefined) {
  const { rule, severity, subject, message, remedy, fingerprint, confidence, operations } = finding;
  const at = finding.revision ?? finding.base;
  return {
    ruleId: rule,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: levels[severity],
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
