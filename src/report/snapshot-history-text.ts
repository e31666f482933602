import {
  asideOf,
  countsOf,
  dayOf,
  historySpan,
  iterationOf,
  noteOf,
  partWords,
  releaseName,
} from "./history-words.ts";
import type { HistoryChange, HistoryRelease, SnapshotHistory } from "./snapshot-history-output.ts";
import { visible } from "./visible.ts";

const marks = { added: "+", changed: "~", removed: "-" } as const;
const order = ["added", "changed", "removed"] as const;

/** The history for a person at a terminal: the newest release first. */
export function snapshotHistoryText(history: SnapshotHistory): string {
  const { snapshot, releases } = history;
  const lines = [
    snapshot,
    historySpan(history),
    ...releases.toReversed().flatMap((release) => ["", ...releaseLines(release)]),
  ];
  return `${lines.map((line) => visible(line.replaceAll("\n", " ")).trimEnd()).join("\n")}\n`;
}

function releaseLines(release: HistoryRelease): readonly string[] {
  const { commit, counts, changes, comparedWith, header, fault } = release;
  const [iteration, note] = [iterationOf(release), noteOf(release)];
  const isFirst = release.state === "read" && comparedWith === null;
  return [
    [releaseName(release), dayOf(release), commit.slice(0, 12)].join("  "),
    ...indented(iteration, header?.changes ?? "", counts === null ? "" : countsText(counts), note),
    ...indented(fault === null ? "" : `→ ${fault.remedy}`),
    ...order.flatMap((how) =>
      changes.filter((one) => one.how === how && !isFirst).flatMap(changeLines),
    ),
  ];
}

function indented(...texts: readonly string[]): readonly string[] {
  return texts.filter((text) => text !== "").map((text) => `  ${text}`);
}

function countsText(counts: NonNullable<HistoryRelease["counts"]>): string {
  return [...countsOf(counts)].map(([words, count]) => `${count} ${words}`).join(", ");
}

function changeLines(change: HistoryChange): readonly string[] {
  const { how, kind, name, parts } = change;
  const aside = asideOf(change);
  return [
    `  ${marks[how]} ${kind} ${name}${aside === "" ? "" : ` (${aside})`}`,
    ...(how === "removed" ? [] : parts).map(
      (part) => `      ${marks[part.how]} ${partWords(part)}`,
    ),
  ];
}
