import { exitCodes } from "../gate/result.ts";
import { locate } from "../host/locate.ts";
import { compareRecords, isSame } from "../report/record-comparison.ts";
import { recordDiffJson, recordDiffText } from "../report/record-diff.ts";
import { printedJson, printedLines } from "../report/record-lines.ts";
import { exitCodeOfRecord, projectOf, readRecordFile } from "./record-file.ts";
import { compareSources } from "./record-sources.ts";
import type { World } from "./world.ts";

export type RecordDiffRequest = {
  readonly a: string;
  readonly b: string;
  readonly json: boolean;
};

/**
 * Tells what changed from one record to another. Exit code 1 when they differ, 2 when one cannot be read; when they say
 * the same, the code of their outcome, so that 0 never stands for a blocked run. Verifies nothing, and says so.
 */
export async function recordDiff(
  request: RecordDiffRequest,
  { host, output, directory }: World,
): Promise<number> {
  const a = await readRecordFile(host, directory, request.a);
  const b = await readRecordFile(host, directory, request.b);
  if ("code" in a || "code" in b) {
    const unreadable = [a, b].flatMap((read, at) =>
      "code" in read ? [{ file: at === 0 ? request.a : request.b, message: read.message }] : [],
    );
    output.document(
      request.json
        ? printedJson({ version: 1, verified: false, same: null, unreadable })
        : printedLines(unreadable.map(({ file, message }) => `UNREADABLE  ${file}: ${message}`)),
    );
    return exitCodes.unknown;
  }
  const comparison = compareRecords(a, b);
  const same = isSame(comparison);
  const project = projectOf(locate(directory, request.b));
  const diff = { a, b, same, comparison, ...(await compareSources({ host }, project, { a, b })) };
  output.document(request.json ? recordDiffJson(diff) : recordDiffText(diff));
  return same ? Math.max(exitCodeOfRecord(a), exitCodeOfRecord(b)) : exitCodes.no;
}
