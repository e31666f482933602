import { describe, expect, it } from "vitest";
import { choosePgDump, findPgDump } from "../../src/postgres/find-pg-dump.ts";
import { versionIn } from "../../src/postgres/programs.ts";
import { testHost } from "../support/host.ts";

const ofVersion = (version: string) => ({ argv: [version], version });

describe("choosePgDump", () => {
  it.each([
    ["the server's own major", ["14.2", "15.9", "16.1"], "15.3", "15.9"],
    ["the smallest newer one", ["18.1", "14.2", "17.0"], "15.3", "17.0"],
    ["none that is older", ["9.6.1", "14.2"], "15.3", undefined],
    ["none where there is none", [], "15.3", undefined],
    ["10 for newer than 9", ["9.6.1", "10.1"], "9.6.24", "9.6.1"],
  ])("takes %s", (_, found, server, chosen) => {
    expect(choosePgDump(found.map(ofVersion), server)?.version).toBe(chosen);
  });
});

describe("versionIn", () => {
  it.each([
    ["pg_dump (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)\n", "15.18"],
    ["pg_dump (PostgreSQL) 17beta1", "17"],
    ["postgres (PostgreSQL) 9.6.1", "9.6.1"],
    ["pg_dump 15", null],
    ["", null],
  ])("%j", (output, version) => {
    expect(versionIn(output)).toBe(version);
  });
});

describe("findPgDump", () => {
  it("takes the one from npm where the machine has none that is new enough", async () => {
    const host = testHost();
    const bare = {
      ...host,
      files: { ...host.files, list: async () => [], findExecutable: async () => undefined },
    };
    const { argv, version } = await findPgDump(bare, "18.1");
    expect(argv.at(-1)).toBe(`${host.machine.installation}/npm-pg-dump.js`);
    expect(version).toMatch(/^18\./);
  });

  it("names all it found when every one is older", async () => {
    await expect(findPgDump(testHost(), "99.1")).rejects.toMatchObject({
      code: "database/pg-dump-too-old",
      message: expect.stringContaining("npm-pg-dump.js"),
      remedy: expect.stringContaining("postgresql-client-99"),
    });
  });

  it("says where it looked when there is none at all", async () => {
    const host = testHost();
    const bare = {
      ...host,
      files: { ...host.files, list: async () => [], findExecutable: async () => undefined },
      machine: { ...host.machine, installation: "/absent" },
    };
    await expect(findPgDump(bare, "15.1")).rejects.toMatchObject({
      code: "database/pg-dump-missing",
      message: expect.stringContaining("PATH"),
    });
  });
});
