import type { Release } from "../gate/check.ts";
import type { Host } from "../host/host.ts";
import { LedgerLink } from "../ledger/database/ledger-link.ts";
import { openLedgerDatabase } from "../ledger/database/open-ledger-database.ts";
import type { SeenLedger } from "../ledger/judge-growth.ts";
import { withLedger } from "../ledger/open-ledger.ts";
import { textCleaner } from "../record/clean-text.ts";
import { keepOutOfGit } from "../record/promote-folder.ts";
import type { Predicate } from "../record/promotion-record.ts";
import type { RecordSigner } from "../record/signers/record-signer.ts";
import type { BegunRun } from "./begin-run.ts";
import { invocationOf } from "./invocation.ts";
import { ledgerAccessOf, ledgerPlaceOf, seeLedger } from "./ledger-access.ts";
import type { Output } from "./output.ts";

export type LinkRequest = {
  readonly purpose?: Predicate["purpose"] | undefined;
  /** How long another promotion is waited for; undefined when it is not. */
  readonly waitMs?: number | undefined;
};

/** The ledger as a run saw it before its first check, and its way to the ledger's database. */
export type Linked = { readonly seen: SeenLedger | undefined; readonly link?: LedgerLink };

type LinkWorld = { readonly host: Host; readonly output: Output };

/**
 * Does the work of a run linked to the ledger's database, where one is configured and the run is signed: with the
 * lock of the environment, and the file ledger brought up to date. Throws "ledger/promotion-held" before the work.
 */
export async function withLinkedLedger<T>(
  request: LinkRequest,
  release: Release,
  { signer, actor }: Pick<BegunRun, "signer" | "actor">,
  world: LinkWorld,
  work: (linked: Linked) => Promise<T>,
): Promise<T> {
  if (signer === undefined) return work({ seen: undefined });
  const seen = await seeLedger(release, signer, world);
  if (release.config.ledger === undefined) return work({ seen });
  const { host, output } = world;
  const { config, candidate } = release;
  const repository = textCleaner(host.secrets.redact)(candidate.repositoryUri);
  const place = ledgerPlaceOf(release);
  const open = () => openLedgerDatabase(host, { config, project: candidate.project });
  const link = new LedgerLink(host, { place, repository, open, tell: output.message });
  try {
    if ((request.purpose ?? "release-gate") === "release-gate") {
      const holder = holderOf(host, release, actor);
      const { waitMs } = request;
      const tell = output.message;
      await link.hold({ repository, environment: candidate.to, holder, waitMs, tell });
    }
    const caughtUp = await caughtUpLedger(release, signer, seen, link, world);
    return await work({ seen: caughtUp, link });
  } finally {
    await link.close();
  }
}

/** The ledger with what others have appended. */
async function caughtUpLedger(
  release: Release,
  signer: RecordSigner,
  seen: SeenLedger,
  link: LedgerLink,
  world: LinkWorld,
): Promise<SeenLedger> {
  const { host, output } = world;
  if ((await link.missing(seen.end)).length === 0) return seen;
  const access = ledgerAccessOf(host, release, signer, undefined, output);
  await keepOutOfGit(host, access.place.project, access.place.ledger);
  await withLedger(host, { ...access, catchUp: link.catchUp }, async () => undefined);
  return seeLedger(release, signer, world);
}

/** Who runs a promotion, in words for whoever has to wait for it. */
function holderOf(host: Host, { candidate }: Release, { id }: Predicate["actor"]): string {
  const run = invocationOf(host.environment)?.["runId"];
  const where = run === undefined || run === null ? "" : `, run ${run} of GitHub Actions`;
  const clean = textCleaner(host.secrets.redact);
  return clean(`${id} with commit ${candidate.commit.slice(0, 12)}${where}`);
}
