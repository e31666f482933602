import { posix } from "node:path";
import type { ApiDocumentSettings } from "../../config/settings/openapi-match.ts";
import { openFolderReader } from "../../git/open-folder-reader.ts";
import { detourWords, findDetour } from "../../host/detour.ts";
import type { Exit, Host } from "../../host/host.ts";
import { type LoadedApi, loadApi, type ReadText } from "../../openapi/load/load-api.ts";
import { lastLinesOf } from "../../project-command/last-lines.ts";
import { comparisonOf, type Readable } from "./compare.ts";
import type { Generated } from "./facts.ts";

/** Where a generator runs. */
export type Workplace = {
  /** The top of the tree, absolute: references are followed below it. */
  readonly root: string;
  /** The project folder from there; empty when it is the top. */
  readonly prefix: string;
  readonly variables: Readonly<Record<string, string>>;
  /** Of each run; without one, the check's own limit ends it. */
  readonly limitMs?: number;
};

/** What the generator came to; `api` is there when both runs gave the same readable one. */
export type Generation = { readonly generated: Generated; readonly api: Readable | undefined };

/** Runs the generation command of a document twice in the same folder. */
export async function generateTwice(
  host: Pick<Host, "files" | "processes" | "secrets">,
  settings: ApiDocumentSettings,
  place: Workplace,
): Promise<Generation> {
  const first = await generate(host, settings, place);
  if ("generated" in first) return first;
  const second = await generate(host, settings, place);
  if ("generated" in second) return second;
  const [one, two] = [readableOf(first), readableOf(second)];
  if (one === undefined || two === undefined) {
    const { facts } = one === undefined ? first : second;
    return { generated: { state: "done", document: facts }, api: undefined };
  }
  const told = (path: string) => posix.relative(place.prefix, path);
  const between = comparisonOf(one, two, { before: "first run", after: "second run", told });
  return between.total > 0
    ? { generated: { state: "unstable", between }, api: undefined }
    : { generated: { state: "done", document: second.facts }, api: two };
}

/** A description with its texts, when it could be read. */
export function readableOf({ source, texts }: LoadedApi): Readable | undefined {
  return source === undefined ? undefined : { source, texts };
}

/**
 * One run, or why there is nothing to compare. A file it should write is removed before, so that a command
 * that writes nothing does not pass with what was there; never through a link, which leads out of the tree.
 */
async function generate(
  host: Pick<Host, "files" | "processes" | "secrets">,
  { document, generate: argv, output }: ApiDocumentSettings,
  { root, prefix, variables, limitMs }: Workplace,
): Promise<LoadedApi | Generation> {
  const { files, processes } = host;
  const cwd = prefix === "" ? root : `${root}/${prefix}`;
  const isFile = output !== "stdout";
  const place = posix.normalize(output);
  const astray = () => (isFile ? strayed(host, cwd, posix.dirname(place)) : undefined);
  const before = await astray();
  if (before !== undefined) return before;
  if (isFile) await files.remove(`${cwd}/${place}`);
  const limit = limitMs === undefined ? {} : { limitMs };
  const exit = await processes.run({ argv, cwd, variables, log: isFile, ...limit });
  if (exit.code !== 0) return failed(host, exit, cwd);
  const after = await astray();
  if (after !== undefined) return after;
  const tree = openFolderReader(host, root);
  const path = posix.join(prefix, isFile ? place : document);
  return loadApi(isFile ? tree : withText(tree, path, exit.stdout), path);
}

async function strayed(
  { files }: Pick<Host, "files">,
  cwd: string,
  folder: string,
): Promise<Generation | undefined> {
  const detour = await findDetour(files, cwd, folder);
  if (detour === undefined) return undefined;
  const { path, kind } = detour;
  return { generated: { state: "astray", path, found: detourWords(kind) }, api: undefined };
}

function failed(host: Pick<Host, "secrets">, exit: Exit, cwd: string): Generation {
  const { code, signal } = exit;
  const lastLines = lastLinesOf(host, exit, cwd);
  return { generated: { state: "failed", exitCode: code, signal, lastLines }, api: undefined };
}

/** The same reader, but for one file whose text is at hand. */
function withText(read: ReadText, path: string, text: string): ReadText {
  return async (asked) => (asked === path ? { kind: "text", text } : read(asked));
}
