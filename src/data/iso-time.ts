/** A time as `toISOString` writes it, to the second, downwards: `2026-11-21T01:15:00Z`. */
export function toTheSecond(time: string): string {
  return time.replace(/\.\d+Z$/, "Z");
}

/** The same as names of files begin with it: `20261121T011500Z`. */
export function stampOf(time: string): string {
  return toTheSecond(time).replaceAll(/[-:]/g, "");
}
