import { connect, createServer, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { describe, expect, it, onTestFinished } from "vitest";
import type { DatabasePool } from "../../src/host/databases.ts";
import { listen } from "../../src/node-host/listen.ts";
import { appOf } from "../../src/server/app.ts";
import { limits } from "../../src/server/limits.ts";
import type { Answer } from "../../src/server/listening.ts";
import { openPages } from "../../src/server/page/open-pages.ts";
import { openTrail } from "../../src/trail/open-trail.ts";
import { shareTrail } from "../../src/trail/share-trail.ts";
import type { Trail } from "../../src/trail/trail.ts";
import { migrateAt } from "../ledger/database/migrated-database.ts";
import { ownServer } from "../ledger/database/own-server.ts";
import { testHost } from "../support/host.ts";
import { readyAt, trailDatabase } from "../support/trail-database.ts";
import { trailDouble } from "../support/trail-double.ts";

const list = "/api/v1/promotions";

function answerOf(trail: Trail): Answer {
  const { clock } = testHost();
  return appOf({
    ...{ trail, pages: openPages(trail), access: { token: undefined }, clock },
    tell: () => undefined,
  });
}

const asked = (path: string) =>
  new Request(`http://127.0.0.1${path}`, { headers: { host: "127.0.0.1" } });

/** What serves a database, with a pool as `promote serve` has one, but less patient; its lists may come late. */
async function served(url: string, statementMs = 500, lateMs = 0) {
  const options = { connections: 4, limits: { connectMs: 5_000, statementMs } };
  const pool: DatabasePool = await testHost().databases.openPool(url, options);
  onTestFinished(() => pool.close());
  const trail = openTrail(pool, readyAt(pool));
  const late: Trail = {
    ...trail,
    async promotions(filter, page) {
      const found = await trail.promotions(filter, page);
      if (lateMs > 0) await sleep(lateMs);
      return found;
    },
  };
  const answer = answerOf(shareTrail(late, testHost().clock));
  const get = (path: string) => answer(asked(path), "127.0.0.1");
  /** Statuses of the list, of readiness and of health. */
  const statuses = async () => {
    const all = await Promise.all([list, "/readyz", "/healthz"].map(get));
    return all.map(({ status }) => status);
  };
  /** Waits until everything is answered well again. */
  const recovered = async () => {
    for (let attempt = 0; attempt < 40; attempt += 1) {
      if ((await statuses()).every((status) => status === 200)) return true;
      await sleep(250);
    }
    return false;
  };
  return { get, statuses, recovered };
}

describe("many who ask at once", () => {
  it("each see every promotion that was appended before they asked", async () => {
    const { url, append } = await trailDatabase();
    const { get } = await served(url, 10_000, 60);
    let isAppending = true;
    const newest = async (path: string) => {
      const { items } = (await (await get(path)).json()) as { items: { recordId: string }[] };
      return items[0]?.recordId;
    };
    const readers = Array.from({ length: 30 }, async () => {
      while (isAppending) await newest(list);
    });
    try {
      for (let at = 0; at < 10; at += 1) {
        const finishedAt = new Date(Date.UTC(2026, 0, 1) + at * 60_000).toISOString();
        const { recordId } = await append({ finishedAt });
        expect(await newest(list)).toBe(recordId);
      }
    } finally {
      isAppending = false;
      await Promise.all(readers);
    }
  });
});

describe("requests that are being answered", () => {
  it("are bounded for each address and in all, told with a time to come again, and served again", async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const trail = trailDouble();
    const { promotions } = trail;
    const answer = answerOf({
      ...trail,
      promotions: async (filter, page) => {
        await held;
        return promotions(filter, page);
      },
    });
    const from = (address: string, count: number) =>
      Array.from({ length: count }, () => answer(asked(list), address));
    const first = from("10.0.0.1", limits.inFlightOfOne);
    const [tooMany] = await Promise.all(from("10.0.0.1", 1));
    expect([tooMany?.status, tooMany?.headers.get("retry-after")]).toEqual([429, "1"]);
    expect(tooMany?.headers.get("content-type")).toBe("application/problem+json");
    expect(tooMany?.headers.get("content-security-policy")).toContain("default-src 'none'");
    const others = from("10.0.0.2", limits.inFlight - limits.inFlightOfOne);
    const [busy] = await Promise.all(from("10.0.0.3", 1));
    expect([busy?.status, busy?.headers.get("retry-after")]).toEqual([503, "1"]);
    release();
    for (const { status } of await Promise.all([...first, ...others])) expect(status).toBe(200);
    for (const address of ["10.0.0.1", "10.0.0.3"]) {
      expect((await answer(asked(list), address)).status).toBe(200);
    }
  });
});

