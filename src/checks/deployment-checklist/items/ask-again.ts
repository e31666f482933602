import { GateFault } from "../../../gate/fault.ts";
import type { Host, HttpAnswer } from "../../../host/host.ts";

const firstPauseMs = 500;
const longestPauseMs = 8_000;

/** Asks until there is an answer that is neither 429 nor 5xx, or one that is expected; each pause is twice the last. */
export async function askAgain(
  { clock }: Pick<Host, "clock">,
  retries: number,
  ask: () => Promise<HttpAnswer>,
  isExpected: (status: number) => boolean = () => false,
): Promise<HttpAnswer> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      const answer = await ask();
      if (attempt >= retries || isExpected(answer.status) || !mayPass(answer.status)) return answer;
    } catch (thrown) {
      if (attempt >= retries || !isNetworkFault(thrown)) throw thrown;
    }
    await clock.sleep(Math.min(firstPauseMs * 2 ** attempt, longestPauseMs));
  }
}

/** Whether a status says that it is too busy or broken now, and may be well later. */
export function mayPass(status: number): boolean {
  return status === 429 || status >= 500;
}

function isNetworkFault(thrown: unknown): boolean {
  return (
    thrown instanceof GateFault &&
    (thrown.code === "http/no-answer" || thrown.code === "http/time-limit")
  );
}
