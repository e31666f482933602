import { exitCodes, type Outcome } from "../gate/result.ts";
import { listRecords } from "../record/list-records.ts";
import { type RecordList, recordListJson, recordListText } from "../report/record-list.ts";
import { loadConfig, Misuse } from "./load-config.ts";
import type { World } from "./world.ts";

export type RecordListRequest = {
  readonly json: boolean;
  readonly outcome?: Outcome | undefined;
  /** Where the commit was to go. */
  readonly environment?: string | undefined;
  readonly limit?: string | undefined;
  readonly config?: string | undefined;
};

/**
 * Lists the records of the project, the newest first. Exit code 0 whatever they say: a list speaks of no single record,
 * and has verified none.
 */
export async function recordList(
  request: RecordListRequest,
  { host, output, directory }: World,
): Promise<number> {
  const limit = limitOf(request.limit);
  const { config, project } = await loadConfig(host, directory, request.config);
  const place = { project, directory: config.record.directory };
  const list = listOf(place.directory, await listRecords(host, place), { ...request, limit });
  output.document(request.json ? recordListJson(list) : recordListText(list));
  return exitCodes.yes;
}

function listOf(
  directory: string,
  all: Awaited<ReturnType<typeof listRecords>>,
  { outcome, environment, limit }: Omit<RecordListRequest, "limit"> & { limit: number },
): RecordList {
  const records = all
    .flatMap((listed) => (listed.kind === "record" ? [listed.record] : []))
    .filter(({ predicate }) => outcome === undefined || predicate.outcome === outcome)
    .filter(
      ({ predicate }) => environment === undefined || predicate.environment.to === environment,
    );
  const unreadable = all.flatMap((listed) =>
    listed.kind === "unreadable" ? [{ file: listed.file, message: listed.refusal.message }] : [],
  );
  return {
    directory,
    records: records.slice(0, limit),
    more: Math.max(0, records.length - limit),
    unreadable,
  };
}

function limitOf(limit: string | undefined): number {
  if (limit === undefined) return Number.POSITIVE_INFINITY;
  if (/^[1-9]\d{0,5}$/.test(limit)) return Number(limit);
  throw new Misuse(`--limit is "${limit}"; expected how many records, such as 10.`);
}
