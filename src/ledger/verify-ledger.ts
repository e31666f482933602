import { GateFault } from "../gate/fault.ts";
import type { Host } from "../host/host.ts";
import type { PublicKey } from "../record/signers/public-key.ts";
import type { LedgerEntry } from "./entry.ts";
import type { LedgerHead } from "./head.ts";
import { isSignedBy, type ReadHead, readHead } from "./head-file.ts";
import { judgeEntryRecord, type RecordTrust } from "./judge-entry-record.ts";
import type { LedgerVerification } from "./ledger-verification.ts";
import { readHeadText } from "./read-head-text.ts";
import { linesIn } from "./read-lines.ts";
import { LedgerWalk } from "./walk.ts";

/** What a ledger is held against. */
export type LedgerRequest = {
  /** The ledger's file, absolute; its head is beside it. */
  readonly path: string;
  /** Keys whose signature over a head counts; none when nobody's can be verified. */
  readonly keys: readonly PublicKey[];
  /** Those of them that count today: they vouch for what is before their head. All, when not said. */
  readonly currentKeys?: readonly PublicKey[] | undefined;
  /** What is known of the ledger from elsewhere. */
  readonly anchor?: Anchor | undefined;
  /** Where the records of the entries are, and whose signatures count; without it, records are not read. */
  readonly records?: RecordsRequest | undefined;
  /** Told of every entry, in order. */
  readonly onEntry?: (entry: LedgerEntry) => Promise<void> | void;
};

/** The size and the root that a ledger had at one time; with the head that says so, when it came as one. */
export type Anchor = {
  readonly size: number;
  readonly rootHash: string;
  readonly head?: ReadHead | undefined;
};

type RecordsRequest = {
  readonly project: string;
  readonly trustFor: RecordTrust["trustFor"];
  /** Whether those of other machines are in a database. */
  readonly isShared?: boolean;
};

type LedgerHost = Pick<Host, "clock" | "files" | "journals">;

/** A run that appends writes the head a moment later: so long the head may be behind. */
const settlingMs = 500;

/**
 * Reads a ledger from its beginning to its end, once, and says everything that is wrong with it, in memory that does
 * not grow with it. Throws "ledger/missing" when there is none.
 */
export async function verifyLedger(
  host: LedgerHost,
  request: LedgerRequest,
): Promise<LedgerVerification> {
  if ((await host.files.status(request.path)) === undefined) {
    throw new GateFault("ledger/missing", { path: request.path });
  }
  for (let round = 1; ; round += 1) {
    const text = await readHeadText(host, request.path);
    const found = await lookOnce(host, request, text);
    const isBehind = found.problems.some(({ code }) => code === "not-in-head");
    if (!isBehind || round === 3) return found;
    await host.clock.sleep(settlingMs);
    if ((await readHeadText(host, request.path)) === text) return found;
  }
}

async function lookOnce(
  host: LedgerHost,
  request: LedgerRequest,
  headText: string | undefined,
): Promise<LedgerVerification> {
  const { anchor, records, keys } = request;
  const read = headText === undefined ? undefined : readHead(headText);
  const walk = new LedgerWalk([read?.head.size ?? 0, anchor?.size ?? 0]);
  const isVouchedFor = signatureOf(read, request.currentKeys ?? keys) === "verified";
  const verified = await walkEntries(host, request, walk, isVouchedFor);
  judgeHead(walk, read, headText !== undefined, keys);
  judgeAnchor(walk, anchor, keys);
  const signature = signatureOf(read, keys);
  return {
    entries: walk.size,
    head: read === undefined ? null : { ...placeOf(read.head), signature },
    anchor: anchor === undefined ? null : { size: anchor.size, rootHash: anchor.rootHash },
    records: records === undefined ? null : verified,
    problems: walk.problems.told,
    problemCount: walk.problems.count,
    notes: notesOf(request, { signature, isVouchedFor }, walk.problems.told),
  };
}

async function walkEntries(
  host: LedgerHost,
  { path, records, onEntry }: LedgerRequest,
  walk: LedgerWalk,
  isVouchedFor: boolean,
): Promise<number> {
  let verified = 0;
  for await (const lines of linesIn(host.journals.read(path))) {
    for (const line of lines) {
      if (line.kind === "torn") {
        walk.torn(line.bytes);
        continue;
      }
      const entry = walk.line(line.text);
      if (entry === undefined) continue;
      if (onEntry !== undefined) await onEntry(entry);
      if (records === undefined) continue;
      const judged = { trustFor: records.trustFor, isVouchedFor };
      if (await isRecordFit(host, records.project, entry, judged, walk)) verified += 1;
    }
  }
  return verified;
}

