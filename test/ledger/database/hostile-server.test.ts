import { createServer, type Socket } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { limited } from "../../../src/ledger/database/ledger-database.ts";
import { missingEntries } from "../../../src/ledger/database/missing-entries.ts";
import { emptyEnd, entryAfter, type LedgerEnd, lineOf } from "../../../src/ledger/entry.ts";
import { testHost } from "../../support/host.ts";
import { promote } from "../../support/promote.ts";
import { quickConfig, quickProject } from "../../support/quick-project.ts";

const config = `${quickConfig()}ledger: { url: env:LEDGER_URL }\nrecord: { repository: "https://github.com/acme/shop" }\n`;
const password = "of-the-ledger-login";

function message(type: string, ...parts: readonly (string | Buffer)[]): Buffer {
  const body = Buffer.concat(parts.map((part) => Buffer.from(part)));
  const header = Buffer.alloc(5);
  header.write(type);
  header.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([header, body]);
}

const welcome = Buffer.concat([message("R", Buffer.alloc(4)), message("Z", "I")]);
const negativeColumns = message("D", Buffer.from([0xff, 0xff]));
const unknownLogin = message("R", Buffer.from([0, 0, 0, 99]));
const errorWithoutEnd = message("E", "M", "no\0");
const refusal = message(
  ...["E", "SERROR\0", "C42501\0", `M\u001b[2J${password} \u0007is\nyours\u202e\0`, "\0"],
);

/** A server that lets everybody in, unless it begins otherwise, and answers whatever it is asked with this. */
async function hostileServer(
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
  return `postgres://promote:${password}@127.0.0.1:${address.port}/ledger`;
}

/** Never ends a row. */
function flood(socket: Socket): void {
  const header = Buffer.from([0x44, 0x30, 0, 0, 0]);
  const more = Buffer.alloc(1_048_576, 1);
  socket.write(header);
  const write = () => {
    while (!socket.destroyed && socket.write(more));
    if (!socket.destroyed) socket.once("drain", write);
  };
  write();
}

const notices = (socket: Socket): void => {
  const notice = message("N", "MSee here\0", "\0");
  const many = Buffer.concat(Array.from({ length: 4_096 }, () => notice));
  const write = () => {
    while (!socket.destroyed && socket.write(many));
    if (!socket.destroyed) socket.once("drain", write);
  };
  write();
};

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
    const { repository, variables } = quickProject({ "promote.yaml": config });
    const { code, stderr } = await promote(["check", "-q"], {
      cwd: repository.path,
      variables: { ...variables, LEDGER_URL: url },
    });
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(stderr.match(/has no part in this run/g)).toHaveLength(1);
    expect(stderr).not.toContain(password);
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
