import type {
  PromotionDetails,
  TrailCheck,
  TrailFinding,
} from "../../../trail/promotion-details.ts";

/** A finding and the check that found it. */
export type RankedFinding = { readonly check: TrailCheck; readonly finding: TrailFinding };

/** Whether a finding stopped its promotion. */
export function isStoppingFinding({ severity, waived }: TrailFinding): boolean {
  return severity === "blocking" && waived === null;
}

/** All findings: those that stopped the promotion first, then advisories, then what was waived. */
export function rankedFindings({
  checks,
}: Pick<PromotionDetails, "checks">): readonly RankedFinding[] {
  const found = checks.flatMap((check) => check.findings.map((finding) => ({ check, finding })));
  return [0, 1, 2].flatMap((rank) => found.filter(({ finding }) => rankOf(finding) === rank));
}

function rankOf(finding: TrailFinding): number {
  if (isStoppingFinding(finding)) return 0;
  return finding.waived === null ? 1 : 2;
}
