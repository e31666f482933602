import { createHash } from "node:crypto";

/** Reads SSH's wire format (RFC 4251, section 5). Each method gives undefined when what is left is too short for it. */
export interface WireReader {
  bytes(count: number): Uint8Array | undefined;
  byte(): number | undefined;
  uint32(): number | undefined;
  /** Bytes that their length stands before. */
  string(): Uint8Array | undefined;
  /** A string of printable ASCII. */
  text(): string | undefined;
  /** A positive `mpint` in its shortest form, as big-endian bytes without leading zeros. */
  positive(): Uint8Array | undefined;
  isAtEnd(): boolean;
}

/** Reads fields in the order in which SSH frames them (RFC 4251, section 5), each once; undefined where the bytes end too soon. */
export function wireReader(source: Uint8Array): WireReader {
  let at = 0;
  const bytes = (count: number) => {
    if (count > source.length - at) return undefined;
    at += count;
    return source.subarray(at - count, at);
  };
  const uint32 = () => {
    const four = bytes(4);
    return four && new DataView(four.buffer, four.byteOffset, 4).getUint32(0);
  };
  const string = () => {
    const length = uint32();
    return length === undefined ? undefined : bytes(length);
  };
  return {
    bytes,
    byte: () => bytes(1)?.[0],
    uint32,
    string,
    text: () => printableOf(string()),
    positive: () => positiveOf(string()),
    isAtEnd: () => at === source.length,
  };
}

/** Strings one after the other, each with its length before it. */
export function wireStrings(...strings: readonly (string | Uint8Array)[]): Uint8Array {
  return Buffer.concat(
    strings.flatMap((string) => {
      const bytes = Buffer.from(string);
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.length);
      return [length, bytes];
    }),
  );
}

/** How `ssh-keygen -l` names a key: the digest of its wire format, without the padding. */
export function fingerprintOf(blob: Uint8Array): string {
  return `SHA256:${createHash("sha256").update(blob).digest("base64").replace("=", "")}`;
}

function printableOf(bytes: Uint8Array | undefined): string | undefined {
  if (bytes === undefined) return undefined;
  const text = Buffer.from(bytes).toString("latin1");
  return /^[\x20-\x7e]*$/.test(text) ? text : undefined;
}

/** A leading zero only keeps the sign bit clear: https://www.rfc-editor.org/rfc/rfc4251#section-5 */
function positiveOf(bytes: Uint8Array | undefined): Uint8Array | undefined {
  const [first, second = 0] = bytes ?? [];
  if (bytes === undefined || first === undefined || first >= 0x80) return undefined;
  if (first !== 0) return bytes;
  return second >= 0x80 ? bytes.subarray(1) : undefined;
}
