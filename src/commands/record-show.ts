import { exitCodes } from "../gate/result.ts";
import { printedJson, printedLines } from "../report/record-lines.ts";
import { recordShowJson, recordShowText } from "../report/record-show.ts";
import { exitCodeOfRecord, readRecordFile } from "./record-file.ts";
import type { World } from "./world.ts";

export type RecordShowRequest = { readonly record: string; readonly json: boolean };

/**
 * Shows what a record says. Verifies nothing, and says so. Exit code as the record's outcome has it; 1 for one that
 * cannot be read or contradicts itself.
 */
export async function recordShow(
  { record, json }: RecordShowRequest,
  { host, output, directory }: World,
): Promise<number> {
  const shown = await readRecordFile(host, directory, record);
  if ("code" in shown) {
    const { code, message } = shown;
    output.document(
      json
        ? printedJson({ version: 1, verified: false, file: record, unreadable: { code, message } })
        : printedLines([`UNREADABLE  ${record} is no promotion record.`, `  ${code}  ${message}`]),
    );
    return exitCodes.no;
  }
  output.document(json ? recordShowJson(shown) : recordShowText(shown));
  return exitCodeOfRecord(shown);
}
