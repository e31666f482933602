import type { Row } from "../host/host.ts";
import { cursorOf, type Keys } from "./cursor.ts";
import { textIn } from "./read-row.ts";
import type { Page, PageRequest } from "./trail.ts";

/** A column's time as RFC 3339 in UTC, whatever the session is set to. */
export function timeOf(column: string): string {
  return formatted(column, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');
}

/** A column's time to the microsecond, as a cursor holds it and as the database reads it again. */
export function exactTimeOf(column: string): string {
  return formatted(column, "YYYY-MM-DD HH24:MI:SS.US+00");
}

/** A column's day in UTC. */
export function dayOf(column: string): string {
  return formatted(column, "YYYY-MM-DD");
}

function formatted(column: string, form: string): string {
  return `to_char(${column} AT TIME ZONE 'UTC', '${form}')`;
}

/** Collects conditions and the values they name. */
export class Conditions {
  readonly values: unknown[] = [];
  readonly #all: string[] = [];

  /** Adds a condition; each `?` in it becomes the place of the next value. */
  add(condition: string, ...values: readonly unknown[]): void {
    let at = 0;
    this.#all.push(
      condition.replace(/\?/g, () => {
        this.values.push(values[at]);
        at += 1;
        return `$${this.values.length}`;
      }),
    );
  }

  /** The WHERE clause; empty without conditions. */
  get clause(): string {
    return this.#all.length === 0 ? "" : `WHERE ${this.#all.join(" AND ")}`;
  }
}

/** How many rows a page needs: one more than it shows. There are two sizes, so that there are few statements to prepare. */
export function rowsFor({ limit }: PageRequest): number {
  return limit <= 25 ? 26 : 101;
}

/** The page that rows make of which more than the limit were asked for. */
export function pageIn<Item>(
  rows: readonly Row[],
  { limit }: PageRequest,
  keyColumns: readonly string[],
  read: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const isLast = rows.length <= limit || last === undefined;
  const keys = (row: Row): Keys => keyColumns.map((column) => textIn(row, column));
  return { items: shown.map(read), next: isLast ? null : cursorOf(keys(last)) };
}
