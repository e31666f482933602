import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { emptyEnd, entryAfter, lineOf } from "../../src/ledger/entry.ts";
import { headOf } from "../../src/ledger/head.ts";
import { readHead, signedHeadText, unsignedHeadText } from "../../src/ledger/head-file.ts";
import { emptyFrontier, withLeaf } from "../../src/ledger/merkle.ts";
import { linesIn } from "../../src/ledger/read-lines.ts";
import { type Anchor, verifyLedger } from "../../src/ledger/verify-ledger.ts";
import { LedgerWalk } from "../../src/ledger/walk.ts";
import { ed25519, p256 } from "../record/sample-run.ts";
import { testHost } from "../support/host.ts";
import { sweep } from "../support/sweep.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { at, sampleLedger } from "./sample-ledger.ts";

const size = 50;
const { entries, lines, head } = sampleLedger(size);
/** All places of the ledger in the long run, else both ends, the middle and some between, even and odd. */
const somePlaces = sweep({
  short: [0, 1, 2, 7, 16, 24, 25, 31, 32, 48, 49],
  full: Array.from({ length: size }, (_, place) => place),
});
const whole = Buffer.from(`${lines.join("\n")}\n`, "utf8");
const anchor: Anchor = { size, rootHash: head.rootHash };
let headText = "";

beforeAll(async () => {
  headText = await signedHeadText(head, ed25519);
});

/** The codes of what is wrong with a ledger that has these bytes, and the signed head of the whole one. */
async function codesOf(
  bytes: Uint8Array | string,
  text: string | undefined = headText,
  given?: Anchor,
) {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "ledger.jsonl"), bytes);
  if (text !== "") writeFileSync(join(folder, "ledger.head.json"), text);
  const host = testHost();
  const { problems } = await verifyLedger(
    { ...host, clock: { ...host.clock, sleep: async () => {} } },
    { path: join(folder, "ledger.jsonl"), keys: [ed25519.publicKey], anchor: given },
  );
  return problems.map(({ code }) => code);
}

/** Whether the lines alone give the change away, or the root that was signed does. */
async function isFound(
  bytes: Uint8Array,
  isQuick = false,
): Promise<{ byLines: boolean; byRoot: boolean }> {
  const walk = new LedgerWalk([size]);
  for await (const part of linesIn(chunksOf(bytes))) {
    for (const line of part) {
      if (line.kind === "line") walk.line(line.text);
      else walk.torn(line.bytes);
    }
    if (isQuick && walk.problems.count > 0) break;
  }
  const byRoot = walk.size !== size || walk.at(size)?.rootHash !== head.rootHash;
  return { byLines: walk.problems.count > 0, byRoot };
}

async function* chunksOf(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  for (let start = 0; start < bytes.length; start += 1000)
    yield bytes.subarray(start, start + 1000);
}

const joined = (changed: readonly string[]) => `${changed.join("\n")}\n`;

