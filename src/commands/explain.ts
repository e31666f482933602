import { checks } from "../checks/index.ts";
import { nearestName } from "../config/nearest-name.ts";
import { faultCatalogue } from "../gate/faults/catalogue.ts";
import { faultText, isFaultCode } from "../gate/faults/fault-text.ts";
import { exitCodes } from "../gate/result.ts";
import type { RuleText } from "../gate/rule.ts";
import { waiversText } from "../gate/waiver-rules/index.ts";
import { snapshotReviewText } from "../postgres/review/review-text.ts";
import { checkPage, reviewPage, rulePage } from "../report/check-page.ts";
import { faultPage } from "../report/fault-page.ts";
import { wrappedLines } from "../report/wrapped.ts";
import { Misuse } from "./load-config.ts";
import type { World } from "./world.ts";

type Topic = {
  readonly id: string;
  readonly title: string;
  readonly rules: { readonly [name: string]: RuleText };
};

/** Everything that has rules. */
const topics: readonly Topic[] = [...checks, waiversText, snapshotReviewText];

/**
 * Prints what a check, a rule or a fault means; without an id, what there is to explain. Throws `Misuse` for an
 * unknown one.
 */
export function explain(
  { id }: { readonly id: string | undefined },
  { output, terminal }: Pick<World, "output" | "terminal">,
): number {
  const text = id === undefined ? overview() : explanationOf(id);
  output.document(wrappedLines(text, terminal?.width));
  return exitCodes.yes;
}

const overviewEnd = "`promote explain ID` tells what one of them means and what to do.";

function overview(): string {
  const byCheck = topics.flatMap(({ id, title, rules }) => [
    `${id}  ${title}`,
    ...Object.keys(rules).map((rule) => `  ${id}/${rule}`),
  ]);
  const faults = Object.keys(faultCatalogue).map((code) => `  ${code}`);
  return [...byCheck, "faults  What kept a check from seeing", ...faults, "", overviewEnd].join(
    "\n",
  );
}

function explanationOf(id: string): string {
  const text = pages.get(id)?.();
  if (text !== undefined) return text;
  const nearest = nearestName(id, [...pages.keys()]);
  const hint = nearest === undefined ? "" : ` Did you mean ${nearest}?`;
  throw new Misuse(
    `There is no check, rule or fault "${id}".${hint} \`promote explain\` lists all.`,
  );
}

function pageOf(topic: Topic): string {
  return topic.id === snapshotReviewText.id ? reviewPage(topic) : checkPage(topic);
}

/** What there is to explain, by its id. */
const pages: ReadonlyMap<string, () => string> = new Map([
  ...topics.map((topic) => [topic.id, () => pageOf(topic)] as const),
  ...topics.flatMap(({ id, rules }) =>
    Object.entries(rules).map(
      ([rule, text]) => [`${id}/${rule}`, () => rulePage(`${id}/${rule}`, text)] as const,
    ),
  ),
  ...Object.keys(faultCatalogue)
    .filter(isFaultCode)
    .map((code) => [code, () => faultPage(code, faultText(code))] as const),
]);
