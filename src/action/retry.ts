/** What a server said instead of doing what it was asked. */
export type Refusal = {
  readonly status: number;
  readonly message: string;
  /** The Retry-After header, in seconds, as it came. */
  readonly retryAfter: string | undefined;
  /** How many requests are left, and when there are more (seconds since 1970), as they came. */
  readonly remaining?: string | undefined;
  readonly reset?: string | undefined;
};

const mostTries = 4;
/** A comment is not worth more of a job's time. */
const longestWaitMs = 60_000;

/**
 * How long to wait before asking again: after a failure of the server's own, and after a rate limit as long as it says.
 * Undefined when asking again would change nothing, or takes too long.
 */
export function waitBefore(refusal: Refusal, tries: number, nowMs: number): number | undefined {
  if (tries >= mostTries) return undefined;
  const backoff = 500 * 2 ** (tries - 1);
  if ([500, 502, 503, 504].includes(refusal.status)) return backoff;
  if (!isRateLimit(refusal)) return undefined;
  const asked = askedWait(refusal, nowMs) ?? longestWaitMs;
  return asked > longestWaitMs ? undefined : Math.max(asked, 0);
}

/** https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api */
function isRateLimit({ status, message, retryAfter, remaining }: Refusal): boolean {
  if (status === 429) return true;
  if (status !== 403) return false;
  return retryAfter !== undefined || remaining === "0" || /rate limit/i.test(message);
}

function askedWait({ retryAfter, remaining, reset }: Refusal, nowMs: number): number | undefined {
  if (retryAfter !== undefined && /^\d+$/.test(retryAfter)) return Number(retryAfter) * 1_000;
  if (remaining === "0" && reset !== undefined && /^\d+$/.test(reset)) {
    return Number(reset) * 1_000 - nowMs;
  }
  return undefined;
}

type Tools = {
  /** What a thrown error says as a refusal; undefined when it is none. */
  readonly refusalOf: (thrown: unknown) => Refusal | undefined;
  readonly clock: { now(): Date; sleep(ms: number): Promise<void> };
};

/** Does the work, and does it again where that may help. The work looks anew at what is there each time. */
export async function withRetries<T>(
  work: () => Promise<T>,
  { refusalOf, clock }: Tools,
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (thrown) {
      const refusal = refusalOf(thrown);
      const ms = refusal && waitBefore(refusal, tries, clock.now().getTime());
      if (ms === undefined) throw thrown;
      await clock.sleep(ms);
    }
  }
}
