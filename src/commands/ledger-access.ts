import type { Release } from "../gate/check.ts";
import { GateFault } from "../gate/fault.ts";
import { trackedFiles } from "../git/tracked-files.ts";
import type { Host } from "../host/host.ts";
import type { SeenLedger } from "../ledger/judge-growth.ts";
import { headBeside, type LedgerPlace } from "../ledger/ledger-place.ts";
import type { LedgerAccess } from "../ledger/open-ledger.ts";
import { readState } from "../ledger/read-state.ts";
import { textCleaner } from "../record/clean-text.ts";
import { type RecordSigner, trustAbout } from "../record/signers/record-signer.ts";
import type { Output } from "./output.ts";

/** What the runs of a release append their records with. */
export function ledgerAccessOf(
  { clock, secrets }: Pick<Host, "clock" | "secrets">,
  release: Release,
  signer: RecordSigner,
  seen: SeenLedger | undefined,
  output: Output,
): LedgerAccess {
  const place = ledgerPlaceOf(release);
  return {
    place,
    records: { project: place.project, directory: release.config.record.directory },
    signer,
    seen,
    repository: textCleaner(secrets.redact)(release.candidate.repositoryUri),
    trust: trustAbout(signer, clock.now()),
    tell: output.message,
  };
}

/**
 * What there is of the ledger before the first check. Throws `ledger/…` faults when nothing could be appended to the ledger, or when it came with the candidate: then no
 * check is begun.
 */
export async function seeLedger(
  release: Release,
  signer: RecordSigner,
  { host }: { readonly host: Host },
): Promise<SeenLedger> {
  const place = ledgerPlaceOf(release);
  const files = [place.ledger, headBeside(place.ledger)];
  const [path] = await trackedFiles(host, place.project, files);
  if (path !== undefined) throw new GateFault("ledger/committed", { path });
  return readState(host, place, signer);
}

/** Where the ledger of a release is. */
export function ledgerPlaceOf({ candidate, config }: Release): LedgerPlace {
  return { project: candidate.project, ledger: config.record.ledger };
}
