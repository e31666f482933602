import { breakingChanges } from "../checks/breaking-changes/check.ts";
import { exitCodes } from "../gate/result.ts";
import { apiDiffMarkdown } from "../report/api-diff-markdown.ts";
import { type ApiDiff, apiDiffJson } from "../report/api-diff-output.ts";
import { apiDiffPage } from "../report/api-diff-page.ts";
import { apiDiffSarif } from "../report/api-diff-sarif.ts";
import { apiDiffText } from "../report/api-diff-text.ts";
import { problemLine } from "../report/api-diff-words.ts";
import { ruleWordsOf } from "../report/rule-words.ts";
import { version } from "../version.ts";
import { type ApiComparisonRequest, compareApiSides } from "./api-comparison.ts";
import { Misuse } from "./load-config.ts";
import { redactedTexts } from "./redacted-texts.ts";
import type { World } from "./world.ts";

export type ApiDiffRequest = ApiComparisonRequest & {
  readonly json: boolean;
  readonly format?: string | undefined;
};

export type ApiWorld = World & {
  readonly terminal?: { readonly colors: boolean; readonly columns: number };
};

/**
 * Tells what in the revision breaks a client of the base. Exit code 0 when nothing does, 1 when something does,
 * 2 when a document could not be read. Throws `Misuse`.
 */
export async function apiDiff(request: ApiDiffRequest, world: ApiWorld): Promise<number> {
  const format = formatOf(request);
  const diff = await compareApiSides(request, world);
  const { host, output } = world;
  tellProblems(diff, world);
  if (diff.verdict !== "undecided" || format === "json" || format === "sarif") {
    output.document(host.secrets.redact(printers[format](redactedTexts(diff, world.host), world)));
  }
  return { compatible: exitCodes.yes, breaking: exitCodes.no, undecided: exitCodes.unknown }[
    diff.verdict
  ];
}

/** Says on standard error why a comparison could not be made. */
export function tellProblems(diff: ApiDiff, { host, output }: World): void {
  if (diff.problems.length === 0) return;
  const told = diff.problems.map((problem) => problemLine(problem));
  const remedy = "→ Name a document that can be read: a file, or REVISION:path.";
  output.message(host.secrets.redact([...told, remedy].join("\n")));
}

const printers = {
  text: (diff: ApiDiff, { terminal }: ApiWorld) =>
    apiDiffText(diff, { colors: terminal?.colors ?? false, columns: terminal?.columns ?? 100 }),
  json: apiDiffJson,
  markdown: apiDiffMarkdown,
  html: apiDiffPage,
  sarif: (diff: ApiDiff) => apiDiffSarif(diff, ruleWordsOf([breakingChanges]), version),
} as const;

type Format = keyof typeof printers;

function isFormat(format: string): format is Format {
  return Object.hasOwn(printers, format);
}

function formatOf({ json, format = json ? "json" : "text" }: ApiDiffRequest): Format {
  if (!isFormat(format)) {
    throw new Misuse(`--format is "${format}"; expected text, json, markdown, html or sarif.`);
  }
  if (json && format !== "json") {
    throw new Misuse(`--json and --format ${format} exclude each other.`);
  }
  return format;
}
