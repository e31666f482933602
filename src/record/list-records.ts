import type { Host } from "../host/host.ts";
import { readShownRecord } from "./read-shown-record.ts";
import { recordSuffixes, stemOf } from "./record-name.ts";
import type { ShownRecord } from "./shown-statement.ts";
import type { Refusal } from "./verification.ts";
import type { RecordPlace } from "./write-record.ts";

/** One record of a folder, or what stands in its place. */
export type ListedRecord =
  | { readonly kind: "record"; readonly record: ShownRecord }
  | { readonly kind: "unreadable"; readonly file: string; readonly refusal: Refusal };

/** Which file of a record is read: the one that makes it a record, else what a killed run left. */
const mainSuffixes = [
  recordSuffixes.bundle,
  ...Object.values(recordSuffixes).filter(
    (suffix) => ![recordSuffixes.bundle, recordSuffixes.manifest].some((one) => one === suffix),
  ),
  recordSuffixes.manifest,
];

/** Every record of a folder, the newest first by its own clock; those that cannot be read come last, by name. */
export async function listRecords(
  host: Pick<Host, "files">,
  { project, directory }: RecordPlace,
): Promise<readonly ListedRecord[]> {
  const names = await host.files.list(`${project}/${directory}`);
  const listed: ListedRecord[] = [];
  for (const name of mainFilesOf(names)) {
    const file = `${directory}/${name}`;
    const read = await readOne(host, `${project}/${file}`, file);
    listed.push(
      "code" in read
        ? { kind: "unreadable", file, refusal: read }
        : { kind: "record", record: read },
    );
  }
  return listed.sort(newestFirst);
}

async function readOne(host: Pick<Host, "files">, path: string, file: string) {
  if (!file.endsWith(recordSuffixes.manifest)) return readShownRecord(host, path, file);
  const message = "The manifest stands alone: its run ended before there was a record.";
  return { code: "MALFORMED", message } satisfies Refusal;
}

function mainFilesOf(names: readonly string[]): readonly string[] {
  const stems = new Set(names.map(stemOf));
  const present = new Set(names);
  return [...stems].flatMap(
    (stem) =>
      mainSuffixes.map((suffix) => `${stem}${suffix}`).find((name) => present.has(name)) ?? [],
  );
}

function newestFirst(one: ListedRecord, other: ListedRecord): number {
  const [a, b] = [timeOf(one), timeOf(other)];
  return a === b ? fileOf(other).localeCompare(fileOf(one)) : b - a;
}

function timeOf(listed: ListedRecord): number {
  return listed.kind === "record"
    ? Date.parse(listed.record.predicate.finishedAt)
    : Number.NEGATIVE_INFINITY;
}

function fileOf(listed: ListedRecord): string {
  return listed.kind === "record" ? listed.record.file : listed.file;
}
