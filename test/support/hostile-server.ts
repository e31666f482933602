import { createServer, type Socket } from "node:net";
import { onTestFinished } from "vitest";

/** The password in the URL of each. */
export const hostilePassword = "of-the-ledger-login";

function message(type: string, ...parts: readonly (string | Buffer)[]): Buffer {
  const body = Buffer.concat(parts.map((part) => Buffer.from(part)));
  const header = Buffer.alloc(5);
  header.write(type);
  header.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([header, body]);
}

const welcome = Buffer.concat([message("R", Buffer.alloc(4)), message("Z", "I")]);
export const negativeColumns = message("D", Buffer.from([0xff, 0xff]));
export const unknownLogin = message("R", Buffer.from([0, 0, 0, 99]));
export const errorWithoutEnd = message("E", "M", "no\0");
export const refusal = message(
  ...["E", "SERROR\0", "C42501\0", `M\u001b[2J${hostilePassword} \u0007is\nyours\u202e\0`, "\0"],
);

/** A server that lets everybody in, unless it begins otherwise, and answers whatever it is asked with this. */
export async function hostileServer(
  answer: (socket: Socket) => void,
  begins: Uint8Array = welcome,
): Promise<string> {
  const sockets = new Set<Socket>();
  const listener = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    let isIn = false;
    socket.on("data", (bytes: Buffer) => {
      if (bytes.length === 8) socket.write("N");
      else if (isIn) answer(socket);
      else socket.write(begins);
      isIn ||= bytes.length !== 8;
    });
  });
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    listener.close();
  });
  const address = listener.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return `postgres://promote:${hostilePassword}@127.0.0.1:${address.port}/ledger`;
}

/** Never ends a row. */
export function flood(socket: Socket): void {
  const header = Buffer.from([0x44, 0x30, 0, 0, 0]);
  const more = Buffer.alloc(1_048_576, 1);
  socket.write(header);
  const write = () => {
    while (!socket.destroyed && socket.write(more));
    if (!socket.destroyed) socket.once("drain", write);
  };
  write();
}

export const notices = (socket: Socket): void => {
  const notice = message("N", `MSee here${".".repeat(1_000)}\0`, "\0");
  const many = Buffer.concat(Array.from({ length: 64 }, () => notice));
  const write = () => {
    while (!socket.destroyed && socket.write(many));
    if (!socket.destroyed) socket.once("drain", write);
  };
  write();
};
