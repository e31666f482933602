import { createHash, generateKeyPairSync } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openNodeHost } from "../src/node-host/node-host.ts";
import { type BuiltRecord, buildRecord } from "../src/record/build-record.ts";
import { pemKeySigner } from "../src/record/signers/pem-key.ts";
import { keyRecordSigner } from "../src/record/signers/record-signer.ts";
import type { Signer } from "../src/record/signers/signer.ts";
import { trustIn } from "../src/record/trust.ts";
import { verifyRecord } from "../src/record/verify-record.ts";
import { writeRecord } from "../src/record/write-record.ts";
import { expectation, filesOf, requestOf, shortlyAfter } from "../test/record/sample-run.ts";
import { type Figure, type Measurement, medianOf, wordsOf } from "./figures.ts";

const rounds = 5;
const signings = 1_000;
const verifications = 1_000;
const writings = 100;

const pem = { type: "pkcs8", format: "pem" } as const;
const signers: Readonly<Record<string, Signer>> = {
  Ed25519: pemKeySigner(generateKeyPairSync("ed25519").privateKey.export(pem).toString(), "bench"),
  "ECDSA P-256": pemKeySigner(
    generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export(pem).toString(),
    "bench",
  ),
};

/** Records signed, verified and written a second, beside hashing the same bytes once with SHA-256. */
export async function measureRecord(): Promise<Measurement> {
  const built = buildRecord(requestOf());
  const bytes = Buffer.from(built.statement);
  const figures: Figure[] = [];
  const hashMs = await medianMs(signings, () => {
    createHash("sha256").update(bytes).digest();
  });
  for (const [name, signer] of Object.entries(signers)) {
    const sealed = keyRecordSigner(signer);
    const signMs = await medianMs(signings, () => sealed.seal(built.statement));
    const verifyMs = await verificationMs(built, signer);
    const wholeMs = await writingMs(built, signer);
    const rate = (ms: number) => ({ value: Math.round(1_000 / ms), unit: "a second" });
    const beside = (ms: number) => `${wordsOf(ms / hashMs, "times")} one SHA-256 of the same bytes`;
    figures.push(
      { name: `signed, ${name}`, ...rate(signMs), beside: beside(signMs) },
      { name: `verified, ${name}`, ...rate(verifyMs), beside: beside(verifyMs) },
      { name: `signed and written, synced, ${name}`, ...rate(wholeMs), beside: beside(wholeMs) },
    );
  }
  return { title: `a record of ${bytes.length} bytes, median of ${rounds}`, figures };
}

async function verificationMs(built: BuiltRecord, signer: Signer): Promise<number> {
  const files = await filesOf(built, signer);
  const trust = trustIn(signer.publicKey, "bench", shortlyAfter);
  return medianMs(verifications, () => {
    if (verifyRecord(files, expectation, trust).kind !== "accepted") throw new Error("refused");
  });
}

async function writingMs(built: BuiltRecord, signer: Signer): Promise<number> {
  const project = await mkdtemp(join(tmpdir(), "promote-bench-record-"));
  const node = openNodeHost({ variables: {}, installation: project });
  const sealed = keyRecordSigner(signer);
  let count = 0;
  try {
    return await medianMs(writings, async () => {
      count += 1;
      // A folder of its own: what is in the folder already is not what is measured.
      const place = { project, directory: `records-${count}` };
      await writeRecord(node.host, place, built, await sealed.seal(built.statement));
    });
  } finally {
    await node.close();
    await rm(project, { recursive: true, force: true });
  }
}

/** Milliseconds of one piece of work, by the median of the rounds. */
async function medianMs(count: number, work: () => unknown): Promise<number> {
  const all: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const started = performance.now();
    for (let at = 0; at < count; at += 1) await work();
    // The first round warms up.
    if (round > 0) all.push((performance.now() - started) / count);
  }
  return medianOf(all);
}
