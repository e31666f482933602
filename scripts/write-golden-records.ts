import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { CheckResult } from "../src/gate/result.ts";
import { buildRecord } from "../src/record/build-record.ts";
import { recordSuffixes } from "../src/record/record-name.ts";
import { pemKeySigner } from "../src/record/signers/pem-key.ts";
import { keyRecordSigner, type RecordSigner } from "../src/record/signers/record-signer.ts";
import type { Golden } from "../test/record/golden-records.ts";
import {
  blocked,
  expectation,
  passed,
  repository,
  requestOf,
  shortlyAfter,
  switchedOff,
  undecided,
} from "../test/record/sample-run.ts";

/*
 * Writes the golden records of version 1 that are not there yet: each once, and then it verifies for ever. One that is
 * there is never written again, whatever the code has come to; that is what it is for.
 *   npx tsx scripts/write-golden-records.ts
 */

const golden = join(import.meta.dirname, "../test/record/golden");

/** A signer a mode. A mode that is added here gets its records, and its trust in `test/record/golden-records.ts`. */
const signers: Readonly<Record<string, () => RecordSigner>> = {
  "key-ed25519": () => keyRecordSigner(pemKeySigner(privateKeyOf("ed25519"), "a golden key")),
  "key-p256": () => keyRecordSigner(pemKeySigner(privateKeyOf("p256"), "a golden key")),
};

const runs: Readonly<
  Record<string, { results: readonly CheckResult[]; refusals: readonly string[] }>
> = {
  cleared: { results: [passed, switchedOff], refusals: [] },
  blocked: { results: [blocked, switchedOff], refusals: ["OUTCOME"] },
  undecided: { results: [undecided, switchedOff], refusals: ["OUTCOME"] },
};

/** These keys are committed, so anyone has them: they sign golden records and nothing else. */
function privateKeyOf(name: "ed25519" | "p256"): string {
  return readFileSync(join(golden, "keys", `${name}.test-only.private.pem`), "utf8");
}

for (const [mode, open] of Object.entries(signers)) {
  for (const [outcome, { results, refusals }] of Object.entries(runs)) {
    const folder = join(golden, `${mode}-${outcome}`);
    if (existsSync(folder)) continue;
    const built = buildRecord(requestOf({ results }));
    const sealed = await open().seal(built.statement);
    mkdirSync(folder, { recursive: true });
    for (const { suffix, text } of [
      ...sealed,
      { suffix: recordSuffixes.manifest, text: built.manifest.text },
    ]) {
      writeFileSync(join(folder, `${built.name}${suffix}`), text);
    }
    const written: Golden = {
      mode,
      at: shortlyAfter.toISOString(),
      expected: { ...expectation, repository, policyDigest: built.record.predicate.policy.digest },
      records: sealed.map(({ suffix }) => `${built.name}${suffix}`),
      payloadSha256: createHash("sha256").update(built.statement).digest("hex"),
      refusals,
    };
    writeFileSync(join(folder, "golden.json"), `${JSON.stringify(written, null, 2)}\n`);
    console.log(`wrote ${folder}`);
  }
}
