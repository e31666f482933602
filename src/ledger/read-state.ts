import { GateFault } from "../gate/fault.ts";
import type { Host } from "../host/host.ts";
import { emptyEnd, follows, type LedgerEnd, leafOf } from "./entry.ts";
import { endOf, frontierOf, type LedgerHead } from "./head.ts";
import { isSignedBy, type ReadHead, readHead } from "./head-file.ts";
import type { HeadSigner } from "./head-signer.ts";
import { assertRealLedger, type LedgerPlace, pathsOf } from "./ledger-place.ts";
import { emptyFrontier, type Frontier, withLeaf } from "./merkle.ts";
import { linesIn } from "./read-lines.ts";
import { type LedgerTail, readTail } from "./read-tail.ts";
import { LedgerWalk } from "./walk.ts";

/** What has to be known of a ledger to append to it. */
export type LedgerState = {
  readonly end: LedgerEnd;
  readonly frontier: Frontier;
  readonly tail: LedgerTail;
  /** How many of the entries a head counts that is signed with the run's own key. */
  readonly vouched: number;
  /** Why the head has to be written anew, one sentence for the reader; undefined when it is current. */
  readonly headNote: string | undefined;
};

type LedgerHost = Pick<Host, "files" | "journals">;

/**
 * Reads where a ledger ends, and that its head agrees. Takes only the end of the file, unless the head is missing
 * or is not this signer's: it signs no root that it has not computed. Throws `ledger/…` faults.
 */
export async function readState(
  host: LedgerHost,
  place: LedgerPlace,
  signer: HeadSigner,
): Promise<LedgerState> {
  await assertRealLedger(host, place);
  const { head: headPath, ledger } = pathsOf(place);
  const text = await host.files.readText(headPath);
  const read = text === undefined ? undefined : readHead(text);
  if (text !== undefined && read === undefined)
    throw new GateFault("ledger/head-unusable", { path: headPath });
  const tail = await readTail(host, ledger);
  const last = tail.entries.at(-1);
  if (last === undefined && (tail.entries.length > 0 || !tail.isAll)) {
    throw broken(ledger, "its last line is no entry.");
  }
  const entries = last === undefined ? 0 : last.seq + 1;
  if (read === undefined) {
    if (entries === 0)
      return { end: emptyEnd, frontier: emptyFrontier, tail, vouched: 0, headNote: undefined };
    const note = `The ledger ${ledger} has no head; it is made anew from the ${entries} entries that are there.`;
    return rebuilt(host, ledger, tail, undefined, note);
  }
  if (entries < read.head.size) {
    throw new GateFault("ledger/truncated", { path: ledger, entries, size: read.head.size });
  }
  const foreign = foreignNote(read, signer, headPath);
  if (foreign !== undefined) return rebuilt(host, ledger, tail, read.head, foreign);
  const state = await caughtUp(host, ledger, tail, read.head);
  return signer.key === undefined ? state : { ...state, vouched: read.head.size };
}

/** Why a head cannot be taken at its word; undefined when it can. */
function foreignNote(read: ReadHead, { key }: HeadSigner, path: string): string | undefined {
  if (key === undefined || isSignedBy(read, key.publicKey)) return undefined;
  if (read.signature?.key === key.publicKey.hint) {
    throw new GateFault("ledger/head-unusable", { path });
  }
  const by = read.signature === undefined ? "is not signed" : "is signed with another key";
  return `The head of the ledger ${by}; all entries were read before this run signs a new one.`;
}

/** Takes the head and the entries after it, of which a run that was killed leaves one. */
async function caughtUp(
  host: LedgerHost,
  ledger: string,
  tail: LedgerTail,
  head: LedgerHead,
): Promise<LedgerState> {
  const at = tail.entries.findIndex((entry) => entry?.seq === head.size - 1);
  const note = (count: number) =>
    `The head of the ledger ${ledger} was ${count === 1 ? "one entry" : `${count} entries`} behind, as after a run that was killed; it is brought up to date.`;
  if (at === -1) {
    const last = tail.entries.at(-1);
    return rebuilt(host, ledger, tail, head, note((last?.seq ?? 0) + 1 - head.size));
  }
  const [signed, ...later] = tail.entries.slice(at);
  if (signed?.leaf !== head.lastLeaf || leafOf(signed) !== signed.leaf) {
    throw broken(ledger, `entry ${head.size - 1} is not the one that its head names.`);
  }
  let end = endOf(head);
  let frontier = frontierOf(head);
  for (const entry of later) {
    if (!follows(entry, end))
      throw broken(ledger, `entry ${end.size} does not follow the one before it.`);
    end = { size: entry.seq + 1, lastLeaf: entry.leaf };
    frontier = withLeaf(frontier, entry.leaf);
  }
  return {
    end,
    frontier,
    tail,
    vouched: 0,
    headNote: later.length === 0 ? undefined : note(later.length),
  };
}

/** Reads the whole ledger, and holds it against the head where there is one. */
async function rebuilt(
  host: LedgerHost,
  ledger: string,
  tail: LedgerTail,
  head: LedgerHead | undefined,
  headNote: string,
): Promise<LedgerState> {
  const walk = new LedgerWalk(head === undefined ? [] : [head.size]);
  for await (const lines of linesIn(host.journals.read(ledger, { to: tail.wholeBytes }))) {
    for (const line of lines) if (line.kind === "line") walk.line(line.text);
  }
  const [problem] = walk.problems.told;
  if (problem !== undefined) throw broken(ledger, problem.message);
  const mark = head === undefined ? undefined : walk.at(head.size);
  if (mark?.rootHash !== head?.rootHash || mark?.lastLeaf !== head?.lastLeaf) {
    throw broken(ledger, "its entries are not those that its head counts.");
  }
  return { end: walk.end, frontier: walk.frontier, tail, vouched: 0, headNote };
}

function broken(path: string, problem: string): GateFault {
  return new GateFault("ledger/broken", { path, problem });
}
