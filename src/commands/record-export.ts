import { counted } from "../data/counted.ts";
import { exitCodes } from "../gate/result.ts";
import type { Host } from "../host/host.ts";
import { locate } from "../host/locate.ts";
import { readContent } from "../record/read-content.ts";
import { cosignedNameOf, recordSuffixes, stemOf } from "../record/record-name.ts";
import { sshKeygenCommand } from "../record/ssh/ssh-keygen-command.ts";
import { notVerified, printedLines } from "../report/record-lines.ts";
import { type ExportedFiles, recordVerifyPage } from "../report/record-verify-page.ts";
import { Misuse } from "./load-config.ts";
import { findFacts } from "./record-facts.ts";
import { exitCodeOfRecord, projectOf, readRecordFile } from "./record-file.ts";
import type { World } from "./world.ts";

export type RecordExportRequest = {
  readonly record: string;
  /** A folder that is new or empty. */
  readonly out: string;
};

/**
 * Copies all files of a record, byte for byte, into a folder with a page that says how to verify them. Exit code as the
 * record's outcome has it, once all is copied; 1 for a file that is no record, of which nothing is copied.
 */
export async function recordExport(
  { record, out }: RecordExportRequest,
  { host, output, directory }: World,
): Promise<number> {
  const target = locate(directory, out);
  await assertEmpty(host, target, out);
  const shown = await readRecordFile(host, directory, record);
  if ("code" in shown) {
    output.message(printedLines([`${record} is no promotion record: ${shown.message}`]));
    return exitCodes.no;
  }
  const path = locate(directory, record);
  const { name } = splitPath(path);
  assertPlainName(name);
  const copies = await filesOf(host, path);
  for (const copy of copies) await host.files.writeAtomic(`${target}/${copy.name}`, copy.text);
  const facts = await findFacts(host, projectOf(path), shown.predicate);
  for (const { check, text } of facts) {
    await host.files.writeAtomic(`${target}/${check}.facts.json`, text);
  }
  const page = recordVerifyPage(exportedFilesOf(stemOf(name), copies));
  await host.files.writeAtomic(`${target}/VERIFY.md`, page);
  const files = [
    ...copies.map((copy) => copy.name),
    ...facts.map(({ check }) => `${check}.facts.json`),
  ];
  output.document(
    printedLines([
      `${counted(files.length, "file")} of the record and VERIFY.md are in ${out}.`,
      ...files.map((name) => `  ${name}`),
      notVerified("this record"),
    ]),
  );
  return exitCodeOfRecord(shown);
}

function exportedFilesOf(stem: string, copies: readonly Copy[]): ExportedFiles {
  const named = (suffix: string) =>
    copies.some(({ name }) => name === `${stem}${suffix}`) ? `${stem}${suffix}` : null;
  const statement = named(recordSuffixes.sshSignature) && named(recordSuffixes.statement);
  const signer = { allowedSigners: "ALLOWED_SIGNERS", identity: "PRINCIPAL" };
  return {
    bundle: named(recordSuffixes.bundle),
    dsse: named(recordSuffixes.dsse),
    manifest: named(recordSuffixes.manifest),
    ssh: statement === null ? null : { statement, command: sshKeygenCommand(stem, signer) },
  };
}

type Copy = { readonly name: string; readonly text: string };

/** The named file, and every readable one beside it that is the same record's or a co-signature of it. */
async function filesOf(host: Pick<Host, "files">, path: string): Promise<readonly Copy[]> {
  const { folder, name: named } = splitPath(path);
  const stem = stemOf(named);
  const own = new Set([named, ...Object.values(recordSuffixes).map((end) => `${stem}${end}`)]);
  const copies: Copy[] = [];
  for (const name of await host.files.list(folder)) {
    if (!own.has(name) && cosignedNameOf(name) !== stem) continue;
    const content = await readContent(host, `${folder}/${name}`);
    if (content.kind !== "bytes") continue;
    copies.push({ name, text: Buffer.from(content.bytes).toString("utf8") });
  }
  return copies;
}

/** Throws `Misuse` for a name that is not safe in the page's commands, which are for a shell. */
function assertPlainName(name: string): void {
  if (/^[A-Za-z0-9][A-Za-z0-9._+-]*$/.test(name)) return;
  throw new Misuse("The record's name has to be of letters, digits and . _ + - to be exported.");
}

function splitPath(path: string): { readonly folder: string; readonly name: string } {
  const cut = path.lastIndexOf("/");
  return { folder: path.slice(0, cut) || "/", name: path.slice(cut + 1) };
}

async function assertEmpty(
  { files }: Pick<Host, "files">,
  target: string,
  out: string,
): Promise<void> {
  if (out === "") throw new Misuse("--out takes a folder that is new or empty.");
  const kind = (await files.status(target))?.kind;
  if (kind === undefined) return;
  if (kind !== "directory") throw new Misuse(`--out is ${out}, which is there and is no folder.`);
  if ((await files.list(target)).length > 0) {
    throw new Misuse(`--out is ${out}, which is not empty; name a folder that is new or empty.`);
  }
}
