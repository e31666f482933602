import { randomBytes } from "node:crypto";
import { GateFault } from "../../gate/fault.ts";
import type { Host } from "../../host/host.ts";
import { nonceOf, timestampQuery } from "./timestamp-query.ts";

const limitMs = 20_000;
const attempts = 3;
/** Waited before asking again; doubled each time. */
const pauseMs = 500;

/**
 * A timestamp over a signature from an authority (RFC 3161 over HTTP, section 3.4), DER. Asks again when the authority
 * says it is busy. Throws `signing/timestamp-refused` and `http/…` faults: a timestamp that was asked for is never left out.
 */
export async function requestTimestamp(
  { http, clock }: Pick<Host, "clock" | "http">,
  url: string,
  signature: Uint8Array,
): Promise<Uint8Array> {
  const nonce = nonceOf(randomBytes(8));
  const body = timestampQuery(signature, nonce);
  const refused = (reason: string) =>
    new GateFault("signing/timestamp-refused", { url: new URL(url).origin, reason });
  for (let attempt = 1; ; attempt += 1) {
    const answer = await http.post({
      url,
      contentType: "application/timestamp-query",
      body,
      limitMs,
    });
    if (isBusy(answer.status) && attempt < attempts) {
      await clock.sleep(pauseMs * 2 ** attempt);
      continue;
    }
    if (answer.status !== 200 && answer.status !== 201) {
      throw refused(`it answers with status ${answer.status}`);
    }
    const { readTimestampReply } = await import("./timestamp-reply.ts");
    const reply = readTimestampReply(answer.body, signature);
    if (typeof reply === "string") throw refused(`what it answers ${reply}`);
    if (reply.nonce === undefined || !Buffer.from(nonce).equals(reply.nonce)) {
      throw refused("its answer is to another question");
    }
    return answer.body;
  }
}

function isBusy(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}
