import { posix } from "node:path";
import { v7 as uuidv7 } from "uuid";
import { checks } from "../checks/index.ts";
import { sha256Of } from "../data/sha256.ts";
import type { Candidate } from "../gate/candidate.ts";
import type { CheckResult, Reservation } from "../gate/result.ts";
import type { Host } from "../host/host.ts";
import type { LedgerLink } from "../ledger/database/ledger-link.ts";
import type { SeenLedger } from "../ledger/judge-growth.ts";
import { type OpenLedger, withLedger } from "../ledger/open-ledger.ts";
import { type BuiltRecord, buildRecord } from "../record/build-record.ts";
import { keepOutOfGit } from "../record/promote-folder.ts";
import type { Policy, Predicate, PromotionRecord } from "../record/promotion-record.ts";
import type { RecordSigner } from "../record/signers/record-signer.ts";
import { type RecordPlace, writeRecord, writeUnsignedRecord } from "../record/write-record.ts";
import { program, version } from "../version.ts";
import { invocationOf } from "./invocation.ts";
import { ledgerAccessOf } from "./ledger-access.ts";
import type { LoadedConfig } from "./load-config.ts";
import type { OpenedRelease } from "./open-release.ts";
import type { Output } from "./output.ts";
import { policyChangesOf } from "./policy-changes.ts";
import { programDigest } from "./program-digest.ts";

/** What a run came to, before it is a record. */
export type Run = {
  readonly results: readonly CheckResult[];
  readonly reservations: readonly Reservation[];
  readonly startedAt: Date;
  /** Folder of the run's logs, relative to the project folder. */
  readonly logs: string;
  readonly purpose: Predicate["purpose"];
  readonly actor: Predicate["actor"];
  /** The ledger before the first check ran; undefined of an unsigned run. */
  readonly seen: SeenLedger | undefined;
  /** The way to the ledger's database, where there is one. */
  readonly link?: LedgerLink | undefined;
};

/** A record that is on disk. */
export type SealedRun = {
  readonly record: PromotionRecord;
  /** The record's file, relative to the project folder. */
  readonly path: string;
  readonly isSigned: boolean;
  /** `sha256:` and the hex digest of the statement. */
  readonly digest: string;
};

/**
 * Builds the record of a run, signs it, writes it, and appends it to the ledger, all under the ledger's lock; when it
 * returns, all of it is on disk. An unsigned run proves nothing and is in no ledger. What the checks saw goes beside
 * their logs, where the digests in the record lead to it.
 */
export async function sealRun(
  host: Host,
  opened: OpenedRelease,
  run: Run,
  signer: RecordSigner | undefined,
  output: Output,
): Promise<SealedRun> {
  if (signer === undefined || run.seen === undefined) {
    const built = await buildRun(host, opened, run, undefined);
    const written = await writeUnsignedRecord(host, placeOf(opened), built);
    return { record: built.record, path: written.main, isSigned: false, digest: digestIn(built) };
  }
  const access = ledgerAccessOf(host, opened.release, signer, run.seen, output);
  await keepOutOfGit(host, access.place.project, access.place.ledger);
  const { link } = run;
  const seal = () =>
    withLedger(host, { ...access, catchUp: link?.catchUp }, async (ledger) => {
      const built = await buildRun(host, opened, run, ledger);
      const sealed = await signer.seal(built.statement);
      const { main } = await writeRecord(host, placeOf(opened), built, sealed);
      await append(ledger, built, main);
      return { record: built.record, path: main, isSigned: true, digest: digestIn(built) };
    });
  return link === undefined ? seal() : link.sealing(seal);
}

function digestIn({ statement }: BuiltRecord): string {
  return `sha256:${sha256Of(statement)}`;
}

function append(ledger: OpenLedger, { record, statement }: BuiltRecord, file: string) {
  const { recordId } = record.predicate;
  return ledger.append({ recordId, payloadSha256: sha256Of(statement), file });
}

function placeOf({ release: { candidate, config } }: OpenedRelease): RecordPlace {
  return { project: candidate.project, directory: config.record.directory };
}

async function buildRun(
  host: Host,
  { loaded, release: { candidate, config } }: OpenedRelease,
  run: Run,
  ledger: Pick<OpenLedger, "chain" | "lastFiles"> | undefined,
): Promise<BuiltRecord> {
  const folder = await host.files.list(`${candidate.project}/${config.record.directory}`);
  const built = buildRecord({
    candidate,
    checks,
    results: run.results,
    reservations: run.reservations,
    policy: {
      uri: relativeTo(candidate.repository, loaded.path),
      commit: loaded.policy?.commit ?? candidate.commit,
      digest: `sha256:${sha256Of(loaded.text)}`,
      ...(await changesIn(host, candidate, loaded, run.reservations)),
    },
    startedAt: run.startedAt.toISOString(),
    finishedAt: host.clock.now().toISOString(),
    validForMs: config.record.validFor,
    recordId: uuidv7(),
    purpose: run.purpose,
    verifier: await verifierOf(host),
    actor: run.actor,
    invocation: invocationOf(host.environment),
    chain: ledger?.chain ?? null,
    redact: host.secrets.redact,
    existing: [...folder, ...(ledger?.lastFiles ?? []).map((file) => posix.basename(file))],
  });
  for (const { check, text } of built.facts) {
    await host.files.writeAtomic(`${candidate.project}/${run.logs}/${check}.facts.json`, text);
  }
  return built;
}

async function verifierOf(host: Host): Promise<Predicate["verifier"]> {
  const verifier = { id: "promote-gate", version, node: host.machine.nodeVersion };
  if (program === undefined) return verifier;
  return { ...verifier, distDigest: await programDigest(host, program) };
}

async function changesIn(
  host: Host,
  candidate: Candidate,
  loaded: LoadedConfig,
  reservations: readonly Reservation[],
): Promise<Pick<Policy, "changedInHead" | "changes">> {
  const { policy } = loaded;
  if (policy === undefined) {
    const isAnother = ({ code }: Reservation) => code === "configuration-not-committed";
    return { changedInHead: reservations.some(isAnother) };
  }
  const changes = await policyChangesOf(host, candidate, { ...loaded, policy });
  return { changedInHead: changes.length > 0, ...(changes.length === 0 ? {} : { changes }) };
}

function relativeTo(folder: string, path: string): string {
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path;
}
