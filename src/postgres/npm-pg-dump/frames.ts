/**
 * Messages of the PostgreSQL protocol, version 3: a letter, then a length that counts itself.
 * https://www.postgresql.org/docs/current/protocol-message-formats.html
 */

const lengthBytes = 4;

/** The letters of the whole messages in `bytes`, and how many bytes they take. */
export function framesIn(bytes: Uint8Array): { readonly letters: string; readonly length: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let letters = "";
  let at = 0;
  while (at + 1 + lengthBytes <= bytes.length) {
    const end = at + 1 + view.getUint32(at + 1);
    if (end > bytes.length) break;
    letters += String.fromCharCode(view.getUint8(at));
    at = end;
  }
  return { letters, length: at };
}

/** Whether a startup packet is whole: its length, which counts itself, and no letter before it. */
export function isWholeStartup(bytes: Uint8Array): boolean {
  if (bytes.length < lengthBytes) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return bytes.length >= view.getUint32(0);
}

/** What a server says once a client is in: authentication is over, its parameters, ready for a query. */
export function startupAnswer(parameters: ReadonlyMap<string, string>): Uint8Array {
  const statuses = [...parameters].map(([name, value]) =>
    frame("S", Buffer.from(`${name}\0${value}\0`)),
  );
  return Buffer.concat([
    frame("R", Buffer.alloc(lengthBytes)),
    ...statuses,
    frame("Z", Buffer.from("I")),
  ]);
}

function frame(letter: string, body: Uint8Array): Uint8Array {
  const head = Buffer.alloc(1 + lengthBytes);
  head.write(letter, 0, "latin1");
  head.writeUInt32BE(lengthBytes + body.length, 1);
  return Buffer.concat([head, body]);
}
