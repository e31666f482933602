import { createHash } from "node:crypto";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { CheckResult } from "../src/gate/result.ts";
import { buildRecord } from "../src/record/build-record.ts";
import { recordSuffixes } from "../src/record/record-name.ts";
import type { Golden } from "../test/record/golden-records.ts";
import { goldenModes } from "../test/record/golden-signers.ts";
import {
  blocked,
  expectation,
  passed,
  repository,
  requestOf,
  switchedOff,
  undecided,
} from "../test/record/sample-run.ts";

/*
 * Writes the golden records of version 1 that are not there yet: each once, and then it verifies for ever. One that is
 * there is never written again, whatever the code has come to; that is what it is for.
 *   npx tsx scripts/write-golden-records.ts
 */

const golden = join(import.meta.dirname, "../test/record/golden");

const runs: Readonly<
  Record<string, { results: readonly CheckResult[]; refusals: readonly string[] }>
> = {
  cleared: { results: [passed, switchedOff], refusals: [] },
  blocked: { results: [blocked, switchedOff], refusals: ["OUTCOME"] },
  undecided: { results: [undecided, switchedOff], refusals: ["OUTCOME"] },
};

const closing: (() => void)[] = [];

for (const [mode, open] of Object.entries(goldenModes)) {
  for (const [outcome, { results, refusals }] of Object.entries(runs)) {
    const folder = join(golden, `${mode}-${outcome}`);
    if (existsSync(folder)) continue;
    const { signer, run, proofs, trust, at } = await open((close) => void closing.push(close));
    const built = buildRecord(requestOf({ ...run, results }));
    const sealed = await signer.seal(built.statement);
    mkdirSync(folder, { recursive: true });
    for (const { suffix, text } of [
      ...sealed,
      { suffix: recordSuffixes.manifest, text: built.manifest.text },
    ]) {
      writeFileSync(join(folder, `${built.name}${suffix}`), text);
    }
    for (const [file, text] of trust) writeFileSync(join(folder, file), text);
    const written: Golden = {
      mode,
      at: at.toISOString(),
      expected: { ...expectation, repository, policyDigest: built.record.predicate.policy.digest },
      records: proofs.map((suffix) => `${built.name}${suffix}`),
      payloadSha256: createHash("sha256").update(built.statement).digest("hex"),
      refusals,
    };
    writeFileSync(join(folder, "golden.json"), `${JSON.stringify(written, null, 2)}\n`);
    console.log(`wrote ${folder}`);
  }
}
for (const close of closing) close();