async function isRecordFit(
  host: LedgerHost,
  project: string,
  entry: LedgerEntry,
  trust: RecordTrust,
  walk: LedgerWalk,
): Promise<boolean> {
  let isFit = true;
  for await (const { code, words } of judgeEntryRecord(host, project, entry, trust)) {
    isFit = false;
    walk.problems.add(
      code,
      entry.seq + 1,
      `The record ${entry.file} of entry ${entry.seq} ${words}.`,
    );
  }
  return isFit;
}

function judgeHead(
  walk: LedgerWalk,
  read: ReadHead | undefined,
  isThere: boolean,
  keys: readonly PublicKey[],
): void {
  const { problems, size } = walk;
  if (read === undefined) {
    if (isThere) problems.add("head-malformed", null, "The head is not as promote writes it.");
    else problems.add("head-missing", null, "There is no head beside the ledger.");
    return;
  }
  const { head } = read;
  if (keys.length > 0 && signatureOf(read, keys) !== "verified") {
    if (read.signature === undefined) {
      problems.add("head-unsigned", null, "The head is not signed, and a key was given for it.");
    } else {
      problems.add("head-signature", null, "The head's signature is not one of a trusted key.");
    }
  }
  const mark = walk.at(head.size);
  if (mark === undefined) {
    problems.add(
      "cut",
      null,
      `The ledger has ${size} of the ${head.size} entries its head counts.`,
    );
  } else if (mark.rootHash !== head.rootHash || mark.lastLeaf !== head.lastLeaf) {
    problems.add(
      "head-differs",
      null,
      `The first ${head.size} entries are not those the head counts.`,
    );
  }
  if (size > head.size) {
    const message = `The head counts ${head.size} of ${size} entries: a run was killed before it wrote the head, or somebody else added them.`;
    problems.add("not-in-head", head.size + 1, message);
  }
}

function judgeAnchor(
  walk: LedgerWalk,
  anchor: Anchor | undefined,
  keys: readonly PublicKey[],
): void {
  if (anchor === undefined) return;
  const { problems, size } = walk;
  const { head } = anchor;
  if (head !== undefined && keys.length > 0 && signatureOf(head, keys) !== "verified") {
    problems.add("anchor-signature", null, "The anchor's signature is not one of a trusted key.");
  }
  const mark = walk.at(anchor.size);
  if (mark === undefined) {
    problems.add(
      "cut",
      null,
      `The ledger has ${size} of the ${anchor.size} entries the anchor counts: its end was cut off.`,
    );
  } else if (mark.rootHash !== anchor.rootHash) {
    problems.add(
      "anchor-differs",
      null,
      `The first ${anchor.size} entries are not those the anchor counts.`,
    );
  }
}

function signatureOf(
  read: ReadHead | undefined,
  keys: readonly PublicKey[],
): "verified" | "not-verified" | "none" {
  if (read?.signature === undefined) return "none";
  return keys.some((key) => isSignedBy(read, key)) ? "verified" : "not-verified";
}

function placeOf({ size, rootHash, at }: LedgerHead) {
  return { size, rootHash, at };
}

function notesOf(
  { anchor, records }: LedgerRequest,
  { signature, isVouchedFor }: { signature: string; isVouchedFor: boolean },
  told: LedgerVerification["problems"],
): readonly string[] {
  const notes: string[] = [];
  if (anchor === undefined) {
    notes.push(
      "No anchor was given, so entries that were cut off together with an older head would not be noticed: keep what `promote ledger head` prints elsewhere, and give it with --anchor.",
    );
  }
  if (signature === "none") {
    notes.push(
      "The head is not signed, so a ledger that was written anew as a whole would not be noticed.",
    );
  }
  if (signature === "verified" && !isVouchedFor) {
    notes.push(
      "The head is signed with a key whose time is not now: until a run signs a new one, whoever has that key could have written it.",
    );
  }
  if (records === undefined) {
    notes.push("The records themselves were not read; --records does.");
  }
  if (records?.isShared === true && told.some(({ code }) => code === "record-missing")) {
    notes.push(
      "Records of other machines are in the ledger's database until `promote ledger pull` brings them.",
    );
  }
  return notes;
}
