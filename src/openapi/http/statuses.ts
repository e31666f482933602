import type { Flow } from "../schemas/schema-comparison.ts";
import type { Sides } from "./http-comparison.ts";

/** Which answers stand for each other: pairs of an old and a new status, and the old ones that nothing stands for. */
export type HandledStatuses = {
  readonly pairs: readonly (readonly [string, string])[];
  readonly gone: readonly string[];
};

/** Whether a status, or a range of them, says that the call succeeded. */
export function isSuccess(status: string): boolean {
  return status.startsWith("2");
}

/** Pairs answers as HTTP reads them: the status itself, then its range, then `default`. */
export function handledStatuses(
  { before, after }: Sides<readonly string[]>,
  flow: Flow,
): HandledStatuses {
  const kept = before.map((old) => [old, handlerOf(old, { before, after })] as const);
  const pairs = kept.flatMap(([old, now]) => (now === undefined ? [] : [[old, now] as const]));
  const added = flow === "request" ? [] : addedPairs({ before, after });
  const parts = added.map(([old]) => old);
  const gone = kept.flatMap(([old, now]) =>
    now === undefined && !parts.includes(old) ? [old] : [],
  );
  return { pairs: [...pairs, ...added], gone };
}

/** The new answer that stands for an old status; `default` stands for a success only where nothing else can. */
function handlerOf(
  status: string,
  { before, after }: Sides<readonly string[]>,
): string | undefined {
  if (after.includes(status)) return status;
  const range = rangeOf(status);
  if (after.includes(range)) return range;
  if (!after.includes("default")) return undefined;
  const isTaken = before.includes("default") || after.some(isSuccess);
  return isSuccess(status) && isTaken ? undefined : "default";
}

/** A new status that an old range or `default` stood for. A success beside a `default` was not described before. */
function addedPairs({
  before,
  after,
}: Sides<readonly string[]>): readonly (readonly [string, string])[] {
  return after.flatMap((status) => {
    if (before.includes(status)) return [];
    const range = rangeOf(status);
    if (before.includes(range)) return [[range, status] as const];
    const isStoodFor = before.includes("default") && !isSuccess(status) && status !== "default";
    return isStoodFor && !before.some((old) => rangeOf(old) === status)
      ? [["default", status] as const]
      : [];
  });
}

function rangeOf(status: string): string {
  return /^\d\d\d$/.test(status) ? `${status.slice(0, 1)}XX` : status;
}
