import { describe, expect, it } from "vitest";
import { type ChainFacts, judgeChain } from "../../src/ledger/judge-chain.ts";
import type { LedgerVerification } from "../../src/ledger/ledger-verification.ts";
import { buildRecord, type RecordRequest } from "../../src/record/build-record.ts";
import { readStatement } from "../../src/record/read-statement.ts";
import type { ReadPredicate } from "../../src/record/statement-schema.ts";
import { blocked, requestOf } from "../record/sample-run.ts";
import { sampleLedger } from "./sample-ledger.ts";

const { entries } = sampleLedger(3);
const [first, second, third] = entries;
if (first === undefined || second === undefined || third === undefined) throw new Error("three");

const whole: LedgerVerification = {
  ...{ entries: 3, head: null, anchor: null, records: null },
  ...{ problems: [], problemCount: 0, notes: [] },
};

function predicateOf(changes: Partial<RecordRequest> = {}): ReadPredicate {
  const { statement } = buildRecord(requestOf({ recordId: second?.recordId ?? "", ...changes }));
  const read = readStatement(Buffer.from(statement, "utf8"));
  if ("code" in read) throw new Error(read.message);
  return read.predicate;
}

const candidate = requestOf().candidate;
const fit: ChainFacts = {
  payloadSha256: second.payloadSha256,
  predicate: predicateOf({ chain: { sequence: 1, previous: first.leaf } }),
  ledger: whole,
  entries: [second],
  later: [],
};
const later = (changes: Partial<RecordRequest>) => [
  { entry: third, predicate: predicateOf(changes) },
];

describe("a record is where the ledger has it", () => {
  it("when the ledger is whole, names it once, and the record says so", () => {
    expect([...judgeChain(fit)]).toEqual([]);
  });

  it.each<[string, Partial<ChainFacts>, string[]]>([
    [
      "the ledger is broken",
      {
        ledger: {
          ...whole,
          problemCount: 1,
          problems: [{ code: "torn", line: 3, message: "Torn." }],
        },
      },
      ["CHAIN_BROKEN"],
    ],
    ["the ledger lacks it", { entries: [] }, ["CHAIN_BROKEN"]],
    ["the ledger has it twice", { entries: [second, third] }, ["CHAIN_BROKEN"]],
    ["it names no place", { predicate: predicateOf() }, ["CHAIN_BROKEN"]],
    [
      "it names another place",
      { predicate: predicateOf({ chain: { sequence: 2, previous: first.leaf } }) },
      ["CHAIN_BROKEN"],
    ],
    [
      "it follows another entry",
      { predicate: predicateOf({ chain: { sequence: 1, previous: second.leaf } }) },
      ["CHAIN_BROKEN"],
    ],
    [
      "it has another id",
      {
        predicate: predicateOf({
          chain: { sequence: 1, previous: first.leaf },
          recordId: first.recordId,
        }),
      },
      ["CHAIN_BROKEN"],
    ],
    ["a newer one was cleared", { later: later({}) }, ["REPLAYED"]],
    [
      "a newer one was cleared, and blocked after that",
      { later: [...later({}), ...later({ results: [blocked] })] },
      ["REPLAYED"],
    ],
    [
      "a newer one is not there to be read",
      { later: [{ entry: third, predicate: undefined }] },
      ["CHAIN_BROKEN"],
    ],
  ])("not when %s", (_, changes, codes) => {
    expect([...judgeChain({ ...fit, ...changes })].map(({ code }) => code)).toEqual(codes);
  });

  it.each<[string, Partial<RecordRequest>]>([
    ["was blocked", { results: [blocked] }],
    ["is for another environment", { candidate: { ...candidate, to: "canary" } }],
    [
      "is of another repository",
      { candidate: { ...candidate, repositoryUri: "https://x.test/y" } },
    ],
  ])("also when a newer one %s", (_, changes) => {
    expect([...judgeChain({ ...fit, later: later(changes) })]).toEqual([]);
  });
});
