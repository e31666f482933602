import { describe, expect, it } from "vitest";
import type { ItemByKind } from "../../../../../src/checks/deployment-checklist/facts.ts";
import { restoreSnapshot } from "../../../../../src/checks/deployment-checklist/items/rollback-snapshot/restore-snapshot.ts";
import type { Command } from "../../../../../src/host/host.ts";
import { joinedViews15, joinedViews18 } from "../../../../postgres/majors/joined-views.ts";
import { withoutStarting } from "../../../../support/bare-host.ts";
import { testHost } from "../../../../support/host.ts";
import { testServer } from "../../../../support/postgres.ts";

type Item = ItemByKind["rollback-snapshot"];

const item: Item = {
  id: "rollback-snapshot",
  kind: "rollback-snapshot",
  snapshot: "db/schema.snapshot.sql",
};

/** Restores on the server that all tests share. */
function restoreThere(text: string) {
  const host = withoutStarting(testHost({ variables: { SCRATCH_URL: testServer().url } }));
  return restoreSnapshot(host, { ...item, scratch: { variable: "SCRATCH_URL" } }, text);
}

const none = { count: 0, first: [] };
const restored = (objects: number) => ({
  state: "restored",
  objects,
  proof: { serverVersion: expect.any(String), lost: none, unstable: none, reworded: none },
});

const table = "CREATE TABLE public.orders (id bigint NOT NULL, total numeric(12,2) DEFAULT 0);\n";

