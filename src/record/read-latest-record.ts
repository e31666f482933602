import { utf8ToBytes } from "@noble/hashes/utils.js";
import type { Host } from "../host/host.ts";
import { bytesOf, readContent } from "./read-content.ts";
import { readStatement } from "./read-statement.ts";
import { readWrapper } from "./read-wrapper.ts";
import { cosignedNameOf, recordSuffixes, stemOf } from "./record-name.ts";
import type { ReadPredicate } from "./statement-schema.ts";
import type { RecordPlace } from "./write-record.ts";

/** A record and its file, relative to the project folder. Nobody has verified its signature. */
export type LatestRecord = { readonly file: string; readonly predicate: ReadPredicate };

/** The record of the project's latest run that can be read, signed or not; undefined when there is none. */
export async function readLatestRecord(
  host: Pick<Host, "files">,
  { project, directory }: RecordPlace,
): Promise<LatestRecord | undefined> {
  const names = (await host.files.list(`${project}/${directory}`)).filter(isRecord);
  let latest: LatestRecord | undefined;
  for (const name of names.sort(byTime)) {
    if (latest !== undefined && timeOf(latest.file.slice(directory.length + 1)) !== timeOf(name))
      break;
    const file = `${directory}/${name}`;
    const predicate = await readPredicate(host, `${project}/${file}`);
    if (predicate === undefined) continue;
    if (latest === undefined || predicate.finishedAt > latest.predicate.finishedAt)
      latest = { file, predicate };
  }
  return latest;
}

async function readPredicate(
  host: Pick<Host, "files">,
  path: string,
): Promise<ReadPredicate | undefined> {
  const content = await readContent(host, path);
  const bytes = bytesOf(content);
  if (typeof bytes === "string") return undefined;
  if (path.endsWith(recordSuffixes.unsigned)) {
    const statement = readStatement(utf8ToBytes(new TextDecoder().decode(bytes).trimEnd()));
    return "code" in statement ? undefined : statement.predicate;
  }
  const wrapper = readWrapper(content);
  if ("code" in wrapper) return undefined;
  const statement = readStatement(wrapper.payload);
  return "code" in statement ? undefined : statement.predicate;
}

function isRecord(name: string): boolean {
  if (cosignedNameOf(name) !== undefined) return false;
  return name.endsWith(recordSuffixes.bundle) || name.endsWith(recordSuffixes.unsigned);
}

/** The latest first: names start with the second in which the run ended. */
function byTime(one: string, other: string): number {
  return timeOf(other).localeCompare(timeOf(one));
}

function timeOf(name: string): string {
  return stemOf(name).slice(0, "20261121T011500Z".length);
}
