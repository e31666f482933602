import { createServer, type RequestListener } from "node:http";
import { onTestFinished } from "vitest";
import { freePort } from "../../../../support/free-port.ts";

/** A real HTTP server on loopback, closed after the test. Returns its origin. */
export async function aServer(answer: RequestListener): Promise<string> {
  const { server, origin } = await listen(answer);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return origin;
}

/** An origin on loopback where nobody listens. */
export async function aDeadOrigin(): Promise<string> {
  return `http://127.0.0.1:${await freePort()}`;
}

async function listen(answer: RequestListener) {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return { server, origin: `http://127.0.0.1:${address.port}` };
}
