import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { openTrust, withTimestamps } from "../../src/commands/open-trust.ts";
import { readRecordFiles } from "../../src/commands/read-record-files.ts";
import type { Host } from "../../src/host/host.ts";
import type { Expectation, Verification } from "../../src/record/verification.ts";
import { verifyRecord } from "../../src/record/verify-record.ts";
import { testHost } from "../support/host.ts";

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

/** Folders of golden records, by name: mode and outcome. */
export function goldenNames(): readonly string[] {
  return readdirSync(folder).filter((name) => name !== "keys");
}

export function readGolden(name: string): Golden {
  return JSON.parse(readFileSync(join(folder, name, "golden.json"), "utf8"));
}

type Verifying = {
  readonly record: string;
  readonly expected: Expectation;
  /** When it is verified. */
  readonly at: string;
  /** Whose `trust.yaml` is believed: that of a golden record, by name. */
  readonly trusting: string;
};

/** Verifies a file of a golden record as `promote verify --trust` does, with the verifier's clock standing at a time. */
export async function verifyGolden(
  name: string,
  { record, expected, at, trusting }: Verifying,
): Promise<Verification> {
  const host: Host = { ...testHost(), clock: { ...testHost().clock, now: () => new Date(at) } };
  const world = {
    host,
    directory: join(folder, trusting),
    output: { document() {}, message() {} },
  };
  const request = { trust: "trust.yaml" };
  const opened = await openTrust(request, expected.environment, world);
  const files = await readRecordFiles(host, join(folder, name, record));
  return verifyRecord(files, expected, await withTimestamps(opened, files, request, world));
}
