import { printable } from "./printable.ts";
import {
  type DecidedReview,
  findingsInOrder,
  type ReviewFinding,
  reviewCounts,
  reviewVerdict,
} from "./snapshot-review-output.ts";
import { hanging, unlimited } from "./wrapped.ts";

const marks = { added: "+", changed: "~", removed: "-" } as const;

/** A review for a person at a terminal. */
export function snapshotReviewText(review: DecidedReview, width?: number): string {
  const { base, head, changes, migrations } = review;
  const lines = [
    `${review.snapshot} at ${head.commit.slice(0, 12)}, against ${base.name} (${base.commit.slice(0, 12)})`,
    "",
    ...changes.map(({ how, subject }) => `  ${marks[how]} ${subject}`),
    ...(changes.length === 0 ? ["  nothing changed"] : []),
    "",
    ...findingsInOrder(review).flatMap((finding) => findingLines(finding, width ?? unlimited)),
    ...(migrations.exists ? [] : [`${migrations.folder} has no migrations: none were looked for.`]),
    reviewCounts(review),
    reviewVerdict(review),
  ];
  return `${lines.map(printable).join("\n")}\n`;
}

function findingLines(finding: ReviewFinding, width: number): readonly string[] {
  const { severity, accepted, subject, message, why, remedy, place, detail } = finding;
  const mark = severity === "advisory" ? "!" : accepted ? "–" : "✖";
  return [
    ...hanging(`${mark} `, `${subject} ${message}`, width),
    ...(detail === undefined ? [] : detail.split("\n").map((line) => `    ${line}`)),
    ...(place === undefined
      ? []
      : [`  where    ${place.file}${place.line === undefined ? "" : `:${place.line}`}`]),
    ...hanging("  why      ", why, width),
    ...hanging("  safer    ", remedy, width),
    `  rule     ${finding.rule}  ${finding.fingerprint}${accepted ? "  accepted" : ""}`,
    "",
  ];
}
