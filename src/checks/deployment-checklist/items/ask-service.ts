import { type Json, parseJson } from "../../../data/json.ts";
import { GateFault } from "../../../gate/fault.ts";
import type { Host, HttpAnswer } from "../../../host/host.ts";
import { askAgain, mayPass } from "./ask-again.ts";
import type { Reach } from "./reach-address.ts";

const retries = 2;

/** A service that is asked through its API. */
export type Service = {
  /** As its makers write it. */
  readonly name: string;
  readonly reach: Reach;
  /** The variables that hold its credentials. */
  readonly variables: readonly string[];
  readonly limitMs: number;
};

/** One answer of the API at a path below the service's address. A refusal of the credentials is a fault. */
export async function askService(
  host: Pick<Host, "clock" | "http">,
  service: Service,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<HttpAnswer> {
  const { name, reach, variables, limitMs } = service;
  const request = {
    url: urlBelow(reach.url, path),
    headers: { accept: "application/json", ...reach.headers, ...headers },
    limitMs,
  };
  const answer = await askAgain(host, retries, () => host.http.get(request));
  const { status } = answer;
  if (status === 401 || status === 403) {
    const named = variables.join(", ");
    const known = { service: name, url: reach.address, status, variables: named };
    throw new GateFault("service/unauthorised", known);
  }
  return answer;
}

/** The JSON of an answer with one of the statuses; anything else is a fault. */
export function jsonOf(
  { name, reach }: Service,
  { status, body, isWhole }: HttpAnswer,
  statuses: readonly number[] = [200],
): Json {
  const known = { service: name, url: reach.address };
  if (!statuses.includes(status)) {
    const redirect = status >= 300 && status < 400 ? ", a redirect" : "";
    const code = mayPass(status) ? "service/unhealthy" : "service/bad-answer";
    throw new GateFault(code, { ...known, reason: `it answers ${status}${redirect}` });
  }
  if (!isWhole) throw new GateFault("service/bad-answer", { ...known, reason: "it is too long" });
  const value = parseJson(body);
  if (value !== undefined) return value;
  throw new GateFault("service/bad-answer", { ...known, reason: "it is not JSON" });
}

function urlBelow(base: string, path: string): string {
  const url = new URL(base);
  const [pathname = "", query = ""] = path.split("?");
  url.pathname = `${url.pathname.replace(/\/+$/, "")}${pathname}`;
  url.search = query;
  url.hash = "";
  return url.href;
}
