import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, concatBytes, hexToBytes } from "@noble/hashes/utils.js";

/**
 * What has to be kept of a Merkle tree (RFC 6962, 2.1) to add leaves to it: the hashes of its complete subtrees,
 * the largest first, in hex.
 */
export type Frontier = { readonly size: number; readonly nodes: readonly string[] };

export const emptyFrontier: Frontier = { size: 0, nodes: [] };

/** The frontier with one leaf more. */
export function withLeaf({ size, nodes }: Frontier, leaf: string): Frontier {
  const kept = [...nodes];
  let node = leaf;
  for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2) {
    node = nodeHash(kept.pop() ?? "", node);
  }
  kept.push(node);
  return { size: size + 1, nodes: kept };
}

/** The Merkle tree hash over all leaves, in hex. */
export function rootOf({ nodes }: Frontier): string {
  const [smallest, ...larger] = nodes.toReversed();
  if (smallest === undefined) return bytesToHex(sha256(new Uint8Array()));
  return larger.reduce((root, node) => nodeHash(node, root), smallest);
}

/** Whether so many subtrees are complete in a tree of so many leaves: one for each bit that is set. */
export function isFrontier({ size, nodes }: Frontier): boolean {
  let bits = 0;
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) bits += rest % 2;
  return bits === nodes.length;
}

const nodePrefix = Uint8Array.of(1);

function nodeHash(left: string, right: string): string {
  return bytesToHex(sha256(concatBytes(nodePrefix, hexToBytes(left), hexToBytes(right))));
}
