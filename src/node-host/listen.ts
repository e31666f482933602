import { createServer, type IncomingMessage, type Server, STATUS_CODES } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { getRequestListener } from "@hono/node-server";
import { GateFault, reasonOf } from "../gate/fault.ts";
import { limits } from "../server/limits.ts";
import type { Listen } from "../server/listening.ts";
import { type ProblemKind, problemOf, problemType } from "../server/problem.ts";
import { securityHeaders } from "../server/security-headers.ts";

/** An HTTP server of Node that bounds what anybody can make it keep or wait for. */
export const listen: Listen = async ({ host, port }, answer) => {
  const listener = getRequestListener(
    // The library serves HTTP/2 too; a server of `node:http` has requests of this kind alone.
    (request, env) => answer(request, addressOf(env.incoming as IncomingMessage)),
    {
      overrideGlobalObjects: false,
      errorHandler: () => new Response(...answerTo("bad-request")),
    },
  );
  const server = createServer({
    maxHeaderSize: limits.headerBytes,
    headersTimeout: limits.headersMs,
    requestTimeout: limits.requestMs,
    connectionsCheckingInterval: 1_000,
    keepAliveTimeout: limits.keepAliveMs,
  });
  server.maxConnections = limits.connections;
  server.setTimeout(limits.idleMs);
  // Whoever asks before sending a body gets the answer to the request, and never the word to go on.
  for (const event of ["request", "checkContinue", "checkExpectation"]) server.on(event, listener);
  for (const event of ["connect", "upgrade"]) {
    server.on(event, (_request: IncomingMessage, socket: Duplex) => refuse(socket, "bad-request"));
  }
  server.on("clientError", (cause: NodeJS.ErrnoException, socket) => {
    if (cause.code === "ECONNRESET" || !socket.writable) socket.destroy();
    else refuse(socket, kindOf(cause));
  });
  await opened(server, host, port);
  return {
    port: portOf(server.address()),
    stop: () => stopped(server),
  };
};

function addressOf({ socket }: IncomingMessage): string {
  return socket.remoteAddress ?? "";
}

function opened(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (cause) => {
      const address = `${host}:${port}`;
      reject(
        new GateFault("serve/address-unusable", { address, reason: reasonOf(cause) }, { cause }),
      );
    });
    server.listen({ host, port }, resolve);
  });
}

/** Idle connections end at once, the others with their answer, or when nobody waits any longer. */
async function stopped(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), limits.stopMs);
  await closed;
  clearTimeout(timer);
}

function kindOf({ code }: NodeJS.ErrnoException): ProblemKind {
  if (code === "HPE_HEADER_OVERFLOW") return "headers-too-large";
  return code === "ERR_HTTP_REQUEST_TIMEOUT" ? "request-timeout" : "bad-request";
}

const details: Partial<Record<ProblemKind, string>> = {
  "headers-too-large": `Request line and headers may have ${limits.headerBytes} bytes.`,
  "request-timeout": "Send the request at once.",
};

function answerTo(kind: ProblemKind): [string, ResponseInit & { headers: Record<string, string> }] {
  const problem = problemOf(kind, details[kind] ?? "This is no request of HTTP/1.1.");
  const headers = { ...securityHeaders, "Content-Type": problemType, Connection: "close" };
  return [JSON.stringify(problem), { status: problem.status, headers }];
}

/** Answers on a connection where Node has no response to write to, and ends it. */
function refuse(socket: Duplex, kind: ProblemKind): void {
  const [body, { status = 400, headers }] = answerTo(kind);
  const all = { ...headers, "Content-Length": String(Buffer.byteLength(body)) };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  socket.end([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, "", body].join("\r\n"));
}

/** A server that listens at host and port has an address of that kind. */
function portOf(address: AddressInfo | string | null): number {
  if (typeof address !== "object" || address === null) throw new Error("the server has no port");
  return address.port;
}
