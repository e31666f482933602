import { createServer } from "node:net";

/** A port of 127.0.0.1 that nobody listens at, below those that scratch servers take and that systems give to outgoing connections. */
export async function freePort(): Promise<number> {
  const port = 10_000 + Math.floor(Math.random() * 10_000);
  const listener = createServer();
  const isFree = await new Promise<boolean>((resolve) => {
    listener.once("error", () => resolve(false));
    listener.listen(port, "127.0.0.1", () => listener.close(() => resolve(true)));
  });
  return isFree ? port : freePort();
}
