import { EventEmitter } from "node:events";
import type { Readable } from "node:stream";
import type pg from "pg";

/** Type and length of a message of PostgreSQL's protocol. */
const headerBytes = 5;

/** What a connection that stays may answer to one question: many times what a ledger has to say. */
export const mostAnswerBytes = 64 * 1024 * 1024;

/** What a server may answer before it is hung up on. */
export type AnswerGuard = {
  /** A question is asked: what was answered so far counts no more. */
  readonly asked: () => void;
};

/**
 * Stands between a server and `pg`, which keeps whatever comes, reads an error without an end for ever, and throws out of
 * the socket's event at what it does not know. A server that sends such an answer, or more than `mostBytes` to one
 * question, is hung up on.
 */
export function guardAnswers(client: pg.Client, mostBytes: number): AnswerGuard {
  const connection: pg.Connection & { attachListeners?: (stream: EventEmitter) => void } =
    client.connection;
  const attach = connection.attachListeners?.bind(connection);
  if (attach === undefined) throw new Error("pg reads its answers in another way");
  let answered = 0;
  connection.attachListeners = (stream) => {
    const messages = new Messages(mostBytes);
    const guarded = new EventEmitter();
    attach(guarded);
    const hangUp = (cause: unknown) => {
      stream.removeListener("data", onData);
      const reason = cause instanceof Error ? cause.message : String(cause);
      if (isStream(stream)) stream.destroy(new Error(`its answer makes no sense (${reason})`));
    };
    const onData = (chunk: Buffer) => {
      try {
        answered += chunk.length;
        if (answered > mostBytes) throw new Error(`it has more than ${mostBytes} bytes`);
        const whole = messages.take(chunk);
        if (whole !== undefined) guarded.emit("data", whole);
      } catch (cause) {
        hangUp(cause);
      }
    };
    stream.on("data", onData);
    stream.on("end", () => guarded.emit("end"));
  };
  return {
    asked: () => {
      answered = 0;
    },
  };
}

function isStream(stream: EventEmitter): stream is Readable {
  return "destroy" in stream;
}

/** Puts chunks together to whole messages. */
class Messages {
  readonly #mostBytes: number;
  #chunks: Buffer[] = [];
  #bytes = 0;
  #needed = headerBytes;

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  /** The messages that are whole now. Throws at one that cannot be read. */
  take(chunk: Buffer): Buffer | undefined {
    this.#chunks.push(chunk);
    this.#bytes += chunk.length;
    if (this.#bytes < this.#needed) return undefined;
    const bytes = Buffer.concat(this.#chunks);
    let start = 0;
    this.#needed = headerBytes;
    while (start + headerBytes <= bytes.length) {
      const end = start + 1 + bytes.readUInt32BE(start + 1);
      if (end < start + headerBytes || end - start > this.#mostBytes) {
        throw new Error("a message has no such length");
      }
      if (end > bytes.length) {
        this.#needed = end - start;
        break;
      }
      assertEnded(bytes.subarray(start, end));
      start = end;
    }
    this.#chunks = [bytes.subarray(start)];
    this.#bytes = bytes.length - start;
    return start === 0 ? undefined : bytes.subarray(0, start);
  }
}

/** An error or a notice is fields, each a character and a text, and a zero. */
function assertEnded(message: Buffer): void {
  const type = String.fromCharCode(message[0] ?? 0);
  if (type !== "E" && type !== "N") return;
  let at = headerBytes;
  while (message[at] !== 0) {
    const end = at < message.length ? message.indexOf(0, at + 1) : -1;
    if (end === -1) throw new Error("an error without an end");
    at = end + 1;
  }
}
