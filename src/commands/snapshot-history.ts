import { counted } from "../data/counted.ts";
import { faultReportOf, GateFault } from "../gate/fault.ts";
import { exitCodes } from "../gate/result.ts";
import { locate } from "../host/locate.ts";
import type { SnapshotHistory, SnapshotHistoryOutput } from "../report/snapshot-history-output.ts";
import { snapshotHistoryPage } from "../report/snapshot-history-page.ts";
import { snapshotHistoryText } from "../report/snapshot-history-text.ts";
import { gatherHistory } from "./gather-history.ts";
import { Misuse } from "./load-config.ts";
import { redactedTexts } from "./redacted-texts.ts";
import type { World } from "./world.ts";

type Format = "text" | "json" | "html";

export type SnapshotHistoryRequest = {
  readonly format?: Format | undefined;
  readonly json?: boolean | undefined;
  /** Where the page goes; `-` is standard output. */
  readonly html?: string | undefined;
  /** Tag of the release after which it begins. */
  readonly since?: string | undefined;
  /** How many releases are told, the newest. */
  readonly limit?: string | undefined;
  /** Whether pre-releases are told too. */
  readonly prereleases: boolean;
  readonly config?: string | undefined;
};

/**
 * Tells by release tag what changed in the committed snapshot. Exit code 0 when it is told, whatever single releases
 * hold; 2 when it cannot be, in JSON as a document.
 */
export async function snapshotHistory(
  request: SnapshotHistoryRequest,
  world: World,
): Promise<number> {
  const limit = limitOf(request.limit);
  const format = formatOf(request);
  const target = request.html === "-" ? undefined : request.html;
  if (target !== undefined) await assertWritable(world, target);
  const print = (text: string) => world.output.document(world.host.secrets.redact(text));
  try {
    const history = redactedTexts(await gatherHistory({ ...request, limit }, world), world.host);
    if (target === undefined) print(documentOf(history, format));
    else await writePage(world, target, history);
    return exitCodes.yes;
  } catch (thrown) {
    if (!(thrown instanceof GateFault) || format !== "json") throw thrown;
    print(jsonText({ schemaVersion: 1, verdict: "undecided", fault: faultReportOf(thrown) }));
    return exitCodes.unknown;
  }
}

/** Throws `Misuse` when the options ask for two formats at once. */
function formatOf({ format, json, html }: SnapshotHistoryRequest): Format {
  const asked = new Set<Format>([
    ...(format === undefined ? [] : [format]),
    ...(json === true ? (["json"] as const) : []),
    ...(html === undefined ? [] : (["html"] as const)),
  ]);
  const [only = "text", other] = asked;
  if (other === undefined) return only;
  throw new Misuse(`It is told in one format; ${only} and ${other} were asked for.`);
}

function limitOf(limit: string | undefined): number | undefined {
  if (limit === undefined) return undefined;
  if (/^[1-9]\d{0,5}$/.test(limit)) return Number(limit);
  throw new Misuse(`--limit is "${limit}"; expected how many releases, such as 10.`);
}

/** Throws `Misuse` when the page would take the place of something that is no page. */
async function assertWritable({ host, directory }: World, file: string): Promise<void> {
  if (file === "") throw new Misuse("--html takes a file, or - for standard output.");
  const path = locate(directory, file);
  const isFolder = (await host.files.status(`${path}/.`))?.kind === "directory";
  if (isFolder) throw new Misuse(`--html is ${file}, which is a folder; name a file in it.`);
  const kind = (await host.files.status(path))?.kind;
  if (kind === undefined) return;
  const isPage = kind === "file" && /^<!doctype html>/i.test(await textOf(host, path));
  if (!isPage) {
    throw new Misuse(`--html is ${file}, which is there and is no HTML page; name another file.`);
  }
}

async function textOf({ files }: World["host"], path: string): Promise<string> {
  try {
    return (await files.readText(path)) ?? "";
  } catch (thrown) {
    if (thrown instanceof GateFault && thrown.code === "file/not-text") return "";
    throw thrown;
  }
}

async function writePage(
  { host, output, directory }: World,
  file: string,
  history: SnapshotHistory,
): Promise<void> {
  const page = host.secrets.redact(snapshotHistoryPage(history));
  await host.files.writeAtomic(locate(directory, file), page);
  const tagged = history.releases.filter(({ tag }) => tag !== null).length;
  output.message(`${file} tells ${counted(tagged, "release")} of ${history.snapshot}.\n`);
}

function documentOf(history: SnapshotHistory, format: Format): string {
  if (format === "json") return jsonText(history);
  return format === "html" ? snapshotHistoryPage(history) : snapshotHistoryText(history);
}

function jsonText(output: SnapshotHistoryOutput): string {
  return `${JSON.stringify(output, null, 2)}\n`;
}
