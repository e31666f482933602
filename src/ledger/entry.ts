import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Predicate } from "../record/promotion-record.ts";

/** What the ledger says of one record. */
export type LedgerRecord = {
  readonly recordId: string;
  /** Hex SHA-256 of the record's signed bytes. */
  readonly payloadSha256: string;
  /** The record's file, relative to the project folder, with `/`. */
  readonly file: string;
};

/** One line of a ledger. */
export type LedgerEntry = LedgerRecord & {
  /** The first is 0. */
  readonly seq: number;
  /** `leaf` of the entry before; null for the first. */
  readonly prev: string | null;
  /** Hex leaf hash (RFC 6962, 2.1) of the canonical JSON of the other members. */
  readonly leaf: string;
};

/** Where a ledger ends: how many entries it has, and the leaf of the last. */
export type LedgerEnd = { readonly size: number; readonly lastLeaf: string | null };

export const emptyEnd: LedgerEnd = { size: 0, lastLeaf: null };

/** What the next record says of its place in the ledger. */
export function nextChain({ size, lastLeaf }: LedgerEnd): NonNullable<Predicate["chain"]> {
  return { sequence: size, previous: lastLeaf };
}

/** The entry of a record that comes next. */
export function entryAfter({ size, lastLeaf }: LedgerEnd, record: LedgerRecord): LedgerEntry {
  const { recordId, payloadSha256, file } = record;
  const content = { file, payloadSha256, prev: lastLeaf, recordId, seq: size };
  return { ...content, leaf: leafOf(content) };
}

/** Whether an entry is the next one after this end, and has the leaf that belongs to it. */
export function follows(entry: LedgerEntry | undefined, end: LedgerEnd): entry is LedgerEntry {
  return entry?.seq === end.size && entry.prev === end.lastLeaf && leafOf(entry) === entry.leaf;
}

/** The entry's line, without its line break: canonical JSON (RFC 8785). */
export function lineOf(entry: LedgerEntry): string {
  return canonical(entry, `"leaf":"${entry.leaf}",`);
}

/** The leaf hash that belongs to what the entry says. */
export function leafOf(content: Omit<LedgerEntry, "leaf">): string {
  return bytesToHex(sha256(concatBytes(leafPrefix, utf8ToBytes(canonical(content, "")))));
}

const leafPrefix = Uint8Array.of(0);

/** Members in the order that RFC 8785 gives them; written out because a ledger may have a million of them. */
function canonical(
  { file, payloadSha256, prev, recordId, seq }: Omit<LedgerEntry, "leaf">,
  leaf: string,
): string {
  const before = prev === null ? "null" : `"${prev}"`;
  return `{"file":${JSON.stringify(file)},${leaf}"payloadSha256":"${payloadSha256}","prev":${before},"recordId":${JSON.stringify(recordId)},"seq":${seq}}`;
}
