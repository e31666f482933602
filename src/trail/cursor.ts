import { itemsOf, parseJson, textsOf } from "../data/json.ts";
import type { PageRequest } from "./trail.ts";

/** A cursor that no page gave. */
export class BadCursor extends Error {
  override readonly name = "BadCursor";
}

/** Where a page ended: the keys of its last row, in the list's order. */
export type Keys = readonly string[];

const longest = 256;

/** The keys as a text that fits a URL and says nothing to its reader. */
export function cursorOf(keys: Keys): string {
  return Buffer.from(JSON.stringify(keys), "utf8").toString("base64url");
}

/** The keys that a request begins after; undefined for the first page. Throws `BadCursor` unless each fits its form. */
export function keysOf({ cursor }: PageRequest, forms: readonly KeyForm[]): Keys | undefined {
  if (cursor === undefined) return undefined;
  const text = cursor.length > longest ? "" : Buffer.from(cursor, "base64url").toString("utf8");
  const listed = itemsOf(parseJson(text));
  const keys = textsOf(listed);
  const areAll = listed.length === forms.length && keys.length === forms.length;
  const fits = areAll && forms.every((form, at) => form(keys[at] ?? ""));
  if (!fits) throw new BadCursor("the cursor is none that a page gave");
  return keys;
}

type KeyForm = (text: string) => boolean;

const day = /^[1-9]\d{3}-\d{2}-\d{2}$/;
const timeOfDay = /^ ([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{6}\+00$/;

/** What each kind of key looks like: what the database takes, and nothing else. */
export const keyForms = {
  time: (text: string) => isDay(text.slice(0, 10)) && timeOfDay.test(text.slice(10)),
  number: (text: string) => /^\d{1,18}$/.test(text),
  small: (text: string) => /^\d{1,9}$/.test(text),
  uuid: (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text),
} as const;

/** Whether a text is a day that there is, as YYYY-MM-DD. */
function isDay(text: string): boolean {
  const time = day.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
