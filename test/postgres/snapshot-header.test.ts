import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  compareIterations,
  isHeaderText,
  isIteration,
  printSnapshotHeader,
  readSnapshotHeader,
  statedDigestOf,
} from "../../src/postgres/snapshot-header.ts";
import { exampleSnapshot } from "./rich-schema.ts";

const seed = `-- Iteration 03: Payment Integration
-- Generated: 2026-02-13
-- Changes: Added payments, payment_events, ledger_entries tables
-- Commit: staging branch HEAD
`;
const words = {
  iteration: "03",
  title: "Payment Integration",
  generated: "2026-02-13",
  changes: "Added payments, payment_events, ledger_entries tables",
  commit: "staging branch HEAD",
};

describe("a snapshot's header", () => {
  it("is printed with the ritual's four lines, and the others below them", () => {
    expect(printSnapshotHeader({ ...words, details: [] })).toBe(seed);
    const details = [{ key: "server", value: "PostgreSQL 15.18" }];
    expect(printSnapshotHeader({ ...words, details })).toBe(`${seed}-- server: PostgreSQL 15.18\n`);
  });

  it("is read from the ritual's example and from the example service's snapshot", () => {
    expect(readSnapshotHeader(seed)).toEqual({ ...words, details: [], problems: [] });
    expect(readSnapshotHeader(exampleSnapshot)).toMatchObject({
      iteration: "06",
      title: "Operational Runbooks",
      problems: [],
    });
  });

  it("is read back as it was printed, whatever the words", () => {
    const text = fc
      .string({ unit: "grapheme" })
      .map((one) => one.trim())
      .filter(isHeaderText);
    const iteration = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$/);
    fc.assert(
      fc.property(iteration, text, text, text, (id, title, changes, value) => {
        const details = [{ key: "digest", value }];
        const header = { ...words, iteration: id, title, changes, details };
        expect(readSnapshotHeader(`${printSnapshotHeader(header)}\nSELECT 1;`)).toEqual({
          ...header,
          details: [{ key: "digest", value, line: 5 }],
          problems: [],
        });
      }),
    );
  });

  it("is read with CRLF and a byte order mark too", () => {
    const text = `\ufeff${seed.replaceAll("\n", "\r\n")}`;
    expect(readSnapshotHeader(text)).toMatchObject({ ...words, problems: [] });
  });

  it("ends where the comments end: what a dump says of itself is no part of it", () => {
    const header = readSnapshotHeader(`${seed}\n-- digest: sha256:00\nCREATE TABLE a ();`);
    expect(statedDigestOf(header)).toBeUndefined();
    expect(readSnapshotHeader("CREATE TABLE a ();\n-- Changes: none").changes).toBeUndefined();
  });

  it.each([1, 2, 3, 4])("misses line %i when it is not there", (line) => {
    const text = seed
      .split("\n")
      .toSpliced(line - 1, 1)
      .join("\n");
    const { problems } = readSnapshotHeader(text);
    const word = ["Iteration", "Generated", "Changes", "Commit"][line - 1] ?? "";
    expect(problems).toEqual([
      { message: expect.stringMatching(new RegExp(`has no line .-- ${word}`)), line: null },
    ]);
  });

  it.each(["2026-02-30", "2026-13-01", "13.02.2026", "2026-2-13", "yesterday"])(
    "objects to the date %s",
    (date) => {
      expect(readSnapshotHeader(seed.replace("2026-02-13", date)).problems).toEqual([
        { message: expect.stringContaining(date), line: 2 },
      ]);
    },
  );

  it("names the line of its digest", () => {
    expect(statedDigestOf(readSnapshotHeader(`${seed}-- digest: sha256:ab\n`))).toEqual({
      digest: "sha256:ab",
      line: 5,
    });
  });
});

it.each([
  ["06", true],
  ["2026.4-rc_1", true],
  ["", false],
  ["../06", false],
  ["06: x", false],
  [".", false],
])("%j can name an iteration: %s", (text, can) => {
  expect(isIteration(text)).toBe(can);
});

it("orders iterations as numbers", () => {
  expect(["10", "9", "06"].sort(compareIterations)).toEqual(["06", "9", "10"]);
  expect(compareIterations("06", "6")).toBe(0);
});
