import { isObject, type Json, parseJson } from "../data/json.ts";
import { type LedgerEntry, lineOf } from "./entry.ts";

/** Longest line of a ledger, in bytes; a longer one is no entry. */
export const maxLineBytes = 16_384;

/**
 * Reads a line as an entry, or undefined when it is not byte for byte what the writer would have written. Whether
 * its leaf belongs to what it says is not asked.
 */
export function readEntry(line: string): LedgerEntry | undefined {
  const value = parseJson(line);
  if (!isObject(value)) return undefined;
  const members: ReadonlyMap<string, Json> = new Map(Object.entries(value));
  const entry = entryOf(members);
  return entry !== undefined && lineOf(entry) === line ? entry : undefined;
}

function entryOf(members: ReadonlyMap<string, Json>): LedgerEntry | undefined {
  const [seq, prev] = [members.get("seq"), members.get("prev")];
  const [leaf, payloadSha256] = [members.get("leaf"), members.get("payloadSha256")];
  const [recordId, file] = [members.get("recordId"), members.get("file")];
  if (typeof seq !== "number" || !Number.isSafeInteger(seq) || seq < 0) return undefined;
  if (!isHash(leaf) || !isHash(payloadSha256)) return undefined;
  if (prev !== null && !isHash(prev)) return undefined;
  if (typeof recordId !== "string" || recordId === "") return undefined;
  if (typeof file !== "string" || !isRecordPath(file)) return undefined;
  return { seq, prev, leaf, recordId, payloadSha256, file };
}

/** Whether a text is 64 lower-case hex digits. */
export function isHash(value: unknown): value is string {
  return typeof value === "string" && /^[0-9a-f]{64}$/.test(value);
}

/** Whether a text is a path that stays below the project folder, whoever reads it. */
function isRecordPath(path: string): boolean {
  if (/[\\\p{Cc}\p{Surrogate}]|^[A-Za-z]:/u.test(path)) return false;
  return path.split("/").every((part) => part !== "" && part !== "." && part !== "..");
}
