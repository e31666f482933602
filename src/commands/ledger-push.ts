import { counted } from "../data/counted.ts";
import { exitCodes } from "../gate/result.ts";
import { resolveCandidate } from "../git/resolve-candidate.ts";
import { holdSealing } from "../ledger/database/hold-sealing.ts";
import { ask } from "../ledger/database/ledger-database.ts";
import { branchWords } from "../ledger/database/ledger-link.ts";
import { openLedgerDatabase } from "../ledger/database/open-ledger-database.ts";
import { pushCosignatures, pushLedger } from "../ledger/database/push-ledger.ts";
import { pushRunbooks } from "../ledger/database/push-runbooks.ts";
import { textCleaner } from "../record/clean-text.ts";
import { loadConfig } from "./load-config.ts";
import type { World } from "./world.ts";

/**
 * Sends the ledger's database what this machine has and it has not, of promotions and of runbooks; again, nothing.
 * Returns "unknown" where a runbook's journal cannot be read. Throws faults.
 */
export async function ledgerPush(
  request: { readonly config?: string | undefined },
  { host, output, directory }: World,
): Promise<number> {
  const { config, project } = await loadConfig(host, directory, request.config);
  const { repositoryUri } = await resolveCandidate(host, { config, project, previous: undefined });
  const database = await openLedgerDatabase(host, { config, project });
  try {
    await holdSealing(database, textCleaner(host.secrets.redact)(repositoryUri));
    const place = { project, ledger: config.record.ledger };
    const { sent, size, branches } = await pushLedger(host, database, place);
    await pushCosignatures(host, database, place);
    for (const branch of branches) output.message(branchWords(branch));
    const entries = sent === 1 ? "1 entry was" : `${sent} entries were`;
    output.message(`${entries} sent to ${database.where}, which has all ${size} of this machine.`);
    const told = await pushRunbooks(host, (sql, values) => ask(database, sql, values), project);
    for (const problem of told.unreadable) output.message(problem);
    const { executions, steps } = told;
    if (executions + steps > 0) {
      output.message(
        `Of runbooks it lacked ${counted(executions, "execution")} and ${counted(steps, "step")}, which were sent.`,
      );
    }
    return told.unreadable.length === 0 ? exitCodes.yes : exitCodes.unknown;
  } finally {
    await database.close();
  }
}
