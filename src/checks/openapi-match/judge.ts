import { counted } from "../../data/counted.ts";
import type { Json } from "../../data/json.ts";
import type { Account, Input } from "../../gate/check.ts";
import type { Finding } from "../../gate/finding.ts";
import { applyRules } from "../../gate/rule.ts";
import { digestOf, evidenceDigestOf } from "../../openapi/load/read-document.ts";
import { cosmeticsIn, cosmeticsText } from "./cosmetics-text.ts";
import type { DocumentMatch, OpenapiMatchFacts } from "./facts.ts";
import { rules } from "./rules/index.ts";

/** Applies every rule to each document. */
export function* judge({ documents }: OpenapiMatchFacts): Iterable<Finding> {
  for (const document of documents) yield* applyRules("openapi-match", rules, document);
}

/** How many operations the documents have and where they differ; the digests of both sides. */
export function account({ documents }: OpenapiMatchFacts): Account {
  const evidence = documents.map(evidenceOf);
  const [first = null] = evidence;
  return {
    headline: headlineOf(documents),
    counts: {
      ...(documents.length === 1 ? {} : { documents: documents.length }),
      operations: sumOf(documents, operationsIn),
      differences: sumOf(documents, ({ comparison }) => comparison?.total ?? 0),
      cosmetic: sumOf(documents, cosmeticIn),
    },
    inputs: documents.flatMap(inputsOf),
    evidence: { openapi: documents.length === 1 ? first : evidence },
  };
}

function operationsIn({ committed }: DocumentMatch): number {
  return committed.state === "read" ? committed.operations : 0;
}

function cosmeticIn({ comparison }: DocumentMatch): number {
  return comparison === null ? 0 : cosmeticsIn(comparison.cosmetics);
}

function inputsOf({ document, committed }: DocumentMatch): readonly Input[] {
  const digest = digestOf(committed);
  return digest === null ? [] : [{ name: document, sha256: digest }];
}

function evidenceOf(match: DocumentMatch): Json {
  const { document, committed, generated, comparison } = match;
  return {
    document,
    committed: evidenceDigestOf(committed),
    generated: generated.state === "done" ? evidenceDigestOf(generated.document) : null,
    operations: operationsIn(match),
    differences: comparison?.total ?? null,
  };
}

function headlineOf(documents: readonly DocumentMatch[]): string {
  const [only] = documents;
  if (only !== undefined && documents.length === 1) return headlineOfOne(only);
  const uncompared = documents.find(({ comparison }) => comparison === null);
  if (uncompared !== undefined) return headlineOfOne(uncompared);
  const different = documents.filter(({ comparison }) => (comparison?.total ?? 0) > 0).length;
  if (different > 0) return `${different} of ${documents.length} documents differ from the code`;
  const operations = sumOf(documents, operationsIn);
  const cosmetic = sumOf(documents, cosmeticIn);
  const said = cosmetic === 0 ? "" : `; ${counted(cosmetic, "cosmetic difference")}`;
  return `${documents.length} documents are what the code generates (${counted(operations, "operation")}${said})`;
}

function headlineOfOne(match: DocumentMatch): string {
  const { document, comparison } = match;
  if (comparison === null) return `${document} could not be compared with the code`;
  const { total } = comparison;
  if (total > 0) return `${counted(total, "difference")} in ${document}`;
  const cosmetics = cosmeticsText(comparison);
  const said = cosmetics === "" ? "" : `; ${cosmetics}`;
  return `${document} is what the code generates (${counted(operationsIn(match), "operation")}${said})`;
}

function sumOf(
  documents: readonly DocumentMatch[],
  count: (document: DocumentMatch) => number,
): number {
  return documents.reduce((sum, document) => sum + count(document), 0);
}
