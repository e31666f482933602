import type { LedgerEnd } from "./entry.ts";
import { type Frontier, isFrontier, rootOf } from "./merkle.ts";

/** What a ledger was at one time: enough to find anything that was changed or cut off since, and to go on from. */
export type LedgerHead = {
  readonly size: number;
  /** Hex Merkle tree hash over the leaves (RFC 6962, 2.1). */
  readonly rootHash: string;
  readonly lastLeaf: string;
  /** RFC 3339, UTC. */
  readonly at: string;
  /** Hashes of the complete subtrees, the largest first: what appending takes up again. */
  readonly frontier: readonly string[];
};

/** The head of a ledger that is not empty. */
export function headOf(frontier: Frontier, lastLeaf: string, at: Date): LedgerHead {
  return {
    size: frontier.size,
    rootHash: rootOf(frontier),
    lastLeaf,
    at: at.toISOString(),
    frontier: frontier.nodes,
  };
}

/** What the head keeps of the tree, to add leaves to it. */
export function frontierOf({ size, frontier }: LedgerHead): Frontier {
  return { size, nodes: frontier };
}

/** Where the ledger ends, by the head: how many entries, and the leaf of the last. */
export function endOf({ size, lastLeaf }: LedgerHead): LedgerEnd {
  return { size, lastLeaf };
}

/** Whether a head's parts agree with each other. */
export function isConsistent(head: LedgerHead): boolean {
  const frontier = frontierOf(head);
  if (head.size < 1 || !isFrontier(frontier) || rootOf(frontier) !== head.rootHash) return false;
  return head.size % 2 === 0 || head.frontier.at(-1) === head.lastLeaf;
}
