import { GateFault } from "../gate/fault.ts";
import type { Host } from "../host/host.ts";
import { canonicalJson } from "../record/canonical-json.ts";
import { bytesOf, type Content } from "../record/read-content.ts";
import { recordSuffixes, stemOf } from "../record/record-name.ts";
import type { LedgerEntry } from "./entry.ts";
import { readFileOfEntry } from "./read-file-of-entry.ts";
import { readHeadText } from "./read-head-text.ts";
import { linesIn } from "./read-lines.ts";
import { LedgerWalk } from "./walk.ts";

/** The first line of an export. */
export const exportFormat = { format: "promote-ledger/v1" };

/** One line of an export: an entry as it stands in the ledger, and the files of its record as they are. */
export type ExportedEntry = {
  /** The ledger's line, without its line break. */
  readonly entry: string;
  /** In the order of their paths, which are relative to the project folder. */
  readonly files: readonly { readonly path: string; readonly text: string }[];
};

/** The last line of an export: the file of the head. */
export type ExportedHead = { readonly head: string };

/**
 * A ledger with its records as JSON Lines, from which every file can be written back byte for byte. Throws
 * "ledger/broken" at the first line that is not as it was written, "record/missing" for a record that is not there.
 */
export async function* exportLedger(
  host: Pick<Host, "files" | "journals">,
  path: string,
  project: string,
): AsyncIterable<string> {
  if ((await host.files.status(path)) === undefined)
    throw new GateFault("ledger/missing", { path });
  const head = await readHeadText(host, path);
  const walk = new LedgerWalk();
  yield lineOfExport(exportFormat);
  for await (const lines of linesIn(host.journals.read(path))) {
    for (const line of lines) {
      if (line.kind === "torn") walk.torn(line.bytes);
      const entry = line.kind === "line" ? walk.line(line.text) : undefined;
      const [problem] = walk.problems.told;
      if (problem !== undefined)
        throw new GateFault("ledger/broken", { path, problem: problem.message });
      if (line.kind !== "line" || entry === undefined || line.text === undefined) continue;
      const files = await filesOfEntry(host, project, entry);
      yield lineOfExport({ entry: line.text, files } satisfies ExportedEntry);
    }
  }
  if (head !== undefined) yield lineOfExport({ head } satisfies ExportedHead);
}

/** The files of an entry's record in the order of their paths; those of `more`, too. */
export async function filesOfEntry(
  host: Pick<Host, "files">,
  project: string,
  { file }: LedgerEntry,
  more: readonly string[] = [],
): Promise<ExportedEntry["files"]> {
  const stem = stemOf(file);
  const paths = new Set([
    file,
    ...Object.values(recordSuffixes).map((suffix) => `${stem}${suffix}`),
    ...more,
  ]);
  const files: { path: string; text: string }[] = [];
  for (const path of [...paths].sort()) {
    const content = await readFileOfEntry(host, project, path);
    if (content.kind === "missing" && path !== file) continue;
    files.push({ path, text: textIn(content, `${project}/${path}`) });
  }
  return files;
}

function textIn(content: Content, path: string): string {
  if (content.kind === "missing") throw new GateFault("record/missing", { path });
  const bytes = bytesOf(content);
  if (typeof bytes === "string")
    throw new GateFault("file/unreadable", { path, reason: `it ${bytes}` });
  return Buffer.from(bytes).toString("utf8");
}

/** A line of an export, with its line break. */
export function lineOfExport(line: ExportedEntry | ExportedHead | typeof exportFormat): string {
  return `${canonicalJson(line)}\n`;
}
