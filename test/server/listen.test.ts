import { connect, type Socket } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { listen } from "../../src/node-host/listen.ts";
import { guard } from "../../src/server/guard.ts";
import { limits } from "../../src/server/limits.ts";
import type { Answer } from "../../src/server/listening.ts";
import { ProblemError } from "../../src/server/problem.ts";

const guarded: Answer = async (request) => {
  try {
    guard({ token: undefined }, request);
    return new Response("fine");
  } catch (thrown) {
    if (!(thrown instanceof ProblemError)) throw thrown;
    return Response.json(thrown.problem, {
      status: thrown.problem.status,
      headers: thrown.headers,
    });
  }
};

async function opened(answer: Answer = guarded) {
  const listening = await listen({ host: "127.0.0.1", port: 0 }, answer);
  onTestFinished(() => listening.stop());
  return listening;
}

/** Says something on a connection, and hears all that is said until it ends. */
function said(port: number, words: string, more?: (socket: Socket) => void): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(words));
    let heard = "";
    socket.setEncoding("latin1").on("data", (text) => {
      heard += text;
    });
    socket.on("error", () => undefined);
    socket.once("close", () => resolve(heard));
    more?.(socket);
  });
}

const head = "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n";
const fine = (port: number) => said(port, `${head}Connection: close\r\n\r\n`);

describe("a connection that", () => {
  it.each([
    ["asks", `${head}Connection: close\r\n\r\n`, 200],
    ["has headers too large", `${head}X: ${"a".repeat(limits.headerBytes)}\r\n\r\n`, 431],
    [
      "has an address too long",
      `GET /${"a".repeat(4_000)} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`,
      414,
    ],
    ["says nothing of HTTP", "\u0016\u0003\u0001 hello\r\n\r\n", 400],
    ["names no host", "GET / HTTP/1.1\r\nConnection: close\r\n\r\n", 400],
    [
      "names another host",
      "GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
      421,
    ],
    ["has a strange host", "GET / HTTP/1.1\r\nHost: a b<c>\r\nConnection: close\r\n\r\n", 400],
    [
      "sends a body",
      `POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\nConnection: close\r\n\r\nsomething`,
      405,
    ],
    ["sends a body with GET", `${head}Content-Length: 999999999\r\n\r\nsome`, 413],
    ["sends a body in chunks", `${head}Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n`, 413],
    ["wants to send a body", `${head}Expect: 100-continue\r\nContent-Length: 5\r\n\r\n`, 413],
    ["says two lengths", `${head}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n`, 400],
    ["wants a tunnel", "CONNECT example.com:443 HTTP/1.1\r\nHost: example.com\r\n\r\n", 400],
  ])("%s", async (_what, words, status) => {
    const { port } = await opened();
    const heard = await said(port, words);
    expect(heard.slice(0, 12)).toBe(`HTTP/1.1 ${status}`);
    expect(await fine(port)).toContain("fine");
  });

  it("never comes to the end of its headers is ended, and others are served meanwhile", async () => {
    const { port } = await opened();
    const slow = Array.from({ length: 40 }, () =>
      said(port, head, (socket) => {
        const timer = setInterval(() => socket.writable && socket.write("X: 1\r\n"), 1_000);
        socket.once("close", () => clearInterval(timer));
      }),
    );
    expect(await fine(port)).toContain("fine");
    for (const heard of await Promise.all(slow)) expect(heard).toMatch(/^HTTP\/1\.1 408 /);
  });
});

describe("a stop", () => {
  it("waits for what is being answered, and takes nothing more", async () => {
    let finish: (() => void) | undefined;
    const asked = new Promise<void>((resolve) => {
      finish = resolve;
    });
    let release: (() => void) | undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { port, stop } = await listen({ host: "127.0.0.1", port: 0 }, async () => {
      finish?.();
      await held;
      return new Response("late");
    });
    const answer = fine(port);
    await asked;
    const stopped = stop();
    expect(await fine(port)).toBe("");
    release?.();
    expect(await answer).toContain("late");
    await stopped;
  });
});

it("says why an address cannot be used", async () => {
  const { port } = await opened();
  await expect(listen({ host: "127.0.0.1", port }, guarded)).rejects.toThrow(/EADDRINUSE/);
});
