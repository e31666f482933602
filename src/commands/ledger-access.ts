import type { Release } from "../gate/check.ts";
import { GateFault } from "../gate/fault.ts";
import { trackedFiles } from "../git/tracked-files.ts";
import type { Host } from "../host/host.ts";
import { headBeside, type LedgerPlace } from "../ledger/ledger-place.ts";
import type { LedgerAccess } from "../ledger/open-ledger.ts";
import { readState } from "../ledger/read-state.ts";
import { textCleaner } from "../record/clean-text.ts";
import type { RecordSigner } from "../record/signers/record-signer.ts";
import { trustInOne } from "../record/trust.ts";
import type { Output } from "./output.ts";

/** What the runs of a release append their records with. */
export function ledgerAccessOf(
  { clock, secrets }: Pick<Host, "clock" | "secrets">,
  release: Release,
  signer: RecordSigner,
  output: Output,
): LedgerAccess {
  const place = ledgerPlaceOf(release);
  return {
    place,
    records: { project: place.project, directory: release.config.record.directory },
    signer,
    repository: textCleaner(secrets.redact)(release.candidate.repositoryUri),
    trust: signer.trusted === undefined ? undefined : trustInOne(signer.trusted, clock.now()),
    tell: output.message,
  };
}

/**
 * Throws `ledger/…` faults when nothing could be appended to the ledger, or when it came with the candidate: then no
 * check is begun.
 */
export async function assertLedgerFit(
  release: Release,
  signer: RecordSigner,
  { host }: { readonly host: Host },
): Promise<void> {
  const place = ledgerPlaceOf(release);
  const files = [place.ledger, headBeside(place.ledger)];
  const [path] = await trackedFiles(host, place.project, files);
  if (path !== undefined) throw new GateFault("ledger/committed", { path });
  await readState(host, place, signer);
}

function ledgerPlaceOf({ candidate, config }: Release): LedgerPlace {
  return { project: candidate.project, ledger: config.record.ledger };
}
