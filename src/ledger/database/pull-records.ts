import { createHash } from "node:crypto";
import { GateFault } from "../../gate/fault.ts";
import type { Host } from "../../host/host.ts";
import { maxFileBytes } from "../../record/read-content.ts";
import { isSshRecord } from "../../record/read-signed-statement.ts";
import { readStatement } from "../../record/read-statement.ts";
import { cosignedNameOf, recordSuffixes, stemOf } from "../../record/record-name.ts";
import { allEntries } from "../all-entries.ts";
import type { LedgerEntry } from "../entry.ts";
import { type LedgerPlace, pathsOf } from "../ledger-place.ts";
import { readFileOfEntry } from "../read-file-of-entry.ts";
import { ask, type LedgerDatabase } from "./ledger-database.ts";
import { payloadOf } from "./payload-of.ts";
import type { SentEntry } from "./send-entries.ts";

type PullHost = Pick<Host, "files" | "journals">;

/** What pulling came to. */
export type Pulled = {
  /** Records that are here now and were not. */
  readonly brought: number;
  /** The record of each entry that is still not here whole, and why. */
  readonly left: readonly { readonly file: string; readonly why: string }[];
};

/**
 * Brings the records of entries that came from other machines. A file that is here is left as it is; one that is not
 * comes only where it is what its entry was made of. Throws faults of the database and of this ledger.
 */
export async function pullRecords(
  host: PullHost,
  database: LedgerDatabase,
  place: LedgerPlace,
): Promise<Pulled> {
  const left: { file: string; why: string }[] = [];
  let brought = 0;
  for (const entry of await allEntries(host, pathsOf(place).ledger)) {
    if (await isWhole(host, place, entry)) continue;
    const why = await pull(host, database, place, entry);
    if (why === undefined) brought += 1;
    else left.push({ file: entry.file, why });
  }
  return { brought, left };
}

async function isWhole(host: PullHost, { project }: LedgerPlace, entry: LedgerEntry) {
  const stem = stemOf(entry.file);
  const needed = [entry.file, `${stem}${recordSuffixes.manifest}`];
  if (isSshRecord(entry.file)) {
    const { statement, sshSignature } = recordSuffixes;
    needed.push(`${stem}${statement}`, `${stem}${sshSignature}`);
  }
  for (const path of needed) {
    if ((await readFileOfEntry(host, project, path)).kind === "missing") return false;
  }
  return true;
}

/** Brings one record; otherwise says why not. The file that makes it a record is written last. */
async function pull(
  host: PullHost,
  database: LedgerDatabase,
  { project }: LedgerPlace,
  entry: LedgerEntry,
): Promise<string | undefined> {
  const found = await filesIn(database, entry);
  if (found.length === 0) return "is not in the database either";
  const fit = fitFiles(entry, found);
  if (fit === undefined) return "is not what its entry was made of, in the database";
  for (const { path, text } of fit) {
    const { kind } = await readFileOfEntry(host, project, path);
    if (kind === "missing") await host.files.writeAtomic(`${project}/${path}`, text);
    else if (kind === "not-a-file") throw unsafe(project, path);
  }
  return undefined;
}

function unsafe(project: string, path: string): GateFault {
  return new GateFault("record/folder-unsafe", {
    path: `${project}/${path}`,
    found: "no file of its own",
  });
}

async function filesIn(
  database: LedgerDatabase,
  { leaf }: LedgerEntry,
): Promise<SentEntry["files"]> {
  const rows = await ask(database, "SELECT * FROM promote.files_of($1)", [leaf]);
  const files: { path: string; text: string }[] = [];
  for (const { path, content } of rows) {
    if (typeof path !== "string" || !Buffer.isBuffer(content)) continue;
    const text = content.toString("utf8");
    const isText = content.length <= maxFileBytes && Buffer.from(text, "utf8").equals(content);
    if (isText) files.push({ path, text });
  }
  return files;
}

/** The files to write, in their order; undefined unless the record is the one of the entry. */
function fitFiles(entry: LedgerEntry, files: SentEntry["files"]): SentEntry["files"] | undefined {
  const payload = payloadOf(entry.file, files);
  if (payload === undefined || sha256(payload) !== entry.payloadSha256) return undefined;
  const statement = readStatement(payload);
  if ("code" in statement) return undefined;
  const stem = stemOf(entry.file);
  const manifest = files.find(({ path }) => path === `${stem}${recordSuffixes.manifest}`);
  const said = statement.subject[1].digest.sha256;
  if (manifest === undefined || sha256(manifest.text) !== said) return undefined;
  const isOther = ({ path }: { readonly path: string }) =>
    path !== manifest.path && path !== entry.file && isFitFile(path, stem, entry, files);
  return [manifest, ...files.filter(isOther), ...files.filter(({ path }) => path === entry.file)];
}

/** Whether a file belongs beside the record, and says what the record says. */
function isFitFile(
  path: string,
  stem: string,
  entry: LedgerEntry,
  files: SentEntry["files"],
): boolean {
  if (isSshRecord(entry.file) && path === `${stem}${recordSuffixes.statement}`) return true;
  if (isSshRecord(entry.file) && path === `${stem}${recordSuffixes.sshSignature}`) return true;
  const isWrapper =
    path === `${stem}${recordSuffixes.dsse}` || path === `${stem}${recordSuffixes.bundle}`;
  if (!isWrapper && cosignedNameOf(path) !== stem) return false;
  const payload = payloadOf(path, files);
  return payload !== undefined && sha256(payload) === entry.payloadSha256;
}

function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
