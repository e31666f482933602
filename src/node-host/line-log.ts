import { appendFileSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { StringDecoder } from "node:string_decoder";

/** A line longer than this is passed on in parts, which overlap by nothing a secret could hide in. */
const longestLine = 256 * 1024;

/** Where the lines of children go: redacted, to a log file and to whoever shows progress. */
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

/** Appends redacted lines to a file, made with its folder at the first line; readable by its owner alone. */
export function logFile(path: string, redact: (text: string) => string): LineSink {
  let isOpen = false;
  return {
    line(text) {
      if (!isOpen) mkdirSync(dirname(path), { recursive: true });
      isOpen = true;
      appendFileSync(path, `${redact(text)}\n`, { mode: 0o600 });
    },
  };
}
