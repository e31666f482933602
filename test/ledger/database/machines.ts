import { setTimeout as sleep } from "node:timers/promises";
import type { Host } from "../../../src/host/host.ts";
import { LedgerLink } from "../../../src/ledger/database/ledger-link.ts";
import { withLedger } from "../../../src/ledger/open-ledger.ts";
import type { Signer } from "../../../src/record/signers/signer.ts";
import { repository } from "../../record/sample-run.ts";
import { accessTo, sealInto } from "../sample-ledger.ts";

/** A hundred machines are one here, and it takes a hundred times as long to answer. */
const patient = { connectMs: 100_000, statementMs: 100_000 };

/** Seals so many records as runs on one machine do, each linked to the database of the URL. */
export async function sealLinked(
  host: Host,
  machine: { readonly project: string; readonly url: string; readonly signer: Signer },
  count: number,
  told: string[],
): Promise<void> {
  const { project, url, signer } = machine;
  const access = accessTo(project, told, signer);
  for (let index = 0; index < count; index += 1) {
    const link = new LedgerLink(host, {
      place: access.place,
      repository,
      open: () => host.databases.open(url, patient),
      tell: (message) => void told.push(message),
    });
    try {
      await link.sealing(() =>
        withLedger(host, { ...access, catchUp: link.catchUp }, (ledger) =>
          sealInto(host, access, ledger, signer),
        ),
      );
    } finally {
      await link.close();
    }
    await sleep(Math.random() * 50);
  }
}
