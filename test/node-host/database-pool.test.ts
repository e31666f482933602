import type { Socket } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import type { DatabasePool } from "../../src/host/databases.ts";
import { testHost } from "../support/host.ts";
import {
  errorWithoutEnd,
  flood,
  hostilePassword,
  hostileServer,
  negativeColumns,
  notices,
  refusal,
  unknownLogin,
} from "../support/hostile-server.ts";
import { testDatabase } from "../support/postgres.ts";

// Long enough for a slow machine to read an answer up to where it is hung up on.
const limits = { connectMs: 30_000, statementMs: 5_000 };

async function poolAt(url: string, connections = 2): Promise<DatabasePool> {
  const pool = await testHost().databases.openPool(url, { connections, limits });
  onTestFinished(() => pool.close());
  return pool;
}

it.each([
  ["ends no error", (socket: Socket) => void socket.write(errorWithoutEnd)],
  ["has less than no columns", (socket: Socket) => void socket.write(negativeColumns)],
  ["asks for another login", (socket: Socket) => void socket.write(unknownLogin)],
  ["ends no row", flood],
  ["has endless news", notices],
])("a server that is no PostgreSQL and %s is hung up on", async (_, answer) => {
  const opening = poolAt(await hostileServer(answer));
  await expect(opening).rejects.toMatchObject({
    code: "database/unreachable",
    message: expect.stringContaining("makes no sense"),
  });
});

it("what a server says to the terminal is not passed on", async () => {
  const opening = poolAt(await hostileServer((socket) => void socket.write(refusal)));
  const { message } = await opening.then(
    () => new Error("opened"),
    (thrown: Error) => thrown,
  );
  expect(message).toContain("yours");
  expect(message).not.toContain(hostilePassword);
  expect(message).not.toMatch(/[\p{Cc}\p{Cf}]/u);
});

it("each question may be answered at length, time and again", async () => {
  const { url } = await testDatabase();
  const pool = await poolAt(url, 1);
  for (let times = 0; times < 3; times += 1) {
    const [row] = await pool.query("SELECT repeat('x', 30000000) AS long");
    expect(String(row?.["long"])).toHaveLength(30_000_000);
  }
  await expect(pool.query("SELECT repeat('x', 70000000)")).rejects.toThrow("makes no sense");
  expect(await pool.query("SELECT 1 AS one")).toEqual([{ one: 1 }]);
});

it("nothing is written, and names mean what PostgreSQL means, whatever URL and database say", async () => {
  const { url, name, query } = await testDatabase(
    "CREATE SCHEMA other; CREATE FUNCTION other.length(text) RETURNS integer LANGUAGE sql AS 'SELECT 666'",
  );
  await query(`ALTER DATABASE "${name}" SET search_path = other, pg_catalog`);
  const asked = new URL(url);
  asked.searchParams.set("options", "-c default_transaction_read_only=off -c statement_timeout=0");
  const pool = await poolAt(asked.href);
  expect(await pool.query("SELECT length('four'::text) AS length")).toEqual([{ length: 4 }]);
  await expect(pool.query("CREATE TABLE public.written ()")).rejects.toThrow("read-only");
  expect(await pool.query("SHOW statement_timeout")).toEqual([{ statement_timeout: "5s" }]);
});
