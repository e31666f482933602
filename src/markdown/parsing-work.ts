/** How many ends of lists and quotes there may be, times lines and openings: what parses within seconds. */
const most = 40_000_000;
/** So many items of one list, or lines of one quote, cost what the end of one does. */
const openingsAsEnd = 8;

const opening = /^[ \t]*(?:(?:>|[-+*](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$))[ \t]*)*/;
const marker = /[-+*>]|\d+[.)]/g;

/**
 * Whether the lists and quotes of a text take its parser too long: it goes over all it has read whenever one of them
 * ends, so the work grows with how many end times how much there is.
 */
export function isTooMuchWork(lines: readonly string[]): boolean {
  let before = "";
  let ends = 0;
  let openings = 0;
  for (const line of lines) {
    const [found = ""] = opening.exec(line) ?? [];
    const isBlank = line.trim() === "";
    if (isBlank && !before.includes(">")) continue;
    const within = isBlank ? "" : found.replaceAll(/\d+/g, "1");
    const markers = found.match(marker)?.length ?? 0;
    openings += markers;
    if (within !== before || markers > 1) ends += 1;
    before = within;
  }
  return (ends + openings / openingsAsEnd) * (lines.length + openings) > most;
}
