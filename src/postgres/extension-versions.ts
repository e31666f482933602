import type { Host } from "../host/host.ts";
import { parseConnection } from "./connection.ts";
import { connectionFaultOf } from "./connection-fault.ts";

/** An installed extension. A dump names it without its version. */
export type ExtensionVersion = { readonly name: string; readonly version: string };

/** The extensions of a database as its catalog has them, by name. */
export async function readExtensionVersions(
  { databases }: Pick<Host, "databases">,
  url: string,
): Promise<readonly ExtensionVersion[]> {
  const sql = `select extname, extversion from pg_extension order by extname collate "C"`;
  try {
    const rows = await databases.connect(url, (database) => database.query(sql));
    return rows.map(({ extname, extversion }) => ({
      name: String(extname),
      version: String(extversion),
    }));
  } catch (thrown) {
    const connection = parseConnection(url);
    throw connection === undefined ? thrown : connectionFaultOf(thrown, connection);
  }
}
