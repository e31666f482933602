import { exitCodes } from "../gate/result.ts";
import type { Host } from "../host/host.ts";
import { locate } from "../host/locate.ts";
import { readContent } from "../record/read-content.ts";
import { recordSuffixes, stemOf } from "../record/record-name.ts";
import { notVerified, printedLines } from "../report/record-lines.ts";
import { recordVerifyPage } from "../report/record-verify-page.ts";
import { counted } from "../report/words.ts";
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
  assertPlainName(path);
  const copies = await filesOf(host, path);
  for (const { name, text } of copies) await host.files.writeAtomic(`${target}/${name}`, text);
  const facts = await findFacts(host, projectOf(path), shown.predicate);
  for (const { check, text } of facts) {
    await host.files.writeAtomic(`${target}/${check}.facts.json`, text);
  }
  const named = (suffix: string) => copies.find(({ name }) => name.endsWith(suffix))?.name ?? null;
  const page = recordVerifyPage({
    bundle: named(recordSuffixes.bundle),
    dsse: named(recordSuffixes.dsse),
    manifest: named(recordSuffixes.manifest),
  });
  await host.files.writeAtomic(`${target}/VERIFY.md`, page);
  const files = [
    ...copies.map(({ name }) => name),
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

type Copy = { readonly name: string; readonly text: string };

/** Every readable file that shares the record's name. */
async function filesOf(host: Pick<Host, "files">, path: string): Promise<readonly Copy[]> {
  const stem = stemOf(path);
  const copies: Copy[] = [];
  for (const suffix of Object.values(recordSuffixes)) {
    const content = await readContent(host, `${stem}${suffix}`);
    if (content.kind !== "bytes") continue;
    const name = `${stem.slice(stem.lastIndexOf("/") + 1)}${suffix}`;
    copies.push({ name, text: Buffer.from(content.bytes).toString("utf8") });
  }
  return copies;
}

/** The page repeats the name in commands for a shell. */
function assertPlainName(path: string): void {
  const name = path.slice(path.lastIndexOf("/") + 1);
  if (/^[A-Za-z0-9][A-Za-z0-9._+-]*$/.test(name)) return;
  throw new Misuse("The record's name has to be of letters, digits and . _ + - to be exported.");
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
