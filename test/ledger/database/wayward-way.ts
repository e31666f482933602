import { connect, createServer, type Socket } from "node:net";
import { onTestFinished } from "vitest";

/** What becomes of a connection once the client has said a certain thing. */
export type Mishap = {
  readonly when: string;
  /** `stall` says nothing more; `die` hangs up before the server is told; `die-after` when it has been. */
  readonly end: "stall" | "die" | "die-after";
};

/** A way to the server of `url` on which something happens; the URL that leads over it. */
export async function waywardWay(url: string, mishap: Mishap): Promise<string> {
  const server = new URL(url);
  const sockets = new Set<Socket>();
  const listener = createServer((client) => {
    const upstream = connect(Number(server.port), server.hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("error", () => undefined);
    }
    let hasHappened = mishap.when === "";
    client.on("data", (bytes: Buffer) => {
      if (hasHappened) return;
      hasHappened = bytes.includes(mishap.when);
      if (hasHappened && mishap.end === "stall") return;
      if (hasHappened && mishap.end === "die") client.destroy();
      else upstream.write(bytes);
    });
    upstream.on("data", (bytes: Buffer) => {
      if (!hasHappened) client.write(bytes);
      else if (mishap.end === "die-after") client.destroy();
    });
    client.on("close", () => upstream.destroy());
    upstream.on("close", () => client.destroy());
  });
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    listener.close();
    for (const socket of sockets) socket.destroy();
  });
  const address = listener.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const way = new URL(url);
  way.port = String(address.port);
  return way.href;
}
