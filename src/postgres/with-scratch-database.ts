import { GateFault } from "../gate/fault.ts";
import type { Database } from "../host/host.ts";
import { parseConnection, urlOfDatabase, urlOfUser } from "./connection.ts";
import { connectionFaultOf, isNotPermitted } from "./connection-fault.ts";
import { quoted } from "./quoted.ts";
import { randomPassword } from "./random-password.ts";
import { type ServerHost, withServer } from "./server.ts";
import type { WantedMajor } from "./server-programs.ts";

/** An empty database that is gone when the work is done, with the server it is on. */
export type Scratch = {
  /** The server's own user, in the scratch database. */
  readonly administrator: Database;
  /** The scratch database's owner, who may do nothing outside of it. Its connection is a login of its own. */
  readonly owner: Database;
  /** The scratch database as the server's own user reaches it. */
  readonly url: string;
  /** In words: "PostgreSQL 15.18 from /usr/lib/postgresql/15/bin". */
  readonly source: string;
  /** Tells which roles were created on the server, so that they go with the database. */
  readonly willDropRoles: (roles: readonly string[]) => void;
  /** Makes one more on the same server, gone before this one is. */
  readonly another: <T>(work: (scratch: Scratch) => Promise<T>) => Promise<T>;
};

/** A server on which databases may be created: its URL and the variable that holds it. */
export type ScratchServer = { readonly url: string; readonly variable: string };

/** Makes a scratch database on the server given, or on a throw-away server of this machine of the major wanted. */
export async function withScratchDatabase<T>(
  host: ServerHost,
  given: ScratchServer | undefined,
  work: (scratch: Scratch) => Promise<T>,
  wanted?: WantedMajor,
): Promise<T> {
  if (given === undefined) {
    return withServer(host, wanted === undefined ? {} : { wanted }, ({ url, source }) =>
      onServer(host, url, source, work),
    );
  }
  const connection = parseConnection(given.url);
  if (connection === undefined) {
    throw new GateFault("database/url-malformed", { variable: given.variable });
  }
  host.secrets.protect(given.url);
  if (connection.password !== "") host.secrets.protect(connection.password);
  try {
    return await onServer(host, given.url, `the server in ${given.variable}`, work);
  } catch (thrown) {
    if (!isNotPermitted(thrown)) throw connectionFaultOf(thrown, connection);
    const parameters = { variable: given.variable, user: connection.user, reason: thrown.message };
    throw new GateFault("database/scratch-not-permitted", parameters, { cause: thrown });
  }
}

async function onServer<T>(
  host: ServerHost,
  url: string,
  source: string,
  work: (scratch: Scratch) => Promise<T>,
): Promise<T> {
  const name = `promote_scratch_${host.secrets.fingerprint(`${url} ${host.clock.elapsed()}`)}`;
  const password = randomPassword();
  host.secrets.protect(password);
  const roles: string[] = [];
  const onMaintenance = (sql: readonly string[]) =>
    host.databases.connect(url, async (database) => {
      for (const statement of sql) await database.query(statement);
    });
  await onMaintenance([
    `CREATE ROLE ${quoted(name)} LOGIN PASSWORD '${password}'`,
    `GRANT ${quoted(name)} TO CURRENT_USER`,
  ]);
  try {
    await onMaintenance([
      `CREATE DATABASE ${quoted(name)} OWNER ${quoted(name)} TEMPLATE template0`,
    ]);
    const scratch = urlOfDatabase(url, name);
    return await host.databases.connect(scratch, (administrator) =>
      host.databases.connect(urlOfUser(scratch, name, password), (owner) =>
        work({
          administrator,
          owner,
          url: scratch,
          source,
          willDropRoles: (created) => void roles.push(...created),
          another: (further) => onServer(host, url, source, further),
        }),
      ),
    );
  } finally {
    await onMaintenance([
      `DROP DATABASE IF EXISTS ${quoted(name)} WITH (FORCE)`,
      ...[...roles, name].map((role) => `DROP ROLE ${quoted(role)}`),
    ]);
  }
}
