import type { Host } from "../host/host.ts";
import { secretShapes } from "../host/secret-shapes.ts";
import type { CatalogLook, DatabaseSetting, StaleCollation } from "./catalog-look.ts";
import { catalogQueryFor } from "./catalog-query.ts";
import { parseConnection } from "./connection.ts";
import { connectionFaultOf } from "./connection-fault.ts";
import { onOneLine } from "./snapshot-header.ts";

type Row = Readonly<Record<string, unknown>>;

/** One look at the catalog of the database, which any role may take. */
export async function lookAtCatalog(
  { databases }: Pick<Host, "databases">,
  url: string,
): Promise<CatalogLook> {
  try {
    const [row] = await databases.connect(url, async (database) => {
      const version = "select current_setting('server_version_num')::int / 10000 as major";
      const [server] = await database.query(version);
      return database.query(catalogQueryFor(Number(server?.["major"])));
    });
    const settings = rowsOf(row?.["settings"]).map(settingOf);
    const staleCollations = rowsOf(row?.["stale_collations"]).map(staleCollationOf);
    return {
      invalidIndexes: textsOf(row?.["invalid_indexes"]),
      extensions: textsOf(row?.["extensions"]),
      ...(settings.length === 0 ? {} : { settings }),
      ...(staleCollations.length === 0 ? {} : { staleCollations }),
    };
  } catch (thrown) {
    const connection = parseConnection(url);
    throw connection === undefined ? thrown : connectionFaultOf(thrown, connection);
  }
}

function settingOf({ scope, name, value }: Row): DatabaseSetting {
  const [key, said] = [String(name), onOneLine(String(value))];
  return { scope: onOneLine(String(scope)), name: key, value: isSecret(key, said) ? null : said };
}

function staleCollationOf({ collation, database, recorded, actual }: Row): StaleCollation {
  return {
    collation: collation === null ? null : String(collation),
    database: String(database),
    recorded: String(recorded),
    actual: actual === null ? null : String(actual),
  };
}

/** PostgreSQL's own settings hold no secret; those of a program or an extension have a dot in their name. */
function isSecret(name: string, value: string): boolean {
  const isNamedSo = /\..*(pass|pwd|secret|token|credential|key|jwt|auth|private|salt|dsn)/i;
  return isNamedSo.test(name) || secretShapes.some((shape) => value.search(shape) !== -1);
}

function rowsOf(value: unknown): readonly Row[] {
  return Array.isArray(value) ? value : [];
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