describe("a ledger of 50 entries", () => {
  it("is whole as it was written", async () => {
    expect(await codesOf(whole, headText, anchor)).toEqual([]);
    expect(await isFound(whole)).toEqual({ byLines: false, byRoot: false });
  });

  it("is found broken by its lines after the flip of any bit of any byte", async () => {
    // Every byte in the long run, else one of 17, at which each bit has its turn.
    const step = sweep({ short: 17, full: 1 });
    for (let place = 0; place < whole.length; place += step) {
      for (const bit of place % 41 === 0 ? [1, 2, 4, 8, 16, 32, 64, 128] : [1 << (place % 8)]) {
        const flipped = Buffer.from(whole);
        flipped[place] = (flipped[place] ?? 0) ^ bit;
        const { byLines } = await isFound(flipped, true);
        if (!byLines) expect.fail(`the flip of ${bit} at byte ${place} is not found`);
      }
    }
  });

  it("is found broken after any line is dropped, doubled or swapped with any other", async () => {
    for (const one of somePlaces) {
      const dropped = joined(lines.toSpliced(one, 1));
      expect((await isFound(Buffer.from(dropped))).byRoot).toBe(true);
      if (one < size - 1) expect((await isFound(Buffer.from(dropped))).byLines).toBe(true);
      for (const other of somePlaces) {
        const doubled = Buffer.from(joined(lines.toSpliced(other, 0, lines[one] ?? "")));
        expect((await isFound(doubled)).byLines).toBe(true);
        if (one === other) continue;
        const swapped = [...lines];
        [swapped[one], swapped[other]] = [lines[other] ?? "", lines[one] ?? ""];
        expect((await isFound(Buffer.from(joined(swapped)))).byLines).toBe(true);
      }
    }
  });

  it("is found broken after a fork at any entry, and after all from there on was written anew", async () => {
    for (const place of somePlaces) {
      const before = entries[place - 1];
      const start = before === undefined ? emptyEnd : { size: place, lastLeaf: before.leaf };
      const fork = entryAfter(start, {
        recordId: "forged",
        payloadSha256: "ab".repeat(32),
        file: "forged",
      });
      const beside = joined(lines.toSpliced(place + 1, 0, lineOf(fork)));
      expect(await codesOf(beside)).toContain("forked");
      let end = { size: place + 1, lastLeaf: fork.leaf };
      const anew = [...lines.slice(0, place), lineOf(fork)];
      for (const { recordId, payloadSha256, file } of entries.slice(place + 1)) {
        const entry = entryAfter(end, { recordId, payloadSha256, file });
        end = { size: end.size + 1, lastLeaf: entry.leaf };
        anew.push(lineOf(entry));
      }
      expect(await codesOf(joined(anew))).toEqual(["head-differs"]);
      expect(await codesOf(joined(anew), "", anchor)).toContain("anchor-differs");
    }
  });

  it("is found broken after any end was cut off: by its head, and without it by the anchor alone", async () => {
    for (const left of somePlaces) {
      const cut = left === 0 ? "" : joined(lines.slice(0, left));
      expect(await codesOf(cut)).toEqual(["cut"]);
      const earlier = sampleLedger(left).head;
      const older = left === 0 ? "" : await signedHeadText(earlier, ed25519);
      const emptied = left === 0 ? ["head-missing"] : [];
      expect(await codesOf(cut, older)).toEqual(emptied);
      expect(await codesOf(cut, older, anchor)).toEqual([...emptied, "cut"]);
    }
  });

  it("is found broken when its last line is torn anywhere", async () => {
    const last = whole.length - (lines.at(-1)?.length ?? 0) - 1;
    for (let end = last + 1; end < whole.length; end += 1) {
      expect((await isFound(whole.subarray(0, end))).byLines).toBe(true);
    }
    expect(await codesOf(whole.subarray(0, -1))).toEqual(["torn", "cut"]);
  });
});

describe("the head", () => {
  it("is found out after any byte of it was changed", async () => {
    for (let place = 0; place < headText.length; place += 1) {
      const bytes = Buffer.from(headText);
      bytes[place] = (bytes[place] ?? 0) ^ 1;
      const read = readHead(bytes.toString("utf8"));
      const isBelieved =
        read?.signature !== undefined &&
        read.signature.key === ed25519.publicKey.hint &&
        ed25519.publicKey.verifies(read.signature.message, read.signature.bytes);
      if (isBelieved) expect.fail(`the change of byte ${place} is not found`);
    }
  });

  it("counts only with a trusted key's signature", async () => {
    expect(await codesOf(whole, await signedHeadText(head, p256))).toEqual(["head-signature"]);
    expect(await codesOf(whole, unsignedHeadText(head, "ssh"))).toEqual(["head-unsigned"]);
    expect(await codesOf(whole, "")).toEqual(["head-missing"]);
    expect(await codesOf(whole, "{}\n")).toEqual(["head-malformed"]);
  });

  it("counts all entries but those of a moment ago", async () => {
    expect(await codesOf(whole, await signedHeadText(sampleLedger(49).head, ed25519))).toEqual([
      "not-in-head",
    ]);
  });

  it("names the last entry, which the root does not tell of an even number", async () => {
    const wrong = await signedHeadText({ ...head, lastLeaf: "0".repeat(64) }, ed25519);
    expect(await codesOf(whole, wrong)).toEqual(["head-differs"]);
  });

  it("of another ledger is no anchor", async () => {
    const other = entryAfter(emptyEnd, {
      recordId: "x",
      payloadSha256: "ab".repeat(32),
      file: "x",
    });
    const foreign = headOf(withLeaf(emptyFrontier, other.leaf), other.leaf, at);
    const read = readHead(await signedHeadText(foreign, p256));
    expect(await codesOf(whole, headText, { ...foreign, head: read })).toEqual([
      "anchor-signature",
      "anchor-differs",
    ]);
  });
});

it("a line longer than any entry is one problem, and the lines after it are read", async () => {
  const long = Buffer.from(joined([...lines.slice(0, 1), "x".repeat(600_000), ...lines.slice(1)]));
  expect(await codesOf(long)).toEqual(["malformed"]);
});

it("bytes that are not UTF-8 are no entry", async () => {
  const folder = temporaryFolder({ "ledger.jsonl": "" });
  writeFileSync(join(folder, "ledger.jsonl"), Buffer.from([0xff, 0xfe, 10]));
  expect(await codesOf(readFileSync(join(folder, "ledger.jsonl")), "")).toEqual([
    "malformed",
    "head-missing",
  ]);
});
