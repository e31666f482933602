import type { Host } from "../host/host.ts";
import type { CatalogLook } from "./catalog-look.ts";
import { parseConnection } from "./connection.ts";
import { connectionFaultOf } from "./connection-fault.ts";

/** The invalid index of a partitioned table only waits for those of its partitions, and is in the dump. */
const query = `
  select
    array(
      select format('%I.%I', n.nspname, c.relname)
      from pg_catalog.pg_index i
      join pg_catalog.pg_class c on c.oid = i.indexrelid
      join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where not i.indisvalid and c.relkind = 'i' and c.relpersistence <> 't'
      order by 1
    ) as invalid_indexes,
    array(
      select format('%I %s', extname, extversion) from pg_catalog.pg_extension order by 1
    ) as extensions`;

/** One look at the catalog of the database, which any role may take. */
export async function lookAtCatalog(
  { databases }: Pick<Host, "databases">,
  url: string,
): Promise<CatalogLook> {
  try {
    const [row] = await databases.connect(url, (database) => database.query(query));
    return {
      invalidIndexes: textsOf(row?.["invalid_indexes"]),
      extensions: textsOf(row?.["extensions"]),
    };
  } catch (thrown) {
    const connection = parseConnection(url);
    throw connection === undefined ? thrown : connectionFaultOf(thrown, connection);
  }
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
