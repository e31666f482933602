import { closeSync, mkdirSync, openSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { StringDecoder } from "node:string_decoder";
import { reasonOf } from "../gate/fault.ts";

/** Where the lines of children go. */
export interface LineSink {
  line(text: string): void;
}

/**
 * Splits chunks into lines, so that a value split across chunks is still seen whole. A line is never passed on in
 * parts, however long: a value at the seam would be seen by nobody. What a child may print at most bounds it.
 */
export function lineSplitter(sink: LineSink): { write(chunk: Buffer): void; end(): void } {
  const decoder = new StringDecoder("utf8");
  let pending = "";
  const flush = (text: string) => {
    if (!/[\r\n]/.test(text)) {
      pending += text;
      return;
    }
    const lines = (pending + text).split(/\r\n|[\r\n]/);
    pending = lines.pop() ?? "";
    for (const line of lines) sink.line(line);
  };
  return {
    write: (chunk) => flush(decoder.write(chunk)),
    end() {
      flush(decoder.end());
      if (pending !== "") sink.line(pending);
      pending = "";
    },
  };
}

/** A log on disk. */
export interface LogFile extends LineSink {
  /** Why the log is not whole; undefined while it is. */
  failure(): string | undefined;
  close(): void;
}

/** Appends lines, redacted by who hands them on, to a file, made with its folder at the first line; readable by its owner alone. */
export function logFile(path: string): LogFile {
  let handle: number | undefined;
  let failed: string | undefined;
  const open = () => {
    mkdirSync(dirname(path), { recursive: true });
    return openSync(path, "a", 0o600);
  };
  return {
    line(text) {
      if (failed !== undefined) return;
      try {
        handle ??= open();
        writeSync(handle, `${text}\n`);
      } catch (cause) {
        failed = reasonOf(cause);
      }
    },
    failure: () => failed,
    close() {
      if (handle !== undefined) closeSync(handle);
      handle = undefined;
    },
  };
}
