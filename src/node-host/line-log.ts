import { closeSync, mkdirSync, openSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { StringDecoder } from "node:string_decoder";
import { reasonOf } from "../gate/fault.ts";

/** A line longer than this is passed on in parts. */
const longestLine = 256 * 1024;

/** Where the lines of children go. */
export interface LineSink {
  line(text: string): void;
}

/** Splits chunks into lines, so that a value split across chunks is still seen whole. */
export function lineSplitter(sink: LineSink): { write(chunk: Buffer): void; end(): void } {
  const decoder = new StringDecoder("utf8");
  let pending = "";
  const flush = (text: string) => {
    const lines = text.split(/\r\n|[\r\n]/);
    pending = lines.pop() ?? "";
    for (const line of lines) sink.line(line);
    if (pending.length > longestLine) {
      sink.line(pending);
      pending = "";
    }
  };
  return {
    write: (chunk) => flush(pending + decoder.write(chunk)),
    end() {
      flush(pending + decoder.end());
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

/** Appends redacted lines to a file, made with its folder at the first line; readable by its owner alone. */
export function logFile(path: string, redact: (text: string) => string): LogFile {
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
        writeSync(handle, `${redact(text)}\n`);
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
