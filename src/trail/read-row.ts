import type { Row } from "../host/host.ts";

/** The text in a column. */
export function textIn(row: Row, column: string): string {
  const value = row[column];
  if (typeof value === "string") return value;
  throw new TypeError(`column ${column} holds no text`);
}

/** The text in a column, or null. */
export function textOrNull(row: Row, column: string): string | null {
  return row[column] === null ? null : textIn(row, column);
}

/** The number in a column; what is larger than a number can hold exactly is the largest that one can. */
export function numberIn(row: Row, column: string): number {
  const value = row[column];
  const number = typeof value === "string" ? Number(value) : value;
  if (typeof number === "number" && !Number.isNaN(number)) {
    return Math.max(Math.min(number, Number.MAX_SAFE_INTEGER), Number.MIN_SAFE_INTEGER);
  }
  throw new TypeError(`column ${column} holds no number`);
}

/** The number in a column, or null. */
export function numberOrNull(row: Row, column: string): number | null {
  return row[column] === null ? null : numberIn(row, column);
}

/** The text in a column, which the database keeps to a list. */
export function oneOf<Value extends string>(
  values: readonly Value[],
  row: Row,
  column: string,
): Value {
  const text = textIn(row, column);
  const found = values.find((value) => value === text);
  if (found !== undefined) return found;
  throw new TypeError(`column ${column} holds ${text}`);
}

/** The bytes in a column. */
export function bytesIn(row: Row, column: string): Uint8Array {
  const value = row[column];
  if (value instanceof Uint8Array) return value;
  throw new TypeError(`column ${column} holds no bytes`);
}
