import type { Socket } from "node:net";
import { describe, expect, it } from "vitest";
import { limited } from "../../../src/ledger/database/ledger-database.ts";
import { missingEntries } from "../../../src/ledger/database/missing-entries.ts";
import { emptyEnd, entryAfter, type LedgerEnd, lineOf } from "../../../src/ledger/entry.ts";
import { testHost } from "../../support/host.ts";
import {
  errorWithoutEnd,
  flood,
  hostilePassword,
  hostileServer,
  negativeColumns,
  notices,
  refusal,
  unknownLogin,
} from "../../support/hostile-server.ts";
import { promoteHere } from "../../support/promote-here.ts";
import { quickProject } from "../../support/quick-project.ts";
import { linkedConfig, suite } from "./linked-project.ts";

describe("a server that is no PostgreSQL", () => {
  it.each([
    ["ends no error", (socket: Socket) => void socket.write(errorWithoutEnd)],
    ["has less than no columns", (socket: Socket) => void socket.write(negativeColumns)],
    ["asks for another login", (socket: Socket) => void socket.write(unknownLogin)],
    ["ends no row", flood],
    ["has endless news", notices],
    ["talks to the terminal", (socket: Socket) => void socket.write(refusal)],
  ])("and %s changes nothing of a run", async (_, answer) => {
    const url = await hostileServer(answer);
    const { repository, variables } = quickProject({ "promote.yaml": linkedConfig(), ...suite });
    const { code, stderr } = await promoteHere(["check", "-q"], {
      cwd: repository.path,
      variables: { ...variables, LEDGER_URL: url },
    });
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(stderr.match(/has no part in this run/g)).toHaveLength(1);
    expect(stderr).not.toContain(hostilePassword);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
    expect(stderr.trimEnd()).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  it("and begins with nonsense is hung up on", async () => {
    const host = testHost();
    const limits = { connectMs: 5_000, statementMs: 5_000 };
    for (const begins of [unknownLogin, errorWithoutEnd, negativeColumns]) {
      const url = await hostileServer(() => undefined, begins);
      await expect(host.databases.open(url, limits)).rejects.toThrow("makes no sense");
    }
  });
});

describe("a chain out of a database", () => {
  const where = "127.0.0.1:5432/ledger";
  const entryOf = (end: LedgerEnd, file: string) =>
    entryAfter(end, { recordId: "one", payloadSha256: "0".repeat(64), file });

  it("without an end is not followed for ever", async () => {
    let now = 0;
    let end = emptyEnd;
    const endless = {
      where,
      async query() {
        now += 1_000;
        return Array.from({ length: 2_000 }, () => {
          const entry = entryOf(end, "record.sigstore.json");
          end = { size: entry.seq + 1, lastLeaf: entry.leaf };
          return { entry: lineOf(entry) };
        });
      },
    };
    const clock = { ...testHost().clock, elapsed: () => now };
    const slow = missingEntries(limited({ clock }, endless, 3_000), "acme", emptyEnd);
    await expect(slow).rejects.toThrow("took more than 3 s altogether");
  });

  it.each([
    ["a line longer than any of a file", lineOf(entryOf(emptyEnd, `${"x".repeat(17_000)}.json`))],
    ["a file outside the project", lineOf(entryOf(emptyEnd, "../../etc/cron.d/promote"))],
    ["an entry of another place", lineOf(entryOf({ size: 1, lastLeaf: null }, "a.json"))],
    ["white space", ` ${lineOf(entryOf(emptyEnd, "a.json"))}`],
  ])("with %s is refused", async (_, entry) => {
    const database = { where, query: async () => [{ entry }] };
    await expect(missingEntries(database, "acme", emptyEnd)).rejects.toThrow("does not follow");
  });

  it.each([5, null, new Date(), Buffer.from("{}"), { toString: "no" }])(
    "of %s is refused",
    async (entry) => {
      const database = { where, query: async () => [{ entry }] };
      await expect(missingEntries(database, "acme", emptyEnd)).rejects.toThrow("entry is no text");
    },
  );
});
