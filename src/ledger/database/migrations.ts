import { createHash } from "node:crypto";
import { GateFault } from "../../gate/fault.ts";
import type { Host } from "../../host/host.ts";
import { locate } from "../../host/locate.ts";

/** A file of `db/migrations/`: `<version>-<what>.sql`. */
export type Migration = {
  readonly version: number;
  readonly name: string;
  readonly sha256: string;
  readonly sql: string;
};

/** The migrations that this program knows, in their order. */
export async function readMigrations({
  files,
  machine,
}: Pick<Host, "files" | "machine">): Promise<readonly Migration[]> {
  const path = locate(machine.installation, "../db/migrations");
  const names = (await files.list(path)).filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name));
  const found: Migration[] = [];
  for (const name of names) {
    const sql = (await files.readText(`${path}/${name}`)) ?? "";
    const sha256 = createHash("sha256").update(sql).digest("hex");
    found.push({ version: Number(name.slice(0, 4)), name, sha256, sql });
  }
  if (found.length === 0) throw new GateFault("ledger/migrations-missing", { path });
  return found;
}
