import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Content } from "../../src/record/read-content.ts";
import { recordSuffixes, stemOf } from "../../src/record/record-name.ts";
import { readPublicKey } from "../../src/record/signers/public-key.ts";
import { type Trust, trustIn } from "../../src/record/trust.ts";
import type { Expectation } from "../../src/record/verification.ts";
import type { RecordFiles } from "../../src/record/verify-record.ts";

const folder = join(import.meta.dirname, "golden");

/** What a golden record was written to prove: `golden.json` in its folder. */
export type Golden = {
  readonly mode: string;
  /** The time at which it is verified. */
  readonly at: string;
  readonly expected: Expectation;
  /** The files that are verified, each by itself. */
  readonly records: readonly string[];
  readonly payloadSha256: string;
  /** The reason codes with which it is refused, and no others; none when it is accepted. */
  readonly refusals: readonly string[];
};

/** Whom a verifier trusts for the records of a mode. A mode that is added is added here. */
export const trustByMode: Readonly<Record<string, (now: Date) => Trust>> = {
  "key-ed25519": (now) => trustIn(publicKey("ed25519"), "the golden Ed25519 key", now),
  "key-p256": (now) => trustIn(publicKey("p256"), "the golden P-256 key", now),
};

function publicKey(name: string) {
  return readPublicKey(readFileSync(join(folder, "keys", `${name}.public.pem`), "utf8"), name);
}

/** Folders of golden records, by name: mode and outcome. */
export function goldenNames(): readonly string[] {
  return readdirSync(folder).filter((name) => name !== "keys");
}

export function readGolden(name: string): Golden {
  return JSON.parse(readFileSync(join(folder, name, "golden.json"), "utf8"));
}

/** The files of a golden record, `record` being the one that is verified. */
export function goldenFiles(name: string, record: string): RecordFiles {
  const content = (file: string): Content => {
    if (!readdirSync(join(folder, name)).includes(file)) return { kind: "missing" };
    return { kind: "bytes", bytes: readFileSync(join(folder, name, file)) };
  };
  const stem = stemOf(record);
  return {
    record: content(record),
    siblings: {
      bundle: content(`${stem}${recordSuffixes.bundle}`),
      dsse: content(`${stem}${recordSuffixes.dsse}`),
    },
    manifest: content(`${stem}${recordSuffixes.manifest}`),
  };
}
