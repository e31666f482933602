/** One thing that was measured. */
export type Figure = {
  /** What was measured, as the reader of a table needs it: "first page, 95th percentile". */
  readonly name: string;
  readonly value: number;
  /** "ms", "MB", "times" and the like; "" for a plain count. */
  readonly unit: string;
  /** The most it should come to, in the same unit. */
  readonly aim?: number;
  /** What it stands beside: the plain thing of the same run, what else was seen. */
  readonly beside?: string;
};

/** What one measure came to. */
export type Measurement = {
  /** What was measured on what, and how often: "cold start, median of 30". */
  readonly title: string;
  readonly figures: readonly Figure[];
};

/** "11.8 ms": three digits that say something, thousands apart. */
export function wordsOf(value: number, unit: string): string {
  const size = Math.abs(value);
  const digits = size >= 100 ? 0 : size >= 10 ? 1 : 2;
  const rounded = value.toLocaleString("en", {
    minimumFractionDigits: Number.isInteger(value) ? 0 : digits,
    maximumFractionDigits: digits,
  });
  return unit === "" ? rounded : `${rounded} ${unit}`;
}

/** "PostgreSQL 15.18", without the folder that its programs are in. */
export function productOf(source: string): string {
  return source.replace(/ from .*/, "");
}

/** "at most 50 ms, met"; undefined where nothing was aimed at. */
export function verdictOf({ value, unit, aim }: Figure): string | undefined {
  if (aim === undefined) return undefined;
  return `at most ${wordsOf(aim, unit)}, ${value <= aim ? "met" : "MISSED"}`;
}

/** The middle value, or the mean of the two in the middle. */
export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}
