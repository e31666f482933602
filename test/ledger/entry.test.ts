import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { emptyEnd, entryAfter, lineOf } from "../../src/ledger/entry.ts";
import { isConsistent } from "../../src/ledger/head.ts";
import { emptyFrontier, rootOf, withLeaf } from "../../src/ledger/merkle.ts";
import { readEntry } from "../../src/ledger/read-entry.ts";
import { canonicalJson } from "../../src/record/canonical-json.ts";
import { sampleLedger } from "./sample-ledger.ts";

const record = {
  recordId: "019a9f5e-6b00-7cc3-98c4-dc0c0c07398f",
  payloadSha256: "ab".repeat(32),
  file: '.promote/records/ä"€😀.sigstore.json',
};

describe("an entry", () => {
  it("is a line of canonical JSON, its leaf the RFC 6962 hash of the rest", () => {
    const first = entryAfter(emptyEnd, record);
    const second = entryAfter({ size: 1, lastLeaf: first.leaf }, record);
    for (const entry of [first, second]) {
      const { leaf, ...content } = entry;
      const bytes = Buffer.concat([Buffer.of(0), Buffer.from(canonicalJson(content), "utf8")]);
      expect(leaf).toBe(createHash("sha256").update(bytes).digest("hex"));
      expect(lineOf(entry)).toBe(canonicalJson(entry));
      expect(readEntry(lineOf(entry))).toEqual(entry);
    }
  });

  it.each([
    ["white space", (line: string) => line.replace(",", ", ")],
    ["another order", (line: string) => line.replace(/^\{("file":.*?),("leaf":"\w+")/, "{$2,$1")],
    ["a member twice", (line: string) => line.replace("}", ',"seq":0}')],
    ["one member more", (line: string) => line.replace("}", ',"zeal":0}')],
    ["an escape", (line: string) => line.replace("ä", "\\u00e4")],
    ["upper-case hex", (line: string) => line.replaceAll("ab", "AB")],
    ["a path that leads out", (line: string) => line.replace(".promote/", "../")],
    ["an absolute path", (line: string) => line.replace(".promote/", "/")],
    ["a backslash in the path", (line: string) => line.replace("records/", "records\\\\")],
    ["a fraction", (line: string) => line.replace('"seq":0', '"seq":0.5')],
    ["no object", () => "[]"],
    ["no JSON", () => "{"],
  ])("with %s is none", (_, change) => {
    const line = lineOf(entryAfter(emptyEnd, record));
    expect(change(line)).not.toBe(line);
    expect(readEntry(change(line))).toBeUndefined();
  });
});

/** MTH of RFC 6962, 2.1, as it is written there. */
function treeHash(leaves: readonly Buffer[]): Buffer {
  const [only] = leaves;
  if (only === undefined) return createHash("sha256").digest();
  if (leaves.length === 1) return only;
  let half = 1;
  while (half * 2 < leaves.length) half *= 2;
  const parts = [Buffer.of(1), treeHash(leaves.slice(0, half)), treeHash(leaves.slice(half))];
  return createHash("sha256").update(Buffer.concat(parts)).digest();
}

describe("the tree", () => {
  it("has the root of RFC 6962 at every size", () => {
    const leaves: Buffer[] = [];
    let frontier = emptyFrontier;
    for (let size = 0; size <= 130; size += 1) {
      expect(rootOf(frontier)).toBe(treeHash(leaves).toString("hex"));
      const leaf = createHash("sha256").update(`${size}`).digest();
      leaves.push(leaf);
      frontier = withLeaf(frontier, leaf.toString("hex"));
    }
  });

  it("has the roots published with Certificate Transparency", () => {
    const inputs = [
      "",
      "00",
      "10",
      "2021",
      "3031",
      "40414243",
      "5051525354555657",
      "606162636465666768696a6b6c6d6e6f",
    ];
    const roots = inputs.map((_, index) => {
      const leaves = inputs.slice(0, index + 1).map((hex) =>
        createHash("sha256")
          .update(Buffer.concat([Buffer.of(0), Buffer.from(hex, "hex")]))
          .digest("hex"),
      );
      return rootOf(leaves.reduce(withLeaf, emptyFrontier));
    });
    expect(roots[0]).toBe("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
    expect(roots[1]).toBe("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
    expect(roots[7]).toBe("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
  });

  it("is consistent in a head, and not when a part of it is another's", () => {
    const { head } = sampleLedger(6);
    expect(isConsistent(head)).toBe(true);
    expect(isConsistent({ ...head, size: 5 })).toBe(false);
    expect(isConsistent({ ...head, size: 7 })).toBe(false);
    expect(isConsistent({ ...head, frontier: head.frontier.toReversed() })).toBe(false);
    expect(isConsistent({ ...head, rootHash: head.lastLeaf })).toBe(false);
  });
});
