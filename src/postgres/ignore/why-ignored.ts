import type { AllOrSome } from "./ignore-list.ts";
import { matches, type NamePattern, patternOf } from "./name-pattern.ts";

/** Why something is set aside: the name it is counted under, and the entries of the list that say so. */
export type WhyIgnored = { readonly counted: string; readonly entries: readonly string[] };

/** One entry of the list: how a sentence names it, and what it is about. */
export type Entry<Pattern = NamePattern> = { readonly label: string; readonly pattern: Pattern };

/** The patterns of a member of the list; undefined stands for all there is of the kind. */
export function entriesOf(
  member: string,
  list: AllOrSome | undefined,
): readonly Entry<NamePattern | undefined>[] {
  if (list === true) return [{ label: `${member}: true`, pattern: undefined }];
  return (list ?? []).map((text) => ({ label: `${member}: ${text}`, pattern: patternOf(text) }));
}

/** Labels of the entries that are about the name. */
export function labelsFor(
  entries: readonly Entry<NamePattern | undefined>[],
  name: string,
): readonly string[] {
  return entries
    .filter(({ pattern }) => pattern === undefined || matches(pattern, name))
    .map(({ label }) => label);
}

/** Set aside for the entries; undefined for none. It is counted under the first of them. */
export function becauseOf(entries: readonly string[]): WhyIgnored | undefined {
  const [first] = entries;
  if (first === undefined) return undefined;
  const counted = `ignored: ${first.replace(/: true$/, "").replace(": ", " ")}`;
  return { counted, entries };
}
