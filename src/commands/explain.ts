import { closest } from "fastest-levenshtein";
import { checks } from "../checks/index.ts";
import { exitCodes } from "../gate/result.ts";
import { checkPage, ruleText } from "../report/check-page.ts";
import { Misuse } from "./load-config.ts";
import type { World } from "./world.ts";

/** Prints what a check or a rule means; without an id, what there is to explain. Throws `Misuse` for an unknown one. */
export function explain(
  { id }: { readonly id: string | undefined },
  { output }: Pick<World, "output">,
): number {
  output.document(id === undefined ? overview() : explanationOf(id));
  return exitCodes.yes;
}

function overview(): string {
  return checks
    .flatMap(({ id, title, rules }) => [
      `${id}  ${title}`,
      ...Object.keys(rules).map((rule) => `  ${id}/${rule}`),
    ])
    .join("\n");
}

function explanationOf(id: string): string {
  const [checkId = "", rule] = id.split("/");
  const check = checks.find((candidate) => candidate.id === checkId);
  if (check !== undefined && rule === undefined) return checkPage(check);
  if (check !== undefined && rule !== undefined && Object.hasOwn(check.rules, rule)) {
    const text = check.rules[rule];
    if (text !== undefined) return ruleText(id, text);
  }
  const known = checks.flatMap((candidate) => [
    candidate.id,
    ...Object.keys(candidate.rules).map((name) => `${candidate.id}/${name}`),
  ]);
  throw new Misuse(
    `There is no check or rule ${id}. Did you mean ${closest(id, known)}? \`promote explain\` lists all.`,
  );
}
