import { GateFault } from "../gate/fault.ts";
import type { Database } from "../host/databases.ts";
import type { Host } from "../host/host.ts";
import { locate } from "../host/locate.ts";
import { exportLedger } from "../ledger/export-ledger.ts";
import { readEntry } from "../ledger/read-entry.ts";
import { readRecordOfEntry } from "../ledger/read-record-of-entry.ts";
import { withServer } from "../postgres/server.ts";
import { ledgerFileOf } from "./open-ledger-file.ts";
import type { World } from "./world.ts";

/** Loads the file ledger into a server of its own, and gives its URL for the length of `work`. */
export async function withFileLedger(
  { host, output, directory }: World,
  config: string | undefined,
  work: (url: string) => Promise<void>,
): Promise<void> {
  const { path, project } = await ledgerFileOf(host, directory, { config });
  if ((await host.files.status(path)) === undefined)
    throw new GateFault("ledger/missing", { path });
  output.message(`Loading ${path} into a PostgreSQL that is gone afterwards …`);
  await withServer(host, {}, async ({ url, source }) => {
    const count = await host.databases.connect(url, async (database) => {
      await makeTables(host, database);
      return load(host, database, { path, project });
    });
    output.message(`${count} entries, shown from ${source} as they are now.`);
    await work(url);
  });
}

async function makeTables({ files, machine }: Host, database: Database): Promise<void> {
  const folder = locate(machine.installation, "../db/migrations");
  for (const name of await files.list(folder)) {
    if (!name.endsWith(".sql")) continue;
    await database.query((await files.readText(`${folder}/${name}`)) ?? "");
  }
}

type Exported = { entry?: string; files?: { path: string; text: string }[] };

async function load(
  host: Host,
  database: Database,
  { path, project }: { path: string; project: string },
): Promise<number> {
  let [ledger, count] = ["", 0];
  for await (const line of exportLedger(host, path, project)) {
    const { entry: text, files = [] }: Exported = JSON.parse(line);
    const entry = text === undefined ? undefined : readEntry(text);
    if (entry === undefined) continue;
    const record = await readRecordOfEntry(host, project, entry.file);
    if (record === undefined || "code" in record) {
      throw new GateFault("record/missing", { path: `${project}/${entry.file}` });
    }
    if (ledger === "") ledger = entry.leaf;
    await database.query("SELECT promote.append_promotion($1, NULL, NULL, $2, $3, $4, $5)", [
      ...[ledger, text, Buffer.from(record.payload)],
      files.map((file) => file.path),
      files.map((file) => Buffer.from(file.text, "utf8")),
    ]);
    count += 1;
  }
  return count;
}
