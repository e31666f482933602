import { createRequire } from "node:module";
import { isMainThread, MessageChannel, parentPort, Worker, workerData } from "node:worker_threads";
import { dumpInWorker, type WorkerResult, type WorkerTask } from "./dump-worker.ts";
import { startupAnswer } from "./frames.ts";
import { openWire, type Wire } from "./wire.ts";

/** Of the pg_dump inside @electric-sql/pglite-tools 0.4.8. */
const version = "18.3";

if (isMainThread) process.exitCode = await main(process.argv.slice(2));
else parentPort?.postMessage(await dumpInWorker(workerData));

/** pg_dump as a program: `PG*` variables and arguments in, the dump on standard output, 0 or 1 out. */
async function main(args: readonly string[]): Promise<number> {
  if (!isInstalled()) {
    return failure("the package @electric-sql/pglite-tools is not installed");
  }
  if (args.includes("--version")) {
    process.stdout.write(`pg_dump (PostgreSQL) ${version} (npm)\n`);
    return 0;
  }
  let wire: Wire;
  try {
    wire = await openWire(process.env);
  } catch (thrown) {
    const cause = thrown instanceof AggregateError ? thrown.errors[0] : thrown;
    return failure(
      `connection to server failed: FATAL:  ${cause instanceof Error ? cause.message : cause}`,
    );
  }
  const result = await dumpThrough(wire, args);
  wire.close();
  if (result.kind === "failed") return failure(wordsOf(result.message));
  process.stdout.write(result.text);
  return 0;
}

function isInstalled(): boolean {
  try {
    createRequire(import.meta.url).resolve("@electric-sql/pglite-tools/pg_dump");
    return true;
  } catch {
    return false;
  }
}

/** Runs the dump in a worker and carries its messages to the server and back. */
function dumpThrough(wire: Wire, args: readonly string[]): Promise<WorkerResult> {
  const { port1: here, port2: there } = new MessageChannel();
  const bell = new Int32Array(new SharedArrayBuffer(4));
  const task: WorkerTask = { args, startup: startupAnswer(wire.parameters), port: there, bell };
  const worker = new Worker(new URL(import.meta.url), { workerData: task, transferList: [there] });
  here.on("message", async (messages: Uint8Array) => {
    here.postMessage(await wire.exchange(messages));
    Atomics.store(bell, 0, 1);
    Atomics.notify(bell, 0);
  });
  return new Promise((resolve) => {
    const end = (result: WorkerResult) => {
      here.close();
      void worker.terminate();
      resolve(result);
    };
    worker.once("message", end);
    worker.once("error", ({ message }) => end({ kind: "failed", message }));
  });
}

/** The messages of pg_dump, one a line; the WASM runs them together, and cannot find its own program. */
function wordsOf(message: string): string {
  return message
    .replace(/^pg_dump failed with exit code \d+\.\s*Error message: /, "")
    .replace(/invalid binary "[^"]*": No such file or directory/, "")
    .split(/pg_dump: (?=error|detail|hint|warning)/)
    .map((words) => words.trim())
    .filter((words) => words !== "" && !/could not find a "pg_dump" to execute$/.test(words))
    .join("\npg_dump: ");
}

function failure(words: string): number {
  process.stderr.write(`pg_dump: ${/^error/.test(words) ? "" : "error: "}${words}\n`);
  return 1;
}
