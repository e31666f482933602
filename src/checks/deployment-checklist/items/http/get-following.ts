import type { Host, HttpAnswer, HttpRequest } from "../../../../host/host.ts";

/** One GET that follows so many redirects. Headers stay with the first origin; the durations add up. */
export async function getFollowing(
  host: Pick<Host, "http">,
  request: HttpRequest,
  redirects: number,
): Promise<HttpAnswer> {
  const answer = await host.http.get(request);
  const next = nextOf(request.url, answer);
  if (redirects === 0 || next === undefined) return answer;
  const isSameOrigin = next.origin === new URL(request.url).origin;
  const following = await getFollowing(
    host,
    { ...request, url: next.href, headers: isSameOrigin ? (request.headers ?? {}) : {} },
    redirects - 1,
  );
  return { ...following, durationMs: answer.durationMs + following.durationMs };
}

/** Where an answer leads to, when that is the web and asks for no other user. */
function nextOf(url: string, { status, location }: HttpAnswer): URL | undefined {
  if (![301, 302, 303, 307, 308].includes(status) || location === null) return undefined;
  if (!URL.canParse(location, url)) return undefined;
  const next = new URL(location, url);
  const isPlain = next.username === "" && next.password === "";
  return isPlain && ["http:", "https:"].includes(next.protocol) ? next : undefined;
}
