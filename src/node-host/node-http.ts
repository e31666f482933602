import { GateFault, reasonOf } from "../gate/fault.ts";
import type { Http } from "../host/host.ts";
import { longestTimer } from "./longest-timer.ts";

const largestBody = 1024 * 1024;

/** HTTP through `fetch`. Faults name the address without user information, path and query. */
export function openNodeHttp(interrupted: AbortSignal): Http {
  return {
    async get({ url, headers = {}, limitMs }) {
      const start = performance.now();
      const signal = AbortSignal.any([
        interrupted,
        AbortSignal.timeout(Math.min(limitMs, longestTimer)),
      ]);
      try {
        const answer = await fetch(url, { headers, redirect: "manual", signal });
        const body = await readBody(answer);
        return { status: answer.status, body, durationMs: Math.round(performance.now() - start) };
      } catch (thrown) {
        const cause = thrown instanceof Error && thrown.cause !== undefined ? thrown.cause : thrown;
        throw new GateFault(
          "http/no-answer",
          { url: new URL(url).origin, reason: networkReasonOf(cause) },
          { cause },
        );
      }
    },
  };
}

async function readBody(answer: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of answer.body ?? []) {
    chunks.push(chunk);
    bytes += chunk.byteLength;
    if (bytes >= largestBody) break;
  }
  return Buffer.concat(chunks).subarray(0, largestBody).toString("utf8");
}

function networkReasonOf(cause: unknown): string {
  if (cause instanceof AggregateError) return networkReasonOf(cause.errors[0]);
  return reasonOf(cause);
}
