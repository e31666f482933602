import type { Host } from "../host/host.ts";

/** For how long an answer is given again. */
export type Remembering = {
  /** However much is written meanwhile. */
  readonly anywayMs: number;
  /** While nothing is written. */
  readonly unchangedMs: number;
  /** What changes with everything that is written; undefined where that cannot be said. */
  readonly mark: () => Promise<string | undefined>;
};

/** Asks once for all who ask at the same time, and again when the answer may be another; what was thrown is not remembered. */
export function remembered<T>(
  { elapsed }: Pick<Host["clock"], "elapsed">,
  { anywayMs, unchangedMs, mark }: Remembering,
  ask: () => Promise<T>,
): () => Promise<T> {
  let known:
    | { readonly value: T; readonly mark: string | undefined; readonly at: number }
    | undefined;
  let asking: Promise<T> | undefined;
  const answer = async (): Promise<T> => {
    const at = elapsed();
    // The mark is of before the question: what is written in between makes it look old, never new.
    const now = await mark();
    const isSame = now !== undefined && now === known?.mark && at < known.at + unchangedMs;
    if (known === undefined || !isSame) known = { value: await ask(), mark: now, at };
    return known.value;
  };
  return async () => {
    if (known !== undefined && elapsed() < known.at + anywayMs) return known.value;
    asking ??= answer().finally(() => {
      asking = undefined;
    });
    return asking;
  };
}
