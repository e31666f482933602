import { isOff } from "../../config/config.ts";
import { GateFault } from "../../gate/fault.ts";
import type { Host } from "../../host/host.ts";
import { findPgDump } from "../../postgres/find-pg-dump.ts";
import { refuseForbiddenHost } from "../../postgres/forbidden-host.ts";
import { majorOf } from "../../postgres/programs.ts";
import { databaseOf, type NamedDatabase } from "../database-of.ts";
import type { Diagnosed, Diagnosis } from "../diagnosis.ts";

/** Looked for with the server's version; that the server does not answer is another diagnosis's to tell. */
export const pgDump: Diagnosis = {
  id: "pg-dump",
  async diagnose(host, situation) {
    const database = databaseOf(host, situation);
    if (database.kind !== "named" || situation.config.kind !== "holds") return [];
    const settings = situation.config.config.checks["schema-snapshot"];
    if (isOff(settings)) return [];
    const server = await serverVersionOf(host, database);
    if (server === undefined) return [];
    try {
      const { version, argv } = await findPgDump(host, server, settings.pgDump);
      return [toldOf(version, argv, server)];
    } catch (thrown) {
      if (!(thrown instanceof GateFault)) throw thrown;
      const why = "The staging schema is read with it.";
      return [{ level: "fail", what: thrown.message, why, fix: thrown.remedy }];
    }
  },
};

function toldOf(version: string, argv: readonly string[], server: string): Diagnosed {
  const what = `pg_dump ${version} (${argv.at(-1)}) reads the server's PostgreSQL ${server}.`;
  if (majorOf(version) === majorOf(server)) return { level: "ok", what };
  return {
    level: "warn",
    what,
    why: "Another major has words of its own for views and defaults, and a snapshot taken with one differs from the other's.",
    fix: `Install the client programs of PostgreSQL ${majorOf(server)} (postgresql-client-${majorOf(server)}).`,
  };
}

async function serverVersionOf(
  { databases }: Pick<Host, "databases">,
  { url, variable, forbidHosts }: Extract<NamedDatabase, { kind: "named" }>,
): Promise<string | undefined> {
  try {
    refuseForbiddenHost(url, { forbidHosts, variable });
    const [row] = await databases.connect(url, (database) =>
      database.query("select current_setting('server_version') as version"),
    );
    return /^\d+(\.\d+)*/.exec(String(row?.["version"]))?.[0];
  } catch {
    return undefined;
  }
}
