import type { LocatedDifference } from "../../openapi/compare-descriptions.ts";
import { subjectOfPath, subjectRankOf } from "../../openapi/describe-pointer.ts";
import { pathOfPointer } from "../../openapi/pointer.ts";
import type { Comparison, Reach } from "./facts.ts";

const shown = 20;
const signs = { added: "+", removed: "-", changed: "~" } as const;

type Group = { readonly title: string; readonly rank: number; readonly of: LocatedDifference[] };

/**
 * The first differences by operation, then by component, then the rest: `+` only in the second document, `-` only in
 * the first, `~` in both and not the same; each with its pointer. `document` goes without saying.
 */
export function differencesText(
  { total, differences, reaches }: Pick<Comparison, "differences" | "reaches" | "total">,
  document: string,
  most = shown,
): string {
  const groups = groupsOf(differences, document, reaches);
  let left = most;
  const lines = groups.flatMap((group) => {
    const few = group.of.slice(0, left);
    left -= few.length;
    return few.length === 0 ? [] : linesOf(group.title, few);
  });
  const rest = total - Math.min(most, differences.length);
  return [...lines, ...(rest > 0 ? [`… and ${rest} more`] : [])].join("\n");
}

function groupsOf(
  differences: readonly LocatedDifference[],
  document: string,
  reaches: readonly Reach[],
): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const difference of differences) {
    const path = pathOfPointer(difference.pointer) ?? [];
    const subject = subjectOfPath(path);
    const isElsewhere = difference.document !== document;
    const title =
      (isElsewhere ? `${subject} in ${difference.document}` : subject) +
      reachOf(difference.document, subject);
    const group = groups.get(title) ?? { title, rank: subjectRankOf(path), of: [] };
    group.of.push(difference);
    groups.set(title, group);
  }
  return [...groups.values()].sort((a, b) => a.rank - b.rank);

  function reachOf(of: string, subject: string): string {
    const reach = reaches.find((one) => one.document === of && one.subject === subject);
    if (reach === undefined) return "";
    const more = reach.total - reach.operations.length;
    return `, of ${reach.operations.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
  }
}

/** What is there or gone as a whole is told in one line. */
function linesOf(title: string, group: readonly LocatedDifference[]): readonly string[] {
  const [only] = group;
  if (only !== undefined && group.length === 1 && belowSubject(only) === "") {
    return [`${signs[only.kind]} ${title}  #${only.pointer}`];
  }
  return [title, ...group.map(lineOf)];
}

function belowSubject({ place, pointer }: LocatedDifference): string {
  const subject = subjectOfPath(pathOfPointer(pointer) ?? []);
  return place.startsWith(subject) ? place.slice(subject.length).replace(/^(:| \/)? /, "") : place;
}

function lineOf(difference: LocatedDifference): string {
  const { kind, pointer, before, after } = difference;
  const below = belowSubject(difference);
  const value = after ?? before ?? "";
  const isLong = value === "" || /^[{[]/.test(value);
  const said = kind === "changed" ? ` (${before} is now ${after})` : isLong ? "" : ` (${value})`;
  return `${signs[kind]} ${below === "" ? "all of it" : below}${said}  #${pointer}`;
}
