import { describe, expect, it } from "vitest";
import { lookAtCatalog } from "../../src/postgres/look-at-catalog.ts";
import { testHost } from "../support/host.ts";
import { testDatabase } from "../support/postgres.ts";

describe("lookAtCatalog", () => {
  it("sees an index that was left half built, and extensions with their versions", async () => {
    const { url, query } = await testDatabase(
      'CREATE SCHEMA "S;"; CREATE TABLE "S;".t (a int); INSERT INTO "S;".t VALUES (1), (1);',
    );
    const failed = query('CREATE UNIQUE INDEX CONCURRENTLY "I x" ON "S;".t (a)');
    await expect(failed).rejects.toThrow(/could not create unique index/);
    expect(await lookAtCatalog(testHost(), url)).toEqual({
      invalidIndexes: ['"S;"."I x"'],
      extensions: ["plpgsql 1.0"],
    });
  });

  it("tells why it cannot look", async () => {
    const looking = lookAtCatalog(testHost(), "postgres://u:p4ssw0rd@127.0.0.1:1/x");
    await expect(looking).rejects.toMatchObject({ code: "database/unreachable" });
  });
});
