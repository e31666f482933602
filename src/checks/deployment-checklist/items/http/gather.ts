import type { SecretReference } from "../../../../config/scalars.ts";
import { readHeader } from "../../../../environments/read-secret.ts";
import { GateFault } from "../../../../gate/fault.ts";
import type { Host, HttpAnswer } from "../../../../host/host.ts";
import type { ItemByKind } from "../../facts.ts";
import { askAgain } from "../ask-again.ts";
import { type Reach, reachAddress } from "../reach-address.ts";
import type { HttpFacts } from "./facts.ts";
import { getFollowing } from "./get-following.ts";
import { readBody } from "./read-body.ts";

type Needs = "clock" | "environment" | "http" | "secrets";

const refused = [401, 403];

/** Asks the address, and once more without credentials where the item says so. */
export async function gatherHttp(
  host: Pick<Host, Needs>,
  item: ItemByKind["http"],
): Promise<HttpFacts> {
  const { url, address, headers } = reachAddress(host, item);
  const all = { ...headers, ...readHeaders(host, item.id, item.headers) };
  const answer = await ask(host, item, { url, address, headers: all }, item.expect);
  const { status, durationMs } = answer;
  if (!answer.isWhole && item.assert.length > 0 && item.expect.includes(status)) {
    throw new GateFault("http/answer-too-large", { url: address, bytes: 1024 * 1024 });
  }
  return {
    id: item.id,
    kind: "http",
    address,
    expected: item.expect,
    status,
    body: item.expect.includes(status)
      ? readBody(host, item.assert, answer.body)
      : { state: "unread" },
    latency: item.maxLatency === undefined ? null : { ms: durationMs, limitMs: item.maxLatency },
    unauthenticated: item.unauthenticated ? await probe(host, item, { url, address }) : null,
  };
}

/** The status of the address itself without credentials: a login page that it redirects to proves nothing. */
async function probe(
  host: Pick<Host, "clock" | "http">,
  item: ItemByKind["http"],
  reach: Omit<Reach, "headers">,
): Promise<number> {
  const request = { ...reach, headers: {} };
  return (await ask(host, { ...item, redirects: 0 }, request, refused)).status;
}

function ask(
  host: Pick<Host, "clock" | "http">,
  { retries, redirects, timeout }: ItemByKind["http"],
  { url, headers }: Reach,
  expected: readonly number[],
): Promise<HttpAnswer> {
  const request = { url, headers, limitMs: timeout };
  const isExpected = (status: number) => expected.includes(status);
  return askAgain(host, retries, () => getFollowing(host, request, redirects), isExpected);
}

function readHeaders(
  host: Pick<Host, "environment" | "secrets">,
  id: string,
  headers: Readonly<Record<string, SecretReference>>,
): Record<string, string> {
  const read = Object.entries(headers).map(([name, reference]): [string, string] => [
    name.toLowerCase(),
    readHeader(host, reference, `the header ${name} of ${id}`),
  ]);
  return Object.fromEntries(read);
}
