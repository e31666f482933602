import { maxLineBytes } from "./read-entry.ts";

/** A line that ends in a line break, as text when it is UTF-8 and not too long; or what stands after the last one. */
export type Line =
  | { readonly kind: "line"; readonly text: string | undefined }
  | { readonly kind: "torn"; readonly bytes: number };

const lineBreak = 10;

/** Splits chunks into lines; keeps no more than one chunk and one line. */
export async function* linesIn(chunks: AsyncIterable<Uint8Array>): AsyncIterable<readonly Line[]> {
  let rest: Uint8Array = new Uint8Array();
  let dropped = 0;
  for await (const chunk of chunks) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const lines: Line[] = [];
    let start = 0;
    for (let end = bytes.indexOf(lineBreak); end !== -1; end = bytes.indexOf(lineBreak, start)) {
      const line = bytes.subarray(start, end);
      lines.push({ kind: "line", text: dropped > 0 ? undefined : textOf(line) });
      dropped = 0;
      start = end + 1;
    }
    rest = bytes.subarray(start);
    if (rest.length > maxLineBytes) {
      dropped += rest.length;
      rest = new Uint8Array();
    }
    yield lines;
  }
  if (dropped + rest.length > 0) yield [{ kind: "torn", bytes: dropped + rest.length }];
}

/** The text of a line, or undefined when it is not UTF-8 or longer than any entry. */
export function textOf(line: Uint8Array): string | undefined {
  if (line.length > maxLineBytes) return undefined;
  try {
    return decoder.decode(line);
  } catch {
    return undefined;
  }
}

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
