import { printable } from "./printable.ts";
import {
  type DecidedReview,
  findingsInOrder,
  type ReviewFinding,
  reviewCounts,
  reviewVerdict,
} from "./snapshot-review-output.ts";

const marks = { added: "+", changed: "~", removed: "-" } as const;

/** A review for a person at a terminal. */
export function snapshotReviewText(review: DecidedReview): string {
  const { base, head, changes, migrations } = review;
  const lines = [
    `${review.snapshot} at ${head.commit.slice(0, 12)}, against ${base.name} (${base.commit.slice(0, 12)})`,
    "",
    ...changes.map(({ how, subject }) => `  ${marks[how]} ${subject}`),
    ...(changes.length === 0 ? ["  nothing changed"] : []),
    "",
    ...findingsInOrder(review).flatMap(findingLines),
    ...(migrations.exists ? [] : [`${migrations.folder} has no migrations: none were looked for.`]),
    reviewCounts(review),
    reviewVerdict(review),
  ];
  return `${lines.map(printable).join("\n")}\n`;
}

function findingLines(finding: ReviewFinding): readonly string[] {
  const { severity, accepted, subject, message, why, remedy, place, detail } = finding;
  const mark = severity === "advisory" ? "!" : accepted ? "–" : "✖";
  return [
    `${mark} ${subject} ${message}`,
    ...(detail === undefined ? [] : detail.split("\n").map((line) => `    ${line}`)),
    ...(place === undefined
      ? []
      : [`  where    ${place.file}${place.line === undefined ? "" : `:${place.line}`}`]),
    `  why      ${why}`,
    `  safer    ${remedy}`,
    `  rule     ${finding.rule}  ${finding.fingerprint}${accepted ? "  accepted" : ""}`,
    "",
  ];
}
