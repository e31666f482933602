import type { Json } from "../../../src/data/json.ts";
import type { Flow } from "../../../src/openapi/schemas/schema-comparison.ts";
import { candidatesOf, type Draw, neighboursOf } from "./candidates.ts";
import type { Described } from "./grammar.ts";
import { receiverOf, senderOf } from "./validators.ts";

/** How many values are drawn, and how many of those sent get their neighbours tried. */
const drawn = 150;
const explored = 12;

type Sought = {
  /** A value that the sender may send and the receiver refuses. */
  readonly witness: Json | undefined;
  /** How many values of the sender were tried. */
  readonly sent: number;
};

/** Looks for a value that breaks: one that a client of the old description sends, or gets from the new service. */
export function breakingValueOf(
  before: Described,
  after: Described,
  flow: Flow,
  seed: number,
): Sought {
  return sought(before, after, flow, seed, senderOf);
}

/** Looks for a value that is one of the sender's schema and not one of the receiver's. */
export function witnessOf(before: Described, after: Described, flow: Flow, seed: number): Sought {
  return sought(before, after, flow, seed, receiverOf);
}

function sought(
  before: Described,
  after: Described,
  flow: Flow,
  seed: number,
  acceptedBy: typeof receiverOf,
): Sought {
  const [sender, receiver] = flow === "request" ? [before, after] : [after, before];
  const [sends, takes] = [acceptedBy(sender), receiverOf(receiver)];
  const draw = drawOf(seed);
  const next = candidatesOf([sender, receiver], draw);
  const sent: Json[] = [];
  for (let count = 0; count < drawn; count += 1) {
    const value = next();
    if (!sends(value)) continue;
    if (!takes(value)) return { witness: value, sent: sent.length + 1 };
    sent.push(value);
  }
  let tried = sent.length;
  for (const value of sent.slice(0, explored)) {
    for (const other of neighboursOf(value, [sender, receiver], draw)) {
      if (!sends(other)) continue;
      tried += 1;
      if (!takes(other)) return { witness: other, sent: tried };
    }
  }
  return { witness: undefined, sent: tried };
}

/** The same draws for the same seed. */
function drawOf(seed: number): Draw {
  let state = (seed ^ 0x9e3779b9) >>> 0;
  return (bound) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return bound < 1 ? 0 : (state >>> 8) % bound;
  };
}
