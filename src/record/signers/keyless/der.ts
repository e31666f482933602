/** One element of DER (X.690): its tag, its content, and both with the length between them. */
export type DerElement = {
  readonly tag: number;
  readonly content: Uint8Array;
  readonly bytes: Uint8Array;
};

export const derTags = {
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  objectId: 0x06,
  utf8String: 0x0c,
  sequence: 0x30,
  set: 0x31,
} as const;

/** The bit of a tag that says that there are elements within. */
const constructed = 0x20;

/**
 * The elements that fill the bytes to the last one; undefined when they do not, or when a length is not written in
 * the one form that DER has. Tags above 30 are not known here.
 */
export function readDer(bytes: Uint8Array): readonly DerElement[] | undefined {
  const elements: DerElement[] = [];
  for (let at = 0; at < bytes.length; ) {
    const tag = bytes[at] ?? 0;
    const length = readLength(bytes.subarray(at + 1));
    if ((tag & 0x1f) === 0x1f || length === undefined) return undefined;
    const start = at + 1 + length.size;
    const end = start + length.value;
    if (end > bytes.length) return undefined;
    elements.push({ tag, content: bytes.subarray(start, end), bytes: bytes.subarray(at, end) });
    at = end;
  }
  return elements;
}

/** The elements within the only element of the bytes, which must have the tag. */
export function readWithin(tag: number, bytes: Uint8Array): readonly DerElement[] | undefined {
  const elements = readDer(bytes);
  const [only] = elements ?? [];
  return elements?.length === 1 && only?.tag === tag ? readDer(only.content) : undefined;
}

/**
 * Whether bytes are DER down to the last element within: libraries read a length in other forms, too, and verify a
 * signature over what they would write in its place. What octet strings hold is not looked at.
 */
export function isDer(bytes: Uint8Array): boolean {
  const parts = [bytes];
  for (const part of parts) {
    const elements = readDer(part);
    if (elements === undefined) return false;
    for (const { tag, content } of elements) if ((tag & constructed) !== 0) parts.push(content);
  }
  return true;
}

/** A length that is not written as short as it can be is none; so is one that is cut short, or left to an end mark. */
function readLength(
  bytes: Uint8Array,
): { readonly size: number; readonly value: number } | undefined {
  const first = bytes[0];
  if (first === undefined) return undefined;
  if (first < 0x80) return { size: 1, value: first };
  const count = first & 0x7f;
  const value = bytes.subarray(1, 1 + count).reduce((sum, byte) => sum * 256 + byte, 0);
  const isShortest = value >= (count === 1 ? 0x80 : 256 ** (count - 1));
  return isShortest ? { size: 1 + count, value } : undefined;
}
