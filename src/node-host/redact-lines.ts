import { plainLine } from "../host/plain-line.ts";
import type { LineSink } from "./line-log.ts";

const replacement = "[redacted]";
const begin = /-----BEGIN [A-Z ]*PRIVATE KEY(?: BLOCK)?-----/;
const end = /-----END [A-Z ]*PRIVATE KEY/;
/** What may follow on a line when a key is written as a text in quotes. */
const quoted = String.raw`(?:\\[nr]|["',;+\s])*$`;
/** A line of a key, whatever a logger wrote before it. */
const keyLine = new RegExp(String.raw`(?<=^|[\s"'|>])[A-Za-z0-9+/]{16,}={0,2}(?=${quoted})`);
/** The last line of a key may be short, and the first may say how it is encrypted. */
const lastLine = new RegExp(String.raw`^[\s"'|>]*=?[A-Za-z0-9+/]+={0,2}${quoted}`);
const headerLine = /^\W*(?:(?:Proc-Type|DEK-Info|Version|Comment): .*)?$/;

/**
 * Redacts the lines of one stream in their order. A private key that nobody named is told by its first line, so the
 * lines after it are taken out until it ends; and a secret that escape sequences tear apart is one when it is shown.
 */
export function lineRedactor(redact: (text: string) => string): (line: string) => string {
  let isInKey = false;
  const withoutKey = (line: string): string => {
    const wasInKey = isInKey;
    isInKey = (wasInKey || begin.test(line)) && !end.test(line);
    if (!wasInKey) return line;
    const found = line.replace(keyLine, replacement);
    if (found !== line) return found;
    if (lastLine.test(line)) return replacement;
    isInKey &&= headerLine.test(line);
    return line;
  };
  return (line) => {
    const redacted = redact(withoutKey(line));
    const plain = plainLine(redacted);
    if (plain === redacted) return redacted;
    const shown = redact(plain);
    return shown === plain ? redacted : shown;
  };
}

/** Where the lines of one child go: each is redacted before anybody is told of it. */
export function redactingSink(
  redact: (text: string) => string,
  tell: (line: string) => void,
): LineSink {
  const redactLine = lineRedactor(redact);
  return { line: (text) => tell(redactLine(text)) };
}
