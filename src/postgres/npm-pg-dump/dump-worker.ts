import { type MessagePort, receiveMessageOnPort } from "node:worker_threads";
import { framesIn, isWholeStartup } from "./frames.ts";

/** What the worker is given: its arguments, the answer to its startup packet, the way to the server. */
export type WorkerTask = {
  readonly args: readonly string[];
  readonly startup: Uint8Array;
  readonly port: MessagePort;
  /** One number: 1 when an answer lies at the port. */
  readonly bell: Int32Array;
};

/** How the dump ended. */
export type WorkerResult =
  | { readonly kind: "dumped"; readonly text: string }
  | { readonly kind: "failed"; readonly message: string };

type RawOptions = { onRawData(bytes: Uint8Array): void };

/**
 * Runs the WASM pg_dump, which expects an answer to each message before the call returns: the worker
 * sleeps until the main thread has brought the server's.
 */
export async function dumpInWorker({
  args,
  startup,
  port,
  bell,
}: WorkerTask): Promise<WorkerResult> {
  process.argv[1] = "pg_dump";
  const { pgDump } = await import("@electric-sql/pglite-tools/pg_dump");
  let pending: Uint8Array = new Uint8Array();
  let isStarted = false;
  const server = {
    query: async () => ({ rows: [{ search_path: "public" }] }),
    exec: async () => [],
    execProtocolRawStream(bytes: Uint8Array, { onRawData }: RawOptions) {
      pending = Buffer.concat([pending, bytes]);
      if (!isStarted) {
        if (!isWholeStartup(pending)) return;
        isStarted = true;
        pending = new Uint8Array();
        return onRawData(startup);
      }
      const { letters, length } = framesIn(pending);
      if (length < pending.length || letters.endsWith("X")) return;
      const messages = pending;
      pending = new Uint8Array();
      onRawData(answerTo(messages));
    },
  };
  try {
    // The type asks for a whole PGlite; pg_dump calls these three members of it.
    const file = await pgDump({ pg: server as never, args: [...args] });
    return { kind: "dumped", text: await file.text() };
  } catch (thrown) {
    return { kind: "failed", message: thrown instanceof Error ? thrown.message : String(thrown) };
  }

  function answerTo(messages: Uint8Array): Uint8Array {
    port.postMessage(messages);
    Atomics.wait(bell, 0, 0);
    Atomics.store(bell, 0, 0);
    return receiveMessageOnPort(port)?.message ?? new Uint8Array();
  }
}
