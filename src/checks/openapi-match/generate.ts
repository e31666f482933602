import { posix } from "node:path";
import type { CheckSettings } from "../../config/config.ts";
import type { Candidate } from "../../gate/candidate.ts";
import { inCleanCopy } from "../../git/clean-copy.ts";
import { detourWords, findDetour } from "../../host/detour.ts";
import type { Exit, Host } from "../../host/host.ts";
import type { ApiDocument } from "../../openapi/document.ts";
import { readDocument } from "../../openapi/load/read-document.ts";
import { declaredVariables } from "../../project-command/declared-variables.ts";
import { lastLinesOf } from "../../project-command/last-lines.ts";
import { comparisonOf } from "./compare.ts";
import type { Generated } from "./facts.ts";

type Needs = Pick<Host, "environment" | "files" | "processes" | "secrets">;
type Settings = CheckSettings<"openapi-match">;

/** What the generator came to; `document` is there when both runs gave the same readable one. */
type Generation = {
  readonly generated: Generated;
  readonly document: ApiDocument | undefined;
};

/** What a run that succeeded gave. */
type Run = { readonly text: string | undefined };

/** Runs the generation command twice in a clean copy of the commit. */
export async function generateTwice(
  host: Needs,
  settings: Settings,
  candidate: Candidate,
): Promise<Generation> {
  const variables = declaredVariables(host, settings.environment, "for the OpenAPI generator");
  const linked = settings.dependencies.filter((folder) => !holds(folder, settings.output));
  return inCleanCopy(host, candidate, linked, async (copy) => {
    const first = await generate(host, settings, copy, variables);
    if ("generated" in first) return first;
    const second = await generate(host, settings, copy, variables);
    if ("generated" in second) return second;
    return generationOf(first, second);
  });
}

/** Whether a folder is or holds a path. Linked in, it would lead what the command writes to the user's tree. */
function holds(folder: string, path: string): boolean {
  const way = posix.relative(folder, path);
  return path !== "stdout" && way !== ".." && !way.startsWith("../");
}

/**
 * One run, or why there is nothing to compare. A file it should write is removed before, so that a command
 * that writes nothing does not pass with what was committed; never through a link, which leads out of the copy.
 */
async function generate(
  host: Needs,
  { generate: argv, output }: Settings,
  copy: string,
  variables: Readonly<Record<string, string>>,
): Promise<Run | Generation> {
  const { files, processes } = host;
  const isFile = output !== "stdout";
  const place = posix.normalize(output);
  const path = `${copy}/${place}`;
  const astray = () => (isFile ? strayed(host, copy, posix.dirname(place)) : undefined);
  const before = await astray();
  if (before !== undefined) return before;
  if (isFile) await files.remove(path);
  const exit = await processes.run({ argv, cwd: copy, variables, log: isFile });
  if (exit.code !== 0) return failed(host, exit, copy);
  const after = await astray();
  return after ?? { text: isFile ? await files.readText(path) : exit.stdout };
}

async function strayed(
  { files }: Pick<Host, "files">,
  copy: string,
  folder: string,
): Promise<Generation | undefined> {
  const detour = await findDetour(files, copy, folder);
  if (detour === undefined) return undefined;
  const { path, kind } = detour;
  return { generated: { state: "astray", path, found: detourWords(kind) }, document: undefined };
}

function generationOf(first: Run, second: Run): Generation {
  const [one, two] = [readDocument(first.text), readDocument(second.text)];
  if (one.document === undefined || two.document === undefined) {
    const { facts } = one.document === undefined ? one : two;
    return { generated: { state: "done", document: facts }, document: undefined };
  }
  const names = { before: "first run", after: "second run" };
  const between = comparisonOf(one.document, two.document, names);
  return between.total > 0
    ? { generated: { state: "unstable", between }, document: undefined }
    : { generated: { state: "done", document: one.facts }, document: one.document };
}

function failed(host: Pick<Host, "secrets">, exit: Exit, copy: string): Generation {
  const { code, signal } = exit;
  const lastLines = lastLinesOf(host, exit, copy);
  return {
    generated: { state: "failed", exitCode: code, signal, lastLines },
    document: undefined,
  };
}
