import type { ReadPredicate } from "./statement-schema.ts";

type ReadWaiver = ReadPredicate["waivers"][number];
type ReadFinding = ReadPredicate["checks"][number]["findings"][number];

/** Where the record's waivers and its waived findings contradict each other or the day of the run. */
export function* judgeWaivers({ checks, waivers, startedAt }: ReadPredicate): Iterable<string> {
  const listed = new Map(waivers.map((waiver) => [waiver.fingerprint, waiver]));
  if (listed.size !== waivers.length) yield "The record lists a waiver twice.";
  const today = startedAt.slice(0, 10);
  for (const { fingerprint, until } of waivers) {
    if (until < today) yield `The waiver of ${fingerprint} had run out when the run started.`;
  }
  for (const { id, findings } of checks) {
    for (const finding of findings) {
      if (finding.waived !== undefined && !isListed(finding, id, listed.get(finding.fingerprint))) {
        yield `The check ${id} has a waived finding, ${finding.fingerprint}, whose waiver is not in the record.`;
      }
    }
  }
}

function isListed(
  { rule, waived }: ReadFinding,
  check: string,
  waiver: ReadWaiver | undefined,
): boolean {
  return (
    waiver !== undefined &&
    waiver.check === check &&
    waiver.rule === rule &&
    waiver.until === waived?.until &&
    waiver.reason === waived.reason &&
    waiver.owner === waived.owner
  );
}
