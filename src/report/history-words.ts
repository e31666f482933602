import { counted } from "../data/counted.ts";
import type {
  HistoryChange,
  HistoryCounts,
  HistoryRelease,
  SnapshotHistory,
} from "./snapshot-history-output.ts";

/** What a release is called. */
export function releaseName({ tag }: Pick<HistoryRelease, "tag">): string {
  return tag ?? "Unreleased";
}

/** The day of a release, as its tag or commit has it; empty when neither says. */
export function dayOf({ date }: Pick<HistoryRelease, "date">): string {
  return date?.slice(0, 10) ?? "";
}

/** What is told, and from when to when, in one sentence. */
export function historySpan({ releases, earlier }: SnapshotHistory): string {
  const tagged = releases.filter(({ tag }) => tag !== null);
  const [first, last] = [tagged[0], tagged.at(-1)];
  const parts = [
    counted(tagged.length, "release"),
    ...(first === undefined || last === undefined || first === last
      ? []
      : [`from ${named(first)} to ${named(last)}`]),
    ...(tagged.length === releases.length ? [] : ["and what is not released yet"]),
  ].join(" ");
  return earlier === 0 ? `${parts}.` : `${parts}; ${counted(earlier, "earlier one")} left out.`;
}

function named(release: HistoryRelease): string {
  const day = dayOf(release);
  return day === "" ? releaseName(release) : `${releaseName(release)} (${day})`;
}

/** `Iteration 06: Payment Integration`; empty where the header has neither. */
export function iterationOf({ header }: Pick<HistoryRelease, "header">): string {
  const { iteration = null, title = null } = header ?? {};
  if (iteration === null) return title ?? "";
  return title === null ? `Iteration ${iteration}` : `Iteration ${iteration}: ${title}`;
}

/** What there is to say in place of changes; empty when there are some. */
export function noteOf(release: HistoryRelease): string {
  switch (release.state) {
    case "no-snapshot":
      return "No snapshot in this release.";
    case "unreadable":
      return `The snapshot cannot be read. ${release.fault?.message ?? ""}`.trim();
    case "read":
      if (release.comparedWith === null) return "The first snapshot.";
      return release.changes.length === 0 ? "No schema changes." : "";
  }
}

/** Kinds that are counted by name, with their plurals, in the order they are told. */
const plurals = new Map([
  ["table", "tables"],
  ["index", "indexes"],
  ["view", "views"],
  ["materialized view", "materialized views"],
  ["type", "types"],
  ["domain", "domains"],
  ["function", "functions"],
  ["procedure", "procedures"],
  ["trigger", "triggers"],
  ["policy", "policies"],
  ["extension", "extensions"],
]);

/** How much there is of what, with columns after tables, and all other objects last. */
export function countsOf({ columns, kinds, objects }: HistoryCounts): ReadonlyMap<string, number> {
  const told = new Map<string, number>();
  let rest = objects;
  for (const [kind, plural] of plurals) {
    const count = kinds[kind] ?? 0;
    rest -= count;
    if (count > 0) told.set(count === 1 ? kind : plural, count);
    if (kind === "table" && columns > 0) told.set(columns === 1 ? "column" : "columns", columns);
  }
  if (rest > 0) told.set(rest === 1 ? "other object" : "other objects", rest);
  return told;
}

/** What stands after an object's name: what it was called, how many columns it came with. */
export function asideOf({ how, renamedFrom, columns }: HistoryChange): string {
  if (renamedFrom !== null) return `renamed from ${renamedFrom}`;
  return how === "added" && columns !== null && columns > 0 ? counted(columns, "column") : "";
}

/** A part in words, with what it was called. */
export function partWords({ what, renamedFrom }: HistoryChange["parts"][number]): string {
  return renamedFrom === null ? what : `${what}, renamed from ${renamedFrom}`;
}
