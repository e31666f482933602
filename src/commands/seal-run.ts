import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { v7 as uuidv7 } from "uuid";
import { checks } from "../checks/index.ts";
import type { CheckResult, Reservation } from "../gate/result.ts";
import type { Host } from "../host/host.ts";
import { buildRecord } from "../record/build-record.ts";
import type { PromotionRecord } from "../record/promotion-record.ts";
import type { RecordSigner } from "../record/signers/record-signer.ts";
import { writeRecord, writeUnsignedRecord } from "../record/write-record.ts";
import { version } from "../version.ts";
import { actorOf, invocationOf } from "./invocation.ts";
import type { OpenedRelease } from "./open-release.ts";
import { isCommitted } from "./reservations.ts";

/** What a run came to, before it is a record. */
export type Run = {
  readonly results: readonly CheckResult[];
  readonly reservations: readonly Reservation[];
  readonly startedAt: Date;
  /** Folder of the run's logs, relative to the project folder. */
  readonly logs: string;
};

/** A record that is on disk. */
export type SealedRun = {
  readonly record: PromotionRecord;
  /** The record's file, relative to the project folder. */
  readonly path: string;
  readonly isSigned: boolean;
};

/**
 * Builds the record of a run, signs it, and writes it; when it returns, all of it is on disk. What the checks
 * saw goes beside their logs, where the digests in the record lead to it.
 */
export async function sealRun(
  host: Host,
  { loaded, release }: OpenedRelease,
  run: Run,
  signer: RecordSigner | undefined,
): Promise<SealedRun> {
  const { candidate, config } = release;
  const { directory } = config.record;
  const place = { project: candidate.project, directory };
  const built = buildRecord({
    candidate,
    checks,
    results: run.results,
    reservations: run.reservations,
    policy: {
      uri: relativeTo(candidate.repository, loaded.path),
      commit: candidate.commit,
      digest: `sha256:${bytesToHex(sha256(utf8ToBytes(loaded.text)))}`,
      changedInHead: !(await isCommitted(host, candidate, loaded)),
    },
    startedAt: run.startedAt.toISOString(),
    finishedAt: host.clock.now().toISOString(),
    validForMs: config.record.validFor,
    recordId: uuidv7(),
    purpose: "release-gate",
    verifier: { id: "promote-gate", version, node: host.machine.nodeVersion },
    actor: signer?.actor ?? (await actorOf(host, candidate.repository)),
    invocation: invocationOf(host.environment),
    redact: host.secrets.redact,
    existing: await host.files.list(`${place.project}/${directory}`),
  });
  for (const { check, text } of built.facts) {
    await host.files.writeAtomic(`${candidate.project}/${run.logs}/${check}.facts.json`, text);
  }
  const written =
    signer === undefined
      ? await writeUnsignedRecord(host, place, built)
      : await writeRecord(host, place, built, await signer.seal(built.statement));
  return { record: built.record, path: written.main, isSigned: signer !== undefined };
}

function relativeTo(folder: string, path: string): string {
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path;
}
