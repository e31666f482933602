import { type DerElement, readDer } from "../../../src/record/signers/keyless/der.ts";

const octetString = 0x04;
const constructed = 0x20;

/** One element of DER; the length as short as it can be, or as three bytes have it. */
export function element(tag: number, content: Uint8Array, isLong = false): Buffer {
  const three = Buffer.of(content.length >> 16, content.length >> 8, content.length);
  const short = three.subarray(three.findIndex((byte) => byte > 0));
  const length = isLong ? Buffer.concat([Buffer.of(0x83), three]) : lengthOf(content, short);
  return Buffer.concat([Buffer.of(tag), length, content]);
}

function lengthOf({ length }: Uint8Array, short: Uint8Array): Buffer {
  return length < 0x80 ? Buffer.of(length) : Buffer.concat([Buffer.of(0x80 | short.length), short]);
}

/** The DER with one of its elements edited, each in turn however deep, and the place of that one: its tags from outside. */
export function* editedEach(
  bytes: Uint8Array,
  edit: (element: DerElement) => Uint8Array,
): Iterable<readonly [string, Buffer]> {
  const elements = readDer(bytes) ?? [];
  for (const [index, one] of elements.entries()) {
    const around = (put: Uint8Array) =>
      Buffer.concat(elements.map((other, at) => (at === index ? put : other.bytes)));
    const own = `${index}:${one.tag.toString(16)}`;
    yield [own, around(edit(one))];
    if ((one.tag & constructed) === 0 && one.tag !== octetString) continue;
    for (const [place, within] of editedEach(one.content, edit)) {
      yield [`${own} ${place}`, around(element(one.tag, within))];
    }
  }
}

/** The DER with the element at a place edited, however deep; the lengths around it fit. */
export function editedAt(
  bytes: Uint8Array,
  [index, ...within]: readonly number[],
  edit: (element: DerElement) => Uint8Array,
): Buffer {
  const edited = ({ tag, content }: DerElement) => element(tag, editedAt(content, within, edit));
  const elements = (readDer(bytes) ?? []).map((one, at) => {
    if (at !== index) return one.bytes;
    return within.length === 0 ? edit(one) : edited(one);
  });
  return Buffer.concat(elements);
}
