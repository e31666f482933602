import { readSecret } from "../../../../environments/read-secret.ts";
import { GateFault } from "../../../../gate/fault.ts";
import type { Host, HttpAnswer, HttpRequest } from "../../../../host/host.ts";
import type { ItemByKind } from "../../facts.ts";
import type { HttpFacts } from "./facts.ts";

const retryAfterMs = 500;

type Needs = "clock" | "environment" | "http" | "secrets";

/** Asks the address once, and once more when nothing answers. */
export async function gatherHttp(
  host: Pick<Host, Needs>,
  item: ItemByKind["http"],
): Promise<HttpFacts> {
  const { url, address } = addressOf(host, item);
  const { status } = await getWithRetry(host, { url, limitMs: item.timeout });
  return { id: item.id, kind: "http", address, expected: item.expect, status };
}

function addressOf(
  host: Pick<Host, "environment" | "secrets">,
  { id, url }: ItemByKind["http"],
): { readonly url: string; readonly address: string } {
  if (typeof url === "string") {
    const { origin, pathname } = new URL(url);
    return { url, address: `${origin}${pathname}` };
  }
  const value = readSecret(host, url, `the address of ${id}`);
  const parsed = URL.canParse(value) ? new URL(value) : undefined;
  if (parsed === undefined || !["http:", "https:"].includes(parsed.protocol)) {
    throw new GateFault("run/variable-malformed", {
      variable: url.variable,
      expected: "an http or https URL",
    });
  }
  return { url: value, address: parsed.origin };
}

async function getWithRetry(
  { http, clock }: Pick<Host, "clock" | "http">,
  request: HttpRequest,
): Promise<HttpAnswer> {
  try {
    return await http.get(request);
  } catch (thrown) {
    if (!(thrown instanceof GateFault) || thrown.code !== "http/no-answer") throw thrown;
    await clock.sleep(retryAfterMs);
    return http.get(request);
  }
}
