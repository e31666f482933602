import { GateFault } from "../../gate/fault.ts";
import type { Row } from "../../host/databases.ts";
import { ask } from "../../ledger/database/ledger-database.ts";
import { openLedgerDatabase } from "../../ledger/database/open-ledger-database.ts";
import type { Diagnosed, Diagnosis } from "../diagnosis.ts";

/** The database of `ledger.url` answers, is migrated, and the login may append and no more. Nothing is written to find that out. */
export const ledgerDatabase: Diagnosis = {
  id: "ledger-database",
  async diagnose(host, { config }) {
    if (config.kind !== "holds" || config.config.ledger === undefined) return [];
    try {
      const database = await openLedgerDatabase(host, config);
      try {
        const [row] = await ask(database, rights);
        const what = `The ledger's database at ${database.where} answers, and has every migration.`;
        return [{ level: "ok", what }, rightsOf(row)];
      } finally {
        await database.close();
      }
    } catch (thrown) {
      if (!(thrown instanceof GateFault)) throw thrown;
      return [
        {
          level: thrown.code === "ledger/url-missing" ? "warn" : "fail",
          what: thrown.message,
          why: "Runs without it take no lock of the environment, and other machines do not see their records.",
          fix: thrown.remedy,
        },
      ];
    }
  },
};

const rights = `SELECT
  (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS superuser,
  pg_has_role(current_user, (SELECT nspowner FROM pg_namespace WHERE nspname = 'promote'), 'USAGE') AS owner,
  pg_has_role(current_user, 'promote_writer', 'USAGE') AS writer`;

function rightsOf(row: Row | undefined): Diagnosed {
  if (row?.["superuser"] === true || row?.["owner"] === true) {
    return {
      level: "warn",
      what: `The login of the ledger's database ${row["superuser"] === true ? "is a superuser" : "owns its tables"}.`,
      why: "Whoever gets hold of its URL can switch off what keeps the rows from being changed.",
      fix: "Migrate with this login, and promote with another one that is granted `promote_writer`.",
    };
  }
  if (row?.["writer"] === true) {
    return { level: "ok", what: "The login of the ledger's database may append, and no more." };
  }
  return {
    level: "warn",
    what: "The login of the ledger's database only reads.",
    why: "It is enough for `promote serve` and exports; a run here takes no lock and sends no record.",
    fix: "To promote from here, `GRANT promote_writer TO` the login.",
  };
}
