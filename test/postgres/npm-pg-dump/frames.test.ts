import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  framesIn,
  isWholeStartup,
  startupAnswer,
} from "../../../src/postgres/npm-pg-dump/frames.ts";

/** A message: a letter, a length that counts itself, a body. */
function message(letter: string, body: string): Buffer {
  const head = Buffer.alloc(5);
  head.write(letter, 0);
  head.writeUInt32BE(4 + Buffer.byteLength(body), 1);
  return Buffer.concat([head, Buffer.from(body)]);
}

describe("framesIn", () => {
  const two = Buffer.concat([message("D", "row"), message("Z", "I")]);

  it("reads whole messages", () => {
    expect(framesIn(two)).toEqual({ letters: "DZ", length: two.length });
    expect(framesIn(message("S", ""))).toEqual({ letters: "S", length: 5 });
    expect(framesIn(new Uint8Array())).toEqual({ letters: "", length: 0 });
  });

  it("leaves a message that is cut anywhere for later", () => {
    const first = message("D", "row").length;
    for (let cut = 0; cut < two.length; cut += 1) {
      const { letters, length } = framesIn(two.subarray(0, cut));
      expect({ cut, letters, length }).toEqual(
        cut < first ? { cut, letters: "", length: 0 } : { cut, letters: "D", length: first },
      );
    }
  });

  it("reads a part of a larger buffer from where it starts", () => {
    const padded = Buffer.concat([Buffer.from("xxx"), two]);
    expect(framesIn(padded.subarray(3))).toEqual({ letters: "DZ", length: two.length });
  });

  it("finds every message of a stream, however it is split", () => {
    const bodies = fc.array(fc.string({ maxLength: 20 }), { maxLength: 8 });
    const property = fc.property(
      bodies,
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
      (texts, sizes) => {
        const stream = Buffer.concat(texts.map((text) => message("D", text)));
        let letters = "";
        let unread: Uint8Array = new Uint8Array();
        for (let at = 0, turn = 0; at < stream.length; turn += 1) {
          const size = sizes[turn % sizes.length] ?? 1;
          unread = Buffer.concat([unread, stream.subarray(at, at + size)]);
          const whole = framesIn(unread);
          letters += whole.letters;
          unread = unread.subarray(whole.length);
          at += size;
        }
        expect([letters, unread.length]).toEqual(["D".repeat(texts.length), 0]);
      },
    );
    fc.assert(property);
  });
});

describe("isWholeStartup", () => {
  it("goes by the length at its start", () => {
    const packet = Buffer.alloc(9);
    packet.writeUInt32BE(9);
    expect(isWholeStartup(packet)).toBe(true);
    expect(isWholeStartup(packet.subarray(0, 8))).toBe(false);
    expect(isWholeStartup(packet.subarray(0, 3))).toBe(false);
  });
});

describe("startupAnswer", () => {
  it("ends the authentication, states each parameter, and is ready", () => {
    const answer = startupAnswer(
      new Map([
        ["server_version", "15.1"],
        ["client_encoding", "UTF8"],
      ]),
    );
    expect(framesIn(answer)).toEqual({ letters: "RSSZ", length: answer.length });
    expect(Buffer.from(answer).toString("latin1")).toContain("server_version\x0015.1\x00");
  });
});
