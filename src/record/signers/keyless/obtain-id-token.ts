import * as z from "zod";
import { parseJson } from "../../../data/json.ts";
import { GateFault } from "../../../gate/fault.ts";
import type { Host, HttpAnswer } from "../../../host/host.ts";
import { type IdToken, readIdToken } from "./id-token.ts";
import { missingIdToken } from "./missing-id-token.ts";

export type TokenHost = Pick<Host, "clock" | "environment" | "files" | "http" | "secrets">;

const attempts = 3;
const limitMs = 15_000;
const answer = z.object({ value: z.string().min(1) });

/**
 * A fresh id-token for the audience: from GitHub Actions
 * (https://docs.github.com/actions/reference/openid-connect-reference), else what SIGSTORE_ID_TOKEN holds. Whatever
 * stands in the way is a `signing/id-token-…` fault that names it. The token is protected from every output.
 */
export async function obtainIdToken(host: TokenHost, audience: string): Promise<IdToken> {
  const { clock, environment } = host;
  const url = environment.read("ACTIONS_ID_TOKEN_REQUEST_URL")?.trim() ?? "";
  const bearer = environment.read("ACTIONS_ID_TOKEN_REQUEST_TOKEN")?.trim() ?? "";
  protect(host, bearer);
  if (url !== "" && bearer !== "") {
    const asked = await askForToken(host, url, bearer, audience);
    protect(host, asked.token);
    return readIdToken(asked.token, { source: asked.origin, audience, now: clock.now() });
  }
  const given = environment.read("SIGSTORE_ID_TOKEN")?.trim() ?? "";
  if (given === "") throw await missingIdToken(host);
  protect(host, given);
  return readIdToken(given, { source: "SIGSTORE_ID_TOKEN", audience, now: clock.now() });
}

/** A token is of use whole, and its signature is what nobody else could write. */
function protect({ secrets }: TokenHost, token: string): void {
  for (const part of [token, token.split(".")[2] ?? ""]) if (part !== "") secrets.protect(part);
}

async function askForToken(host: TokenHost, url: string, bearer: string, audience: string) {
  if (!URL.canParse(url)) {
    const reason = "ACTIONS_ID_TOKEN_REQUEST_URL is no URL";
    throw new GateFault("signing/id-token-refused", { url: "the runner", reason });
  }
  const address = new URL(url);
  address.searchParams.set("audience", audience);
  const { origin } = address;
  const refused = (reason: string) =>
    new GateFault("signing/id-token-refused", { url: origin, reason });
  const { status, body, isWhole } = await persist(host, async () =>
    host.http.get({
      url: address.href,
      headers: { authorization: `Bearer ${bearer}`, accept: "application/json" },
      limitMs,
    }),
  );
  if (status !== 200) throw refused(`it answers ${status}`);
  const token = isWhole ? tokenIn(body) : undefined;
  if (token === undefined) throw refused("its answer holds no token");
  return { token, origin };
}

/** Asks again when the service fails; the last answer, or the fault that there was none, counts. */
async function persist(host: TokenHost, ask: () => Promise<HttpAnswer>): Promise<HttpAnswer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const found = await ask();
      if (found.status < 500 || attempt === attempts) return found;
    } catch (thrown) {
      const isNetwork = thrown instanceof GateFault && thrown.code.startsWith("http/");
      if (!isNetwork || attempt === attempts) throw thrown;
    }
    await host.clock.sleep(attempt * 500);
  }
}

function tokenIn(body: string): string | undefined {
  return answer.safeParse(parseJson(body)).data?.value;
}
