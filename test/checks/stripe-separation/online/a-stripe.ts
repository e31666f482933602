import { createServer } from "node:http";
import { onTestFinished } from "vitest";

/** A key that Stripe knows. */
export type StripeKey = {
  readonly livemode: boolean;
  readonly account: string;
  readonly expired?: true;
  /** What a restricted key may not read. */
  readonly forbidden?: readonly ("balance" | "account")[];
  /** Set: the key is taken from no address that a test could have. */
  readonly fromElsewhere?: true;
};

type Reply = {
  /** 0 hangs up. */
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** What was asked, in order. */
export type Asked = {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly version: string | undefined;
};

/**
 * Stripe's API as far as it tells of a key: https://docs.stripe.com/api/balance, `/accounts` and `/errors`. Its refusals
 * repeat a part of the key. `replies` stand before everything else: the first is given to the first request, and so on.
 */
export async function aStripe(
  keys: Readonly<Record<string, StripeKey>>,
  replies: readonly Reply[] = [],
) {
  const asked: Asked[] = [];
  const known = new Map(Object.entries(keys));
  const server = createServer((request, response) => {
    const { authorization, "stripe-version": version } = request.headers;
    const path = request.url ?? "";
    const key = /^Bearer (\S+)$/.exec(authorization ?? "")?.[1] ?? "";
    const { status, body, headers } = replies[asked.length] ?? answerTo(path, key, known.get(key));
    asked.push({ path, authorization, version: String(version) });
    if (status === 0) return void response.destroy();
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return { api: `http://127.0.0.1:${address.port}`, asked };
}

function answerTo(path: string, key: string, found: StripeKey | undefined): Reply {
  if (found === undefined) return refusal(401, `Invalid API Key provided: ${masked(key)}`);
  const { livemode, account: id, forbidden = [], fromElsewhere, expired } = found;
  if (expired) return refusal(401, `Expired API Key provided: ${masked(key)}`, "api_key_expired");
  if (fromElsewhere) {
    return refusal(401, "The API key provided does not allow requests from your IP address.");
  }
  const name = path.replace("/v1/", "");
  if (forbidden.some((one) => one === name)) {
    const right = `Having the 'rak_${name}_read' permission would allow this request to continue.`;
    const lack = `The provided key '${masked(key)}' does not have the required permissions for this endpoint`;
    return refusal(403, `${lack} on account '${id}'. ${right}`);
  }
  const amount = { amount: 666670, currency: "usd", source_types: { card: 666670 } };
  const objects = new Map<string, object>([
    ["balance", { object: "balance", available: [amount], livemode, pending: [] }],
    ["account", { id, object: "account", email: "owner@shop.example", country: "US" }],
  ]);
  const object = objects.get(name);
  if (object === undefined) return refusal(404, `Unrecognized request URL (GET: ${path}).`);
  return { status: 200, body: JSON.stringify(object, null, 2) };
}

function refusal(status: number, message: string, code?: string): Reply {
  const error = { ...(code && { code }), message, type: "invalid_request_error" };
  return { status, body: JSON.stringify({ error }) };
}

/** As Stripe shows a key: its beginning and its last four characters. */
function masked(key: string): string {
  return `${key.slice(0, 8)}${"*".repeat(Math.max(0, key.length - 12))}${key.slice(-4)}`;
}