describe("restoreSnapshot", () => {
  it("restores on one throw-away server of this machine, twice where words differ", async () => {
    const host = testHost();
    const started: Command[] = [];
    const start: typeof host.processes.start = (command) => {
      started.push(command);
      return host.processes.start(command);
    };
    const snapshot = `${table}ALTER TABLE public.orders OWNER TO shop;\nCREATE VIEW public.open AS SELECT id FROM public.orders WHERE id in (1, 2);\n`;
    const visited = new Set<string>();
    const connect: typeof host.databases.connect = (url, work) => {
      visited.add(new URL(url).pathname);
      return host.databases.connect(url, work);
    };
    const counting = {
      ...host,
      processes: { ...host.processes, start },
      databases: { ...host.databases, connect },
    };
    expect(await restoreSnapshot(counting, item, snapshot)).toEqual(restored(2));
    expect(started).toHaveLength(1);
    const twice = [...visited].filter((database) => database !== "/postgres");
    visited.clear();
    await restoreSnapshot(counting, item, table);
    const once = [...visited].filter((database) => database !== "/postgres");
    expect([once.length, twice.length]).toEqual([1, 2]);
  });

  it("counts nothing in an empty snapshot", async () => {
    const snapshot = "-- PostgreSQL database dump\nSET client_encoding = 'UTF8';\n";
    const restoring = await restoreThere(snapshot);
    expect(restoring).toEqual(restored(0));
  });

  it("says which statement PostgreSQL does not accept", async () => {
    const snapshot = `${table}\nCREATE VIEW public.open AS SELECT missing FROM public.orders;\n`;
    expect(await restoreThere(snapshot)).toEqual({
      state: "unrestorable",
      line: 3,
      statement: "CREATE VIEW public.open AS SELECT missing FROM public.orders",
      reason: 'column "missing" does not exist',
    });
  });

  it("runs nothing of a snapshot with a statement that has no place there, and hides its strings", async () => {
    const snapshot = `${table}CREATE SUBSCRIPTION s CONNECTION 'password=T0PS3CRET' PUBLICATION p;\n`;
    expect(await restoreThere(snapshot)).toEqual({
      state: "refused",
      line: 2,
      statement: "CREATE SUBSCRIPTION s CONNECTION '…' PUBLICATION p",
      reason: "it is about a subscription of the server",
    });
  });

  it("hides a string that the excerpt cuts short", async () => {
    const snapshot = `CREATE SUBSCRIPTION s CONNECTION '${"host=db ".repeat(5)}password=T0PS3CRET';\n`;
    const restoring = await restoreThere(snapshot);
    expect(restoring).toMatchObject({ statement: "CREATE SUBSCRIPTION s CONNECTION '…'" });
  });

  it("names the rows of a snapshot with data, and restores none of it", async () => {
    const snapshot = `${table}COPY public.orders (id, total) FROM stdin;\n1\t2\n\\.\nINSERT INTO public.plans VALUES (1);\n`;
    expect(await restoreThere(snapshot)).toEqual({
      state: "contains-data",
      rows: [
        { line: 2, verb: "COPY", table: "public.orders" },
        { line: 5, verb: "INSERT", table: "public.plans" },
      ],
    });
  });

  it("restores nothing of a snapshot with a single row", async () => {
    expect(await restoreThere(`${table}INSERT INTO public.orders VALUES (1, 2);\n`)).toEqual({
      state: "contains-data",
      rows: [{ line: 2, verb: "INSERT", table: "public.orders" }],
    });
  });

  it("restores a list of migrations, which is no data", async () => {
    const snapshot =
      "CREATE TABLE public.schema_migrations (version text NOT NULL);\nINSERT INTO schema_migrations (version) VALUES ('20300101');\n";
    const search = `SET search_path = public;\n${snapshot}`;
    expect(await restoreThere(search)).toMatchObject({ state: "restored" });
  });

  it("proves nothing on a server older than the one the snapshot is from", async () => {
    const banner = "-- Dumped from database version 99.1\n";
    const restoring = restoreThere(`${banner}CREATE NEWTHING public.x;\n`);
    await expect(restoring).rejects.toMatchObject({
      code: "database/scratch-too-old",
      message: expect.stringContaining("comes from PostgreSQL 99"),
    });
    expect(await restoreThere(banner + table)).toMatchObject({
      state: "restored",
    });
    expect(await restoreThere(`${banner}CREATE DATABASE shop;\n`)).toMatchObject({
      state: "refused",
      line: 2,
    });
  });

  it("proves by a failure on a server as old as the one the snapshot is from", async () => {
    const first = await restoreThere(table);
    const version = first.state === "restored" ? first.proof.serverVersion : "";
    const banner = `-- Dumped from database version ${version}\n`;
    expect(await restoreThere(`${banner}CREATE NEWTHING public.x;\n`)).toMatchObject({
      state: "unrestorable",
      line: 2,
    });
  });

  it.each([
    ["15", joinedViews15],
    ["18", joinedViews18],
  ])(
    "brings a dump of PostgreSQL %s back as it is, without its banner too",
    async (_, snapshot) => {
      const withoutBanner = snapshot.replace(/^-- Dumped .*$/gm, "");
      for (const text of [snapshot, withoutBanner]) {
        expect(await restoreThere(text)).toEqual(restored(9));
      }
    },
  );

  it("restores on a server of the snapshot's own major where one is there, without rights too", async () => {
    const withoutRights = joinedViews18.replace(/^(ALTER .* OWNER TO|GRANT|REVOKE) .*$/gm, "");
    const restoring = await restoreSnapshot(testHost(), item, withoutRights);
    expect(restoring).toEqual(restored(9));
    expect(restoring).toMatchObject({
      proof: { serverVersion: expect.stringMatching(/^18\./) },
    });
  });

  it("names what the snapshot says and the restored database does not have", async () => {
    const index = `orders_${"total_".repeat(12)}idx`;
    const snapshot = `-- Dumped from database version 14.1\n${table}CREATE INDEX ${index} ON public.orders USING btree (total);\n`;
    const restoring = await restoreThere(snapshot);
    expect(restoring).toMatchObject({
      state: "restored",
      proof: {
        lost: {
          count: 1,
          first: [
            { subject: `index public.${index}`, diff: expect.stringMatching(/^-CREATE INDEX/) },
          ],
        },
        unstable: none,
      },
    });
  });

  it("tells other words of a dump of the same major from what is gone", async () => {
    const first = await restoreThere(table);
    const version = first.state === "restored" ? first.proof.serverVersion : "";
    const edited = `${table}CREATE VIEW public.totals AS SELECT sum( total ) FROM public.orders WHERE id in (1, 2);\n`;
    const snapshot = `-- Dumped from database version ${version}\n${edited}`;
    expect(await restoreThere(snapshot)).toMatchObject({
      proof: {
        lost: none,
        unstable: none,
        reworded: { count: 1, first: [{ subject: "view public.totals" }] },
      },
    });
  });

  it.each([
    [
      "a superuser",
      "CREATE FUNCTION public.f() RETURNS int LANGUAGE c AS 'lib', 'f';",
      "database/restore-needs-superuser",
      "Line 1 of the snapshot takes a superuser (permission denied for language c)",
    ],
    [
      "an access method",
      "CREATE TABLE public.t (a int) USING columnar;",
      "database/restore-lacks",
      'needs the access method "columnar" (line 1)',
    ],
    [
      "a tablespace",
      "CREATE TABLE public.t (a int) TABLESPACE fast;",
      "database/restore-lacks",
      'needs the tablespace "fast" (line 1)',
    ],
  ])(
    "is undecided about a snapshot that needs %s, and says what it takes",
    async (_, snapshot, code, message) => {
      await expect(restoreThere(snapshot)).rejects.toMatchObject({
        code,
        message: expect.stringContaining(message),
      });
    },
  );

  it("is undecided when the scratch server's variable is not set", async () => {
    const restoring = restoreSnapshot(
      testHost(),
      { ...item, scratch: { variable: "SCRATCH_URL" } },
      table,
    );
    await expect(restoring).rejects.toMatchObject({ code: "run/variable-missing" });
  });
});
