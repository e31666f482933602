import { secretReference } from "../config/scalars.ts";
import { readSecret } from "../environments/read-secret.ts";
import { GateFault } from "../gate/fault.ts";
import { exitCodes } from "../gate/result.ts";
import type { DatabasePool } from "../host/databases.ts";
import type { Host } from "../host/host.ts";
import { assertMigrated } from "../ledger/database/migrate.ts";
import { readMigrations } from "../ledger/database/migrations.ts";
import { ledgerUrlOf } from "../ledger/database/open-ledger-database.ts";
import { type Access, isLoopback } from "../server/access.ts";
import { appOf } from "../server/app.ts";
import { limits } from "../server/limits.ts";
import type { Listen } from "../server/listening.ts";
import { openPages } from "../server/page/open-pages.ts";
import { sharePages } from "../server/share-pages.ts";
import { openTrail } from "../trail/open-trail.ts";
import { shareTrail } from "../trail/share-trail.ts";
import { loadConfig, Misuse } from "./load-config.ts";
import { withFileLedger } from "./serve-file-ledger.ts";
import type { World } from "./world.ts";

export type ServeRequest = {
  readonly port: number;
  readonly host: string;
  /** Where the token is, as env:NAME. */
  readonly token?: string | undefined;
  /** Where the URL of the ledger's database is, as env:NAME. */
  readonly url?: string | undefined;
  readonly config?: string | undefined;
};

export type ServeWorld = World & {
  readonly listen: Listen;
  /** Settles when the process is asked to end. */
  untilSignal(): Promise<string>;
};

/** Serves the ledger until the process is asked to end. Throws `Misuse`, and faults when nothing can be served. */
export async function serve(request: ServeRequest, world: ServeWorld): Promise<number> {
  const access: Access = { token: tokenOf(world.host, request.token) };
  if (access.token === undefined && !isLoopback(request.host)) {
    throw new Misuse(
      `${request.host} can be reached from other machines: name a token with --token env:NAME, or serve at 127.0.0.1.`,
    );
  }
  const migrations = await readMigrations(world.host);
  await withDatabase(request, world, async (database) => {
    const { clock } = world.host;
    const ready = () => assertMigrated(database, migrations);
    await ready();
    const trail = shareTrail(openTrail(database, ready), clock);
    const pages = sharePages(openPages(trail));
    const tell = world.output.message;
    const answer = appOf({ trail, pages, access, clock, tell });
    const listening = await world.listen(request, answer);
    tell(`The ledger is served at ${addressOf(request.host, listening.port)}.`);
    const signal = await world.untilSignal();
    tell(`${signal}: no more requests are taken.`);
    await listening.stop();
  });
  return exitCodes.yes;
}

async function withDatabase(
  request: ServeRequest,
  { host, output, directory }: World,
  work: (database: DatabasePool) => Promise<void>,
): Promise<void> {
  const withPool = async (url: string) => {
    const pool = await host.databases.openPool(url, limits.database);
    try {
      await work(pool);
    } finally {
      await pool.close();
    }
  };
  if (request.url !== undefined) {
    const place = placeOf("--url", request.url);
    await withPool(readSecret(host, place, "the ledger's database"));
    return;
  }
  const loaded = await loadConfig(host, directory, request.config);
  if (loaded.config.ledger !== undefined) {
    await withPool(await ledgerUrlOf(host, loaded));
  } else {
    const place = { project: loaded.project, ledger: loaded.config.record.ledger };
    await withFileLedger({ host, output }, place, withPool);
  }
}

/** The token, long enough that nobody guesses it. */
function tokenOf(host: Host, given: string | undefined): string | undefined {
  if (given === undefined) return undefined;
  const place = placeOf("--token", given);
  const token = readSecret(host, place, "the token of `promote serve`");
  if (/^[A-Za-z0-9\-._~+/]{32,}=*$/.test(token)) return token;
  throw new GateFault("run/variable-malformed", {
    variable: place.variable,
    expected: "a token of 32 characters or more, such as `openssl rand -hex 32` prints",
  });
}

function placeOf(option: string, given: string) {
  const place = secretReference.safeParse(given);
  if (place.success) return place.data;
  throw new Misuse(`${option} is no place of a secret; expected env:NAME, never the value itself.`);
}

function addressOf(host: string, port: number): string {
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}/`;
}
