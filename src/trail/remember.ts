import type { Host } from "../host/host.ts";

/** Asks once for all who ask within so many milliseconds; what was thrown is not remembered. */
export function remembered<T>(
  { elapsed }: Pick<Host["clock"], "elapsed">,
  ms: number,
  ask: () => Promise<T>,
): () => Promise<T> {
  let known: { readonly answer: Promise<T>; readonly until: number } | undefined;
  return () => {
    if (known === undefined || elapsed() >= known.until) {
      const answer = ask();
      const mine = { answer, until: elapsed() + ms };
      known = mine;
      answer.catch(() => {
        if (known === mine) known = undefined;
      });
    }
    return known.answer;
  };
}
