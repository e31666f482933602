import { execFileSync } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { createWriteStream, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { emptyEnd, entryAfter, type LedgerEnd, lineOf } from "../src/ledger/entry.ts";
import { headOf } from "../src/ledger/head.ts";
import { signedHeadText } from "../src/ledger/head-file.ts";
import { emptyFrontier, withLeaf } from "../src/ledger/merkle.ts";
import { type LedgerAccess, withLedger } from "../src/ledger/open-ledger.ts";
import { openNodeHost } from "../src/node-host/node-host.ts";
import { pemKeySigner } from "../src/record/signers/pem-key.ts";
import { keyRecordSigner } from "../src/record/signers/record-signer.ts";
import { type Measurement, medianOf, wordsOf } from "./figures.ts";

const cli = join(import.meta.dirname, "../dist/cli.js");
const appends = 30;
const [small, middle, large] = [1_000, 100_000, 1_000_000];
const aims = { appendGrowth: 1.5, verifyGrowth: 1.25, growthMegabytes: 50 };
const payloadSha256 = "ab".repeat(32);

const { privateKey } = generateKeyPairSync("ed25519");
const signer = pemKeySigner(
  privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  "bench",
);

/** Appending to a ledger of 1,000 and of 100,000 entries; `promote ledger verify` of 100,000 and of 1,000,000. */
export async function measureLedger(): Promise<readonly Measurement[]> {
  const place = mkdtempSync(join(tmpdir(), "promote-bench-ledger-"));
  try {
    writeFileSync(join(place, "key.pub"), signer.publicKey.pem);
    const [short, long] = await appendMs(
      await ledgerOf(place, small),
      await ledgerOf(place, middle),
    );
    const floor = verified(place, await ledgerOf(place, 1));
    const some = verified(place, await ledgerOf(place, middle));
    const many = verified(place, await ledgerOf(place, large));
    const each = (ms: number, count: number) => ((ms - floor.ms) / count) * 1_000;
    const growth = each(many.ms, large) / each(some.ms, middle);
    const counts = { middle: wordsOf(middle, "entries"), large: wordsOf(large, "entries") };
    const besideVerify = `${wordsOf(each(some.ms, middle), "µs")} each of ${counts.middle}, ${wordsOf(each(many.ms, large), "µs")} each of ${counts.large}`;
    return [
      {
        title: `appending under lock with fsync and head, median of ${appends}`,
        figures: [
          {
            name: `at ${counts.middle} to at ${wordsOf(small, "entries")}`,
            ...{ value: long / short, unit: "times", aim: aims.appendGrowth },
            beside: `${wordsOf(long, "ms")} to ${wordsOf(short, "ms")}`,
          },
        ],
      },
      {
        title: "promote ledger verify, less the same of one entry",
        figures: [
          {
            name: `time for each entry, ${counts.large} to ${counts.middle}`,
            ...{ value: growth, unit: "times", aim: aims.verifyGrowth },
            beside: besideVerify,
          },
          {
            name: `more memory, ${counts.large} to ${counts.middle}`,
            ...{ value: many.megabytes - some.megabytes, unit: "MB", aim: aims.growthMegabytes },
          },
        ],
      },
    ];
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/** Writes a ledger with a signed head; returns its project. */
async function ledgerOf(place: string, count: number): Promise<string> {
  const project = join(place, `${count}`);
  mkdirSync(join(project, ".promote/records"), { recursive: true });
  const out = createWriteStream(join(project, ".promote/ledger.jsonl"));
  let end: LedgerEnd = emptyEnd;
  let frontier = emptyFrontier;
  for (let seq = 0; seq < count; seq += 1) {
    const entry = entryAfter(end, recordNamed(`${seq}`));
    end = { size: seq + 1, lastLeaf: entry.leaf };
    frontier = withLeaf(frontier, entry.leaf);
    if (!out.write(`${lineOf(entry)}\n`)) await once(out, "drain");
  }
  out.end();
  await finished(out);
  const head = headOf(frontier, end.lastLeaf ?? "", new Date());
  writeFileSync(join(project, ".promote/ledger.head.json"), await signedHeadText(head, signer));
  return project;
}

function recordNamed(name: string) {
  const recordId = `019a9f5e-6b00-7cc3-98c4-${name.padStart(12, "0")}`;
  const file = `.promote/records/20261121T011500Z-3f9c1a2b4d5e-production-cleared-${name}.sigstore.json`;
  return { recordId, payloadSha256, file };
}

/** The cost of one append to each of two ledgers, in turn. */
async function appendMs(short: string, long: string): Promise<[number, number]> {
  const { host, close } = openNodeHost({ variables: process.env, installation: "" });
  const times: [number[], number[]] = [[], []];
  for (let round = 0; round < appends; round += 1) {
    for (const [index, project] of [short, long].entries()) {
      const start = performance.now();
      await withLedger(host, accessTo(project), (ledger) =>
        ledger.append(recordNamed(`new-${round}`)),
      );
      times[index]?.push(performance.now() - start);
    }
  }
  await close();
  return [medianOf(times[0]), medianOf(times[1])];
}

function accessTo(project: string): LedgerAccess {
  return {
    place: { project, ledger: ".promote/ledger.jsonl" },
    records: { project, directory: ".promote/records" },
    signer: keyRecordSigner(signer),
    repository: "https://example.com/shop",
    trust: undefined,
    tell: (message) => {
      throw new Error(message);
    },
  };
}

/** The time and the peak of memory of the built command; the middle one of three. */
function verified(place: string, project: string): { ms: number; megabytes: number } {
  const report =
    "process.on('exit',()=>process.stderr.write('peak '+process.resourceUsage().maxRSS))";
  const preload = join(place, "report.mjs");
  writeFileSync(preload, report);
  const ledger = join(project, ".promote/ledger.jsonl");
  const args = ["ledger", "verify", "--ledger", ledger, "--key", join(place, "key.pub"), "--json"];
  const rounds = [1, 2, 3].map(() => {
    const start = performance.now();
    const words = ["-c", '"$@" 2>&1', "sh", process.execPath, "--import", preload, cli, ...args];
    const text = execFileSync("sh", words, { encoding: "utf8" });
    const ms = performance.now() - start;
    if (!text.includes('"whole": true')) throw new Error(text);
    return { ms, megabytes: Number(/peak (\d+)/.exec(text)?.[1]) / 1024 };
  });
  return {
    ms: medianOf(rounds.map(({ ms }) => ms)),
    megabytes: medianOf(rounds.map(({ megabytes }) => megabytes)),
  };
}