describe("connections", () => {
  it("are bounded, and one that ends makes room for another", async () => {
    const listening = await listen(
      { host: "127.0.0.1", port: 0 },
      async () => new Response("fine"),
    );
    onTestFinished(() => listening.stop());
    const { port } = listening;
    const open = (): Promise<Socket> =>
      new Promise((resolve) => {
        const socket = connect(port, "127.0.0.1", () => resolve(socket));
        socket.on("error", () => undefined);
        onTestFinished(() => void socket.destroy());
      });
    const answered = async (): Promise<boolean> => {
      const response = await fetch(`http://127.0.0.1:${port}/`, {
        headers: { connection: "close" },
      }).catch(() => undefined);
      return response?.ok === true;
    };
    const sockets = await Promise.all(Array.from({ length: limits.connections }, open));
    expect(await answered()).toBe(false);
    sockets[0]?.destroy();
    await expect.poll(answered).toBe(true);
  });
});

describe("a database that", () => {
  it("takes too long for a statement is told as one that does not answer, and the rest is served", async () => {
    const { url } = await trailDatabase();
    const { get, statuses, recovered } = await served(url);
    expect(await statuses()).toEqual([200, 200, 200]);
    const other = new pg.Client({ connectionString: url });
    await other.connect();
    try {
      await other.query("BEGIN; LOCK TABLE promote.promotions IN ACCESS EXCLUSIVE MODE");
      const response = await get(list);
      expect([response.status, response.headers.get("retry-after")]).toEqual([503, "5"]);
      expect((await get("/healthz")).status).toBe(200);
      await other.query("ROLLBACK");
    } finally {
      await other.end();
    }
    expect(await recovered()).toBe(true);
  });

  it("says nothing any more, on connections that stay open, is given up on, and found again", async () => {
    const { url } = await trailDatabase();
    const way = await stallingWay(url);
    const { statuses, recovered } = await served(way.url);
    expect(await statuses()).toEqual([200, 200, 200]);
    way.stall(true);
    expect(await statuses()).toEqual([503, 503, 200]);
    way.stall(false);
    expect(await recovered()).toBe(true);
  });

  it("is killed and started again is served again, without a new start of the server", async () => {
    const server = await ownServer(testHost());
    await migrateAt(server.url);
    const { statuses, recovered } = await served(server.url);
    expect(await statuses()).toEqual([200, 200, 200]);
    await server.kill();
    expect(await statuses()).toEqual([503, 503, 200]);
    await server.start();
    expect(await recovered()).toBe(true);
  });
});

/** A way to the server of `url` on which nothing comes through for a while. */
async function stallingWay(url: string) {
  const server = new URL(url);
  const sockets = new Set<Socket>();
  const held: (() => void)[] = [];
  let isStalled = false;
  const pass = (bytes: Buffer, to: Socket) => {
    if (isStalled) held.push(() => void to.write(bytes));
    else to.write(bytes);
  };
  const listener = createServer((client) => {
    const upstream = connect(Number(server.port), server.hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("error", () => undefined);
    }
    client.on("data", (bytes: Buffer) => pass(bytes, upstream));
    upstream.on("data", (bytes: Buffer) => pass(bytes, client));
    client.on("close", () => upstream.destroy());
    upstream.on("close", () => client.destroy());
  });
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    listener.close();
    for (const socket of sockets) socket.destroy();
  });
  const address = listener.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const way = new URL(url);
  way.port = String(address.port);
  return {
    url: way.href,
    stall(stalls: boolean) {
      isStalled = stalls;
      if (!stalls) for (const write of held.splice(0)) write();
    },
  };
}
