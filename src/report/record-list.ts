import { counted } from "../data/counted.ts";
import { toTheSecond } from "../data/iso-time.ts";
import type { ShownRecord } from "../record/shown-statement.ts";
import { claimOf, notVerified, printedJson, printedLines, section } from "./record-lines.ts";

/** Records of a project that were read and not verified, the newest first. */
export type RecordList = {
  /** Relative to the project folder. */
  readonly directory: string;
  readonly records: readonly ShownRecord[];
  /** How many more there are that were asked for, and older than these. */
  readonly more: number;
  readonly unreadable: readonly { readonly file: string; readonly message: string }[];
};

/** The list for a person: three lines a record; but for its file, they fit into 80 columns. */
export function recordListText({ directory, records, more, unreadable }: RecordList): string {
  return printedLines([
    ...(records.length === 0
      ? [`There are no such records in ${directory}.`]
      : [notVerified("these records"), ""]),
    ...records.flatMap(recordLines),
    ...(more === 0 ? [] : [`${counted(more, "older record")} left out.`]),
    ...section(
      "Cannot be read",
      unreadable.flatMap(({ file, message }) => [`  ${file}`, `      ${message}`]),
    ),
  ]);
}

function recordLines(record: ShownRecord): readonly string[] {
  const { environment, source, finishedAt, actor } = record.predicate;
  return [
    `${toTheSecond(finishedAt)}  ${claimOf(record).padEnd(9)}  ${source.commit.slice(0, 12)}  ${environment.from} -> ${environment.to}`,
    `  ${record.file}`,
    `  by ${actor.id} (${actor.provenBy})`,
  ];
}

/** The list for a program: schema version 1. */
export function recordListJson({ directory, records, more, unreadable }: RecordList): string {
  return printedJson({
    version: 1,
    verified: false,
    directory,
    records: records.map(({ file, signed, payloadSha256, predicate, objections }) => {
      const { recordId, outcome, purpose, repository, environment, source } = predicate;
      const { startedAt, finishedAt, expiresAt, actor } = predicate;
      return {
        ...{ file, recordId, payloadSha256, signed, outcome, objections, purpose },
        ...{ repository: repository.uri, environment, commit: source.commit },
        ...{ startedAt, finishedAt, expiresAt, actor },
      };
    }),
    more,
    unreadable,
  });
}
