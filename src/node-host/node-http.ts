import { GateFault, reasonOf } from "../gate/fault.ts";
import type { Http, HttpAnswer, HttpBytes, HttpPost, HttpRequest } from "../host/host.ts";
import { longestTimer } from "./longest-timer.ts";

const largestBody = 1024 * 1024;

/** How Node and OpenSSL begin the codes of a handshake that was refused. */
const tlsCode =
  /^(ERR_TLS|ERR_SSL|EPROTO|CERT_|CRL_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|INVALID_|HOSTNAME_)/;

/** HTTP through `fetch`. Faults name the address without user information, path and query. */
export function openNodeHttp(interrupted: AbortSignal): Http {
  return {
    get: (request) => within(request, interrupted, (signal) => ask(request, signal)),
    post: (request) => within(request, interrupted, (signal) => send(request, signal)),
  };
}

async function within<T>(
  request: Pick<HttpRequest, "url" | "limitMs">,
  interrupted: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const limit = AbortSignal.timeout(Math.min(request.limitMs, longestTimer));
  try {
    return await work(AbortSignal.any([interrupted, limit]));
  } catch (thrown) {
    if (interrupted.aborted) throw interrupted.reason;
    throw faultOf(thrown, request, limit.aborted);
  }
}

async function send({ url, contentType, body }: HttpPost, signal: AbortSignal): Promise<HttpBytes> {
  const headers = { "content-type": contentType };
  const request = {
    method: "POST",
    headers,
    body: Buffer.from(body),
    redirect: "manual",
    signal,
  } as const;
  const answer = await fetch(url, request);
  return { status: answer.status, body: (await readBytes(answer)).bytes };
}

async function ask({ url, headers = {} }: HttpRequest, signal: AbortSignal): Promise<HttpAnswer> {
  const start = performance.now();
  const answer = await fetch(url, { headers, redirect: "manual", signal });
  const { body, isWhole } = await readBody(answer);
  return {
    status: answer.status,
    body,
    isWhole,
    location: answer.headers.get("location"),
    durationMs: Math.round(performance.now() - start),
  };
}

async function readBody(answer: Response): Promise<Pick<HttpAnswer, "body" | "isWhole">> {
  const { bytes, isWhole } = await readBytes(answer);
  return { body: bytes.toString("utf8"), isWhole };
}

async function readBytes(answer: Response): Promise<{ bytes: Buffer; isWhole: boolean }> {
  const chunks: Uint8Array[] = [];
  let count = 0;
  for await (const chunk of answer.body ?? []) {
    chunks.push(chunk);
    count += chunk.byteLength;
    if (count > largestBody) break;
  }
  return { bytes: Buffer.concat(chunks).subarray(0, largestBody), isWhole: count <= largestBody };
}

function faultOf(
  thrown: unknown,
  { url, limitMs }: Pick<HttpRequest, "url" | "limitMs">,
  isLate: boolean,
): GateFault {
  const { origin } = new URL(url);
  if (isLate) return new GateFault("http/time-limit", { url: origin, limitMs }, { cause: thrown });
  const cause = networkCauseOf(thrown);
  const code = isTlsError(cause) ? "http/untrusted" : "http/no-answer";
  return new GateFault(code, { url: origin, reason: reasonOf(cause) }, { cause });
}

function networkCauseOf(thrown: unknown): unknown {
  if (thrown instanceof AggregateError) return networkCauseOf(thrown.errors[0]);
  if (thrown instanceof Error && thrown.cause !== undefined) return networkCauseOf(thrown.cause);
  return thrown;
}

function isTlsError(cause: unknown): boolean {
  return (
    cause instanceof Error &&
    "code" in cause &&
    typeof cause.code === "string" &&
    tlsCode.test(cause.code)
  );
}
